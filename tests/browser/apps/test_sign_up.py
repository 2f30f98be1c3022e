"""site_example/apps/sign_up.py"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def complaint(page: Page, label: str) -> str:
    """What the field of that label is told."""
    return page.locator(".block", has=page.get_by_label(label)).locator(".lite-status-error").inner_text().strip()


def test_each_field_is_told_what_is_wrong_until_all_is_well(open_app: OpenApp) -> None:
    page = open_app("sign_up")
    button = page.get_by_role("button", name="Sign up")
    button.click()
    expect(page.get_by_text("You have to be 18.", exact=True)).to_be_visible()
    assert complaint(page, "Name") == "'Ada' is too short or taken; try another."
    assert complaint(page, "Age") == "You have to be 18."
    assert complaint(page, "Password") == "8 characters more, please."
    for label, words in (("Name", "'Ada' is too short or taken; try another."), ("Age", "You have to be 18.")):
        expect(page.get_by_label(label)).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_label(label)).to_have_accessible_description(words)
    expect(page.get_by_test_id("toast-body")).to_have_count(0)
    assert_accessible(page)

    page.get_by_label("Name").fill("Lovelace")
    page.get_by_label("Age").fill("36")
    button.click()
    expect(page.locator(".lite-status-error")).to_have_count(1)
    assert complaint(page, "Password") == "8 characters more, please."
    expect(page.get_by_label("Name")).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Answer")).to_have_value("")

    page.get_by_label("Password").fill("analytical")
    button.click()
    expect(page.get_by_label("Answer")).to_have_value("Welcome, Lovelace!")
    expect(page.locator(".lite-status-error")).to_have_count(0)
