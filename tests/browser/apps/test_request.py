"""site_example/apps/request.py"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_the_function_knows_the_pages_address(
    page: Page, site_url: str, wait_until_running: Callable[[], Page]
) -> None:
    page.goto(f"{site_url}apps/request.html?name=Ada&empty=")
    wait_until_running()
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Answer")).to_have_value("Hello, Ada! You asked 1 time.")
    page.get_by_label("Greeting").fill("Good day")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Answer")).to_have_value("Good day, Ada! You asked 2 times.")
    for part in ('"name"', '"Ada"', '"empty"', "Mozilla", "en-US"):
        expect(page.locator("lite-app")).to_contain_text(part)
    assert_accessible(page)


def test_a_session_has_a_name_and_visits_of_its_own(open_app: OpenApp) -> None:
    sessions = set()
    for _ in range(2):
        page = open_app("request")
        page.get_by_role("button", name="Greet").click()
        expect(page.get_by_label("Answer")).to_have_value("Hello, stranger! You asked 1 time.")
        sessions |= set(re.findall(r'"session":\s*"(\w+)"', page.locator("lite-app").inner_text()))
    assert len(sessions) == 2


def test_the_api_says_how_to_call_the_function(open_app: OpenApp) -> None:
    page = open_app("request")
    page.get_by_text("How a program would call it", exact=True).click()
    page.get_by_role("button", name="Expand 8 keys").click()
    for part in ('"/greet"', '"parameter_name"', '"greeting"', '"Hello"'):
        expect(page.locator("lite-app")).to_contain_text(part)
