"""site_example/apps/toy_writer"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import BOOT_MS, OpenApp


def test_words_come_one_by_one_until_they_are_stopped(open_app: OpenApp) -> None:
    page = open_app("toy_writer")
    story = page.get_by_label("Story")
    page.get_by_label("Begin with").fill("the dog")
    page.get_by_role("spinbutton", name=re.compile("Words")).fill("500")
    page.get_by_role("button", name="Write").click()
    expect(story).to_have_value(re.compile(r"^the dog (\S+ ){3}"), timeout=BOOT_MS)
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("spinbutton", name=re.compile("Words")).fill("5")
    page.get_by_role("spinbutton", name=re.compile("Surprise")).fill("0")
    page.get_by_role("button", name="Write").click()
    # Always the likeliest word, from a table that the repository has in words (scripts/toy_writer.py).
    expect(story).to_have_value(re.compile(r"^the dog ?\. the river wakes before$"))
    assert_accessible(page)
