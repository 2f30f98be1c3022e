"""site_example/apps/interface_standard.py"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def submit(page: Page) -> None:
    page.get_by_role("button", name="Submit").click()


def test_a_loan_is_computed_from_all_inputs(open_app: OpenApp) -> None:
    page = open_app("interface_standard")
    page.get_by_label("Amount").fill("1200")
    page.get_by_label("number input for Years").fill("1")
    page.get_by_label("number input for Years").press("Tab")
    page.get_by_text("Conditions", exact=True).click()
    page.get_by_label("Interest (%)").fill("0")
    page.get_by_label("Fee").fill("12")
    assert_accessible(page)
    submit(page)
    expect(page.get_by_label("Monthly payment")).to_have_value("101")
    expect(page.get_by_label("Cost")).to_have_value("12.00 more than you borrowed")


def test_an_example_fills_the_inputs(open_app: OpenApp) -> None:
    page = open_app("interface_standard")
    page.get_by_role("table", name="Examples").get_by_role("button", name="250000, 30").click()
    expect(page.get_by_label("Amount")).to_have_value("250000")
    expect(page.get_by_label("number input for Years")).to_have_value("30")
    submit(page)
    expect(page.get_by_label("Monthly payment")).to_have_value("1342.05")


def test_a_result_can_be_flagged_and_the_app_says_so(open_app: OpenApp) -> None:
    page = open_app("interface_standard")
    submit(page)
    expect(page.get_by_label("Monthly payment")).to_have_value("106.07")
    flag = page.get_by_role("button", name="Flag as too expensive")
    flag.click()
    expect(page.get_by_role("button", name="Saved!")).to_be_visible()
    expect(flag).to_be_enabled()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download flagged").click()
    assert download.value.suggested_filename == "dataset1.csv"
    titles, row = Path(download.value.path()).read_text().splitlines()
    assert titles.endswith("flag,timestamp")
    assert "106.07" in row


def test_clear_empties_inputs_and_outputs(open_app: OpenApp) -> None:
    page = open_app("interface_standard")
    submit(page)
    expect(page.get_by_label("Cost")).not_to_have_value("")
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_label("Amount")).to_have_value("")
    expect(page.get_by_label("Cost")).to_have_value("")


def test_results_cannot_be_edited(open_app: OpenApp) -> None:
    page = open_app("interface_standard")
    expect(page.get_by_label("Monthly payment")).not_to_be_editable()
    expect(page.get_by_label("Cost")).not_to_be_editable()


def test_a_loan_of_nothing_is_refused_in_words(open_app: OpenApp) -> None:
    page = open_app("interface_standard")
    page.get_by_label("Amount").fill("-5")
    submit(page)
    expect(page.get_by_role("alert")).to_contain_text("Ask for more than nothing.")
