"""site_example/apps/buttons.py"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp
from tests.browser.pages import wait_until


def test_every_button_tells_its_name(open_app: OpenApp) -> None:
    page = open_app("buttons")
    for name in ("Primary", "Secondary", "Small", "Medium", "Large", "Star"):
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_label("Last")).to_have_value(f"You pressed {name}.")
    expect(page.get_by_role("button", name="Primary")).to_have_class(re.compile("primary"))
    assert_accessible(page)


def test_a_button_works_by_enter_and_by_space(open_app: OpenApp) -> None:
    page = open_app("buttons")
    page.get_by_role("button", name="Star").press("Enter")
    expect(page.get_by_label("Last")).to_have_value("You pressed Star.")
    page.get_by_role("button", name="Large").press("Space")
    expect(page.get_by_label("Last")).to_have_value("You pressed Large.")


def test_a_link_is_a_link_and_a_button_that_is_off_stays_off(open_app: OpenApp) -> None:
    page = open_app("buttons")
    expect(page.get_by_role("button", name="Not now")).to_be_disabled()
    page.locator("lite-app").get_by_role("link", name="All examples").click()
    expect(page).to_have_url(re.compile("/index.html$"))


def test_a_text_box_has_buttons_to_submit_and_to_stop(open_app: OpenApp) -> None:
    page = open_app("buttons")
    page.get_by_label("Question").fill("Summer")
    page.get_by_role("button", name="Sing").click()
    expect(page.get_by_label("Song")).to_have_value(re.compile("Summer … la la la"))
    page.get_by_role("button", name="Hush").click()
    expect(page.get_by_label("Last")).to_have_value("Hush.")
    expect(page.locator(".lite-status-streaming")).to_have_count(0)


def test_text_is_copied_to_the_clipboard(open_app: OpenApp) -> None:
    page = open_app("buttons")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Star").click()
    expect(page.get_by_label("Last")).to_have_value("You pressed Star.")
    page.get_by_role("button", name="Copy").first.click()
    wait_until(page, "await navigator.clipboard.readText() === 'You pressed Star.'")
