"""site_example/apps/unit_picker.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_the_quantity_decides_which_units_there_are(open_app: OpenApp) -> None:
    page = open_app("unit_picker")
    result = page.get_by_label("Result")
    expect(result).to_have_value("0.001 kilometre\n3.28084 foot")
    page.get_by_role("combobox", name="Quantity").click()
    page.get_by_role("option", name="Mass").click()
    expect(page.get_by_role("combobox", name="From")).to_have_value("kilogram")
    expect(result).to_have_value("1,000 gram\n2.20462 pound")
    page.get_by_role("combobox", name="From").click()
    expect(page.get_by_role("option")).to_have_text(["kilogram", "gram", "pound", "ounce"])
    assert_accessible(page)


def test_typing_filters_and_enter_chooses(open_app: OpenApp) -> None:
    page = open_app("unit_picker")
    source = page.get_by_role("combobox", name="From")
    source.click()
    source.fill("mi")
    expect(page.get_by_role("option")).to_have_text(["mile"])
    source.press("ArrowDown")
    source.press("Enter")
    expect(source).to_have_value("mile")
    expect(page.get_by_label("Result")).to_have_value("1.60934 kilometre\n5,280 foot")


def test_a_unit_can_be_made_up(open_app: OpenApp) -> None:
    page = open_app("unit_picker")
    targets = page.get_by_role("combobox", name="To")
    targets.fill("furlong = 201.168")
    targets.press("Enter")
    expect(page.get_by_label("Result")).to_have_value("0.001 kilometre\n3.28084 foot\n0.00497097 furlong")
    targets.press("Backspace")
    expect(page.get_by_label("Result")).to_have_value("0.001 kilometre\n3.28084 foot")
