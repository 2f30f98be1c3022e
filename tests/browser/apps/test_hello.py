"""site_example/apps/hello.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_a_name_is_greeted(open_app: OpenApp) -> None:
    page = open_app("hello")
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")
    assert_accessible(page)


def test_clear_empties_both_boxes(open_app: OpenApp) -> None:
    page = open_app("hello")
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_label("Name")).to_have_value("")
    expect(page.get_by_label("Greeting")).to_have_value("")
