"""site_example/apps/multipage/"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def go(page: Page, name: str, heading: str) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=heading, level=1).last).to_be_visible()


def test_pages_share_their_state_and_keep_what_was_typed(open_app: OpenApp) -> None:
    page = open_app("multipage")
    page.get_by_label("Note to yourself").fill("for the train")
    page.get_by_role("radio", name="Emma, Jane Austen").check()
    page.get_by_role("button", name="Put on my list").click()
    expect(page.get_by_text("1 on your list.")).to_be_visible()
    assert_accessible(page)
    go(page, "Reading list", "Reading list")
    expect(page).to_have_url(re.compile(r"multipage\.html#/list$"))
    expect(page.get_by_text("Emma, Jane Austen", exact=True)).to_be_visible()
    expect(page.get_by_label("Note to yourself")).to_have_count(0)
    assert_accessible(page)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_test_id("markdown").get_by_text("Your list is empty.")).to_be_visible()
    go(page, "Catalogue", "Catalogue")
    expect(page.get_by_label("Note to yourself")).to_have_value("for the train")


def test_back_and_forward_go_through_the_pages(open_app: OpenApp) -> None:
    page = open_app("multipage")
    go(page, "About", "About")
    go(page, "Reading list", "Reading list")
    page.go_back()
    expect(page.get_by_text("You are at /about.")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Note to yourself")).to_be_visible()
    page.go_forward()
    expect(page.get_by_text("You are at /about.")).to_be_visible()
    current = page.get_by_role("navigation", name="Pages").locator("[aria-current=page]")
    expect(current).to_have_text("About")


def test_a_page_can_be_opened_and_reloaded_by_its_address(
    page: Page, site_url: str, wait_until_running: Callable[[], Page]
) -> None:
    page.goto(f"{site_url}apps/multipage.html#/about")
    for _ in range(2):
        wait_until_running()
        expect(page.get_by_text("You are at /about.")).to_be_visible()
        expect(page.get_by_label("Note to yourself")).to_have_count(0)
        page.reload()


def test_an_unknown_page_says_so_and_leads_home(
    page: Page, site_url: str, wait_until_running: Callable[[], Page]
) -> None:
    page.goto(f"{site_url}apps/multipage.html#/nope/%3Cb%3E")
    wait_until_running()
    expect(page.get_by_role("alert")).to_contain_text("This app has no page “/nope/<b>”")
    page.get_by_role("link", name="Go to its first page").click()
    expect(page.get_by_label("Note to yourself")).to_be_visible()


def test_the_pages_can_be_gone_through_with_the_keyboard(open_app: OpenApp) -> None:
    page = open_app("multipage")
    bar = page.get_by_role("navigation", name="Pages")
    bar.get_by_role("link", name="Catalogue").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You are at /about.")).to_be_visible()
    expect(bar.get_by_role("link", name="About")).to_be_focused()
    expect(bar.get_by_role("link", name="Project Gutenberg")).to_have_attribute("href", "https://www.gutenberg.org/")
