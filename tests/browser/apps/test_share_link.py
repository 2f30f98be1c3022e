"""site_example/apps/share_link.py"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_a_copied_link_fills_the_form_in_and_runs_nothing(
    open_app: OpenApp, page: Page, site_url: str, wait_until_running: Callable[[], Page]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_app("share_link")
    page.get_by_label("Name", exact=True).fill("Zoë <b>& co")
    page.get_by_label("number input for How many").fill("7")
    page.get_by_role("checkbox", name="Sugar").check()
    page.get_by_label("PIN", exact=True).fill("1234")
    expect(page.get_by_label("Changes that Python saw")).to_have_value("1")
    page.get_by_role("button", name="Share via Link").click()
    expect(page.get_by_role("button", name="Link Copied!")).to_be_visible()
    assert_accessible(page)
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert link == page.url
    assert re.fullmatch(re.escape(f"{site_url}apps/share_link.html#/?deep_link=") + r"[\w-]{20,300}", link)

    page.goto("about:blank")
    page.goto(link)
    wait_until_running()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Zoë <b>& co")
    expect(page.get_by_label("number input for How many")).to_have_value("7")
    expect(page.get_by_role("checkbox", name="Sugar")).to_be_checked()
    expect(page.get_by_label("PIN", exact=True)).to_have_value("")
    expect(page.get_by_label("Order", exact=True)).to_have_value("")
    page.get_by_role("button", name="Order").click()
    expect(page.get_by_label("Order", exact=True)).to_have_value("7 pancakes with Sugar for Zoë <b>& co")
    expect(page.get_by_label("Changes that Python saw")).to_have_value("0")

    page.evaluate("() => { location.hash = '#/?deep_link=AAAA' }")
    expect(page.get_by_test_id("toast-body")).to_contain_text("it is damaged")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Zoë <b>& co")
