"""site_example/apps/chat_history.py"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import assert_accessible

RUNNING = "() => document.querySelector('lite-app, gradio-lite')?.controller?.runtime.state === 'ready'"


@pytest.fixture
def visit(browser: Browser, site_url: str) -> Iterator[Callable[[], Page]]:
    """Opens the app, in a profile of this test's own that remembers what is kept from one visit to the next."""
    context = browser.new_context()
    context.set_default_timeout(90_000)

    def open_() -> Page:
        page = context.new_page()
        page.goto(f"{site_url}apps/chat_history.html")
        page.wait_for_function(RUNNING)
        return page

    yield open_
    context.close()


def say(page: Page, text: str) -> None:
    page.get_by_label("Message", exact=True).fill(text)
    page.get_by_label("Message", exact=True).press("Enter")
    expect(page.get_by_test_id("bot").last).to_contain_text(f"“{text}”")


def test_conversations_outlive_the_page(visit: Callable[[], Page]) -> None:
    page = visit()
    page.get_by_label("Message", exact=True).fill("Remember me")
    page.get_by_label("Message", exact=True).press("Enter")
    expect(page.get_by_test_id("bot")).to_have_text("Nice to meet you. You said Remember me.")
    listed = page.get_by_role("table", name="Conversations").get_by_role("button")
    expect(listed).to_have_text(["Remember me"])
    page.get_by_role("button", name="New chat").click()
    expect(page.get_by_test_id("bot")).to_have_count(0)
    page.get_by_label("Message", exact=True).fill("Something else")
    page.get_by_label("Message", exact=True).press("Enter")
    expect(listed).to_have_text(["Something else", "Remember me"])
    assert_accessible(page)
    page.close()

    page = visit()
    listed = page.get_by_role("table", name="Conversations").get_by_role("button")
    expect(listed).to_have_text(["Something else", "Remember me"])
    expect(page.get_by_test_id("user")).to_have_count(0)
    listed.last.click()
    expect(page.get_by_test_id("user")).to_have_text("Remember me")
    say(page, "And this")
    expect(page.get_by_test_id("bot").last).to_have_text("Before “And this” you said: “Remember me”.")
    expect(listed).to_have_text(["Remember me", "Something else"])
    page.get_by_role("button", name="Delete this chat").click()
    expect(listed).to_have_text(["Something else"])
    expect(page.get_by_test_id("user")).to_have_count(0)
