"""site_example/apps/tabbed.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_each_tab_is_an_app_of_its_own_and_keeps_its_values(open_app: OpenApp) -> None:
    page = open_app("tabbed")
    page.get_by_label("Text", exact=True).fill("to be or not to be")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Counts")).to_contain_text('"words": 6')
    assert_accessible(page)

    page.get_by_role("tab", name="Caesar cipher").click()
    expect(page.get_by_label("Text", exact=True)).to_be_hidden()
    page.get_by_label("Message").fill("Hello, World")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Secret", exact=True)).to_have_value("Uryyb, Jbeyq")
    assert_accessible(page)

    page.get_by_role("tab", name="Count words").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("to be or not to be")
    expect(page.get_by_label("Counts")).to_contain_text('"longest": "not"')


def test_tabs_are_chosen_with_the_arrow_keys(open_app: OpenApp) -> None:
    page = open_app("tabbed")
    page.get_by_role("tab", name="Count words").press("ArrowRight")
    expect(page.get_by_role("tab", name="Caesar cipher")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Caesar cipher")).to_be_visible()
