"""site_example/apps/remember_me.py"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_what_was_typed_is_there_after_a_reload(open_app: OpenApp, wait_until_running: Callable[[], Page]) -> None:
    page = open_app("remember_me")
    expect(page.get_by_label("blue")).to_be_checked()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("green").check()
    expect(page.get_by_text("Hello, Ada. You like green.")).to_be_visible()
    stored = "() => localStorage.getItem('lite-remember-me')"
    page.wait_for_function(f"({stored})() !== null")
    assert "Ada" not in page.evaluate(f"atob(({stored})().slice(6))")

    page.reload()
    page = wait_until_running()
    expect(page.get_by_label("Your name")).to_have_value("Ada")
    expect(page.get_by_label("green")).to_be_checked()
    expect(page.get_by_text("Hello, Ada. You like green.")).to_be_visible()
    assert_accessible(page)

    page.get_by_role("button", name="Forget me").click()
    expect(page.get_by_test_id("markdown").get_by_text("Hello, stranger.")).to_be_visible()


def test_an_entry_of_somebody_else_is_no_harm(open_app: OpenApp, wait_until_running: Callable[[], Page]) -> None:
    page = open_app("remember_me")
    page.evaluate("localStorage.setItem('lite-remember-me', 'lite1:rubbish')")
    page.reload()
    page = wait_until_running()
    expect(page.get_by_label("blue")).to_be_checked()
    expect(page.get_by_label("Your name")).to_have_value("")
