"""site_example/apps/pipeline.py"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def order(page: Page, name: str, item: str = "Tea", count: str = "1") -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_role("combobox", name="Item").click()
    page.get_by_role("option", name=item).click()
    page.get_by_label("How many").fill(count)
    page.get_by_role("button", name="Order").click()


def test_an_order_goes_through_all_steps(open_app: OpenApp) -> None:
    page = open_app("pipeline")
    order(page, "Ada", "Coffee", "2")
    expect(page.get_by_label("Steps")).to_have_value("received: 2 Coffee\nprepared: 2 Coffee\nserved\nclosed")
    expect(page.get_by_test_id("toast-text")).to_have_text(["Thank you, Ada.", "Enjoy!"])
    expect(page.get_by_label("Price")).to_have_value("8")
    assert_accessible(page)


@pytest.mark.allow_console_errors
def test_a_step_that_fails_is_told_and_the_app_goes_on(open_app: OpenApp) -> None:
    page = open_app("pipeline")
    order(page, "Ada", "Cake")
    expect(page.get_by_label("Steps")).to_have_value("received: 1 Cake\nsorry, that did not work")
    expect(page.get_by_role("alert")).to_contain_text("division by zero")
    assert "Traceback" not in page.get_by_role("alert").inner_text()
    page.get_by_text("Python console").click()
    expect(page.get_by_role("log", name="Python console")).to_contain_text("in prepare")
    assert_accessible(page)
    order(page, "Ada", "Tea")
    expect(page.get_by_label("Steps")).to_have_value("received: 1 Tea\nprepared: 1 Tea\nserved\nclosed")


@pytest.mark.allow_console_errors
def test_an_order_without_a_name_stops_at_the_first_step(open_app: OpenApp) -> None:
    page = open_app("pipeline")
    page.get_by_role("button", name="Order").click()
    expect(page.get_by_role("alert")).to_contain_text("Say for whom the order is.")
    expect(page.get_by_label("Steps")).to_have_value("")


def test_a_large_order_warns(open_app: OpenApp) -> None:
    page = open_app("pipeline")
    order(page, "Ada", count="11")
    expect(page.get_by_test_id("toast-body").filter(has_text="Warning")).to_contain_text("it may take a while")


def test_enter_in_the_name_tidies_it_up(open_app: OpenApp) -> None:
    page = open_app("pipeline")
    page.get_by_label("Name").fill("  ada lovelace ")
    page.get_by_label("Name").press("Enter")
    expect(page.get_by_label("Name")).to_have_value("Ada Lovelace")
