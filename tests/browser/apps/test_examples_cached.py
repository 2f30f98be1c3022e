"""site_example/apps/examples_cached.py"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

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
        page.goto(f"{site_url}apps/examples_cached.html")
        page.wait_for_function(RUNNING)
        return page

    yield open_
    context.close()


def expect_computed(page: Page, words: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name="What was computed?").click()
    expect(page.get_by_label("Computed on this visit")).to_have_value(words)


def test_examples_are_computed_in_the_background_and_found_by_the_next_visit(visit: Callable[[], Page]) -> None:
    page = visit()
    label = page.locator(".dataset-label")
    expect(label).to_contain_text("preparing")
    # The app goes on meanwhile.
    expect_computed(page, re.compile(r"^(nothing|Open today(, Swim here)?)$"))
    expect(label).to_have_text("Examples", timeout=60_000)
    expect_computed(page, "Open today, Swim here, Fresh bread")
    page.get_by_role("button", name="Swim here").click()
    expect(page.get_by_label("Words")).to_have_value("Swim here")
    expect(page.get_by_label("Poster", exact=True)).to_have_value("~" * 17 + "\n~~~ SWIM HERE ~~~\n" + "~" * 17 + "\n")
    assert_accessible(page)
    page.close()

    page = visit()
    expect(page.locator(".dataset-label")).to_have_text("Examples")
    page.get_by_role("button", name="Fresh bread").click()
    expect(page.get_by_label("Poster", exact=True)).to_have_value(
        "*" * 19 + "\n*** FRESH BREAD ***\n" + "*" * 19 + "\n"
    )
    with page.expect_download() as download:
        page.get_by_role("link", name="Download poster.txt").click()
    assert "FRESH BREAD" in Path(download.value.path()).read_text()
    expect_computed(page, "nothing")
