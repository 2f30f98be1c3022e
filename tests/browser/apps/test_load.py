"""site_example/apps/load.py"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

SENT = "() => document.querySelector('lite-app').controller.runtime.counters.out"


def test_values_are_made_when_the_page_opens(open_app: OpenApp) -> None:
    page = open_app("load")
    expect(page.get_by_label("Greeting")).to_have_value(re.compile("Good (morning|afternoon|evening)!"))
    expect(page.get_by_label("Proverb of the visit")).to_have_value(re.compile(r"\w+\.$"))
    expect(page.get_by_label("Your die")).to_have_value(re.compile("^[1-6]$"))
    expect(page.get_by_label("Clock")).to_have_value(re.compile(r"^\d\d:\d\d:\d\d$"))
    assert_accessible(page)


def test_the_timer_ticks_until_it_is_stopped(page: Page, open_app: OpenApp) -> None:
    page.clock.install()  # before the app, so that its timer is ours
    open_app("load")
    ticks, run = page.get_by_label("Ticks"), page.get_by_role("checkbox", name="Let it tick")
    expect(ticks).to_have_value(re.compile("[1-9]"))
    run.press("Space")
    expect(page.get_by_label("Ticks (paused)")).to_be_visible()
    page.clock.run_for(100)
    sent = page.evaluate(SENT)
    page.clock.run_for(10_000)
    assert page.evaluate(SENT) == sent
    before = int(page.get_by_label("Ticks (paused)").input_value())
    run.press("Space")
    expect(ticks).to_have_value(str(before + 2))
