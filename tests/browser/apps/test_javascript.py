"""site_example/apps/javascript.py"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

SENT = "() => document.querySelector('lite-app').controller.runtime.counters.out"


def test_an_event_in_javascript_sends_nothing_to_python(open_app: OpenApp) -> None:
    page = open_app("javascript")
    before = page.evaluate(SENT)
    page.get_by_role("button", name="Reverse").click()
    expect(page.get_by_label("Result")).to_have_value("olleh")
    assert page.evaluate(SENT) == before


def test_an_event_in_javascript_works_before_python_is_there(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}apps/javascript.html")
    page.get_by_role("button", name="Reverse").click(timeout=90_000)
    expect(page.get_by_label("Result")).to_have_value("olleh")


def test_the_page_prepares_what_python_gets(open_app: OpenApp) -> None:
    page = open_app("javascript")
    page.get_by_label("Text").fill("  hi  ")
    page.get_by_role("button", name="Trim and shout").click()
    expect(page.get_by_label("Result")).to_have_value("HI!")
    page.get_by_role("button", name="Measure").click()
    expect(page.get_by_label("Result")).to_have_value("Your window is 1200 pixels wide, and the text has 6 letters.")
    assert_accessible(page)


def test_javascript_can_end_what_python_does(open_app: OpenApp) -> None:
    page = open_app("javascript")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_label("Result")).to_have_value(re.compile("Looking for “hello” … [2-9] %"))
    page.get_by_role("button", name="Stop and clear").click()
    expect(page.get_by_label("Result")).to_have_value("")
    page.get_by_role("button", name="Trim and shout").click()
    expect(page.get_by_label("Result")).to_have_value("HELLO!")
