"""site_example/apps/walkthrough.py"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_a_pizza_is_ordered_step_by_step(open_app: OpenApp) -> None:
    page = open_app("walkthrough")
    steps = page.get_by_role("list", name="Steps").get_by_role("button")
    expect(steps).to_have_count(3)
    expect(steps.nth(0)).to_have_attribute("aria-current", "step")
    expect(steps.nth(1)).to_be_disabled()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a pizza first.")
    expect(steps.nth(0)).to_have_attribute("aria-current", "step")
    page.get_by_role("button", name="Close").click()
    page.get_by_label("Funghi").check()
    page.get_by_role("button", name="Next").click()
    expect(steps.nth(1)).to_have_attribute("aria-current", "step")
    expect(page.get_by_role("radiogroup")).to_be_hidden()
    page.get_by_label("number input for How many").fill("3")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Take notes from a file").click()
    chooser.value.set_files([FilePayload(name="notes.txt", mimeType="text/plain", buffer=b"No olives.")])
    expect(page.get_by_label("Notes")).to_have_value("No olives.")
    assert_accessible(page)
    page.get_by_role("button", name="Order").click()
    expect(page.get_by_text("3 x Funghi")).to_be_visible()
    expect(page.get_by_text("for 27 coins")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the receipt").click()
    assert download.value.suggested_filename == "receipt.txt"
    assert Path(download.value.path()).read_text() == "3 x Funghi, 27 coins\nNo olives.\n"
    assert_accessible(page)


def test_back_is_always_possible_and_keeps_what_was_chosen(open_app: OpenApp) -> None:
    page = open_app("walkthrough")
    steps = page.get_by_role("list", name="Steps").get_by_role("button")
    page.get_by_label("Marinara").check()
    page.get_by_role("button", name="Next").click()
    expect(steps.nth(1)).to_have_attribute("aria-current", "step")
    steps.nth(0).press("Enter")
    expect(page.get_by_label("Marinara")).to_be_checked()
    expect(page.get_by_label("Step shown")).to_have_value("Pizza, chosen by you")
    expect(steps.nth(2)).to_be_disabled()
    steps.nth(1).click()
    expect(page.get_by_role("button", name="Order")).to_be_visible()
    expect(page.get_by_label("Step shown")).to_have_value("How many, chosen by you")


def test_the_login_button_says_that_nobody_can_sign_in(open_app: OpenApp) -> None:
    page = open_app("walkthrough")
    page.get_by_label("Marinara").check()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Order").click()
    page.get_by_role("button", name="Sign in with Hugging Face").click()
    expect(page.get_by_role("alert")).to_contain_text("Nobody can sign in here")
