"""The runtime under the strictest policy it is documented to need: script-src 'self' 'wasm-unsafe-eval'."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.pages import failure

STRICT = "script-src 'self' 'wasm-unsafe-eval'"

Open = Callable[[str], Page]


@pytest.fixture
def open_strict(page: Page, site: Path, serve: Serve, wait_until_running: Callable[[], Page]) -> Open:
    """Open an example's page where every file is served with that policy."""

    def open_(name: str) -> Page:
        page.goto(f"{serve(site, csp=STRICT).url}apps/{name}.html")
        return wait_until_running()

    return open_


def test_a_click_works(open_strict: Open) -> None:
    page = open_strict("hello")
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")


def test_a_generator_streams(open_strict: Open) -> None:
    page = open_strict("interface_output_only")
    page.get_by_role("button", name="Generate").click()
    expect(page.get_by_label("Dice")).to_have_value(re.compile("^.{1,9}$"))
    expect(page.get_by_label("Dice")).to_have_value(re.compile("^.{10}$"))


def test_a_chat_answers_in_markdown(open_strict: Open) -> None:
    page = open_strict("chat")
    page.get_by_role("button", name="Hello").click()
    expect(page.get_by_test_id("bot").locator("strong")).to_have_text("How do you feel today?")


def test_formulas_and_code_are_drawn(open_strict: Open) -> None:
    page = open_strict("notebook")
    expect(page.locator("math mfrac")).to_have_count(1)
    expect(page.get_by_test_id("markdown").locator(".hljs-keyword").first).to_have_text("def")


@pytest.mark.allow_console_errors
def test_javascript_in_templates_is_refused_in_words_and_the_rest_is_filled(open_strict: Open) -> None:
    said: list[str] = []
    page = open_strict("hello")  # before the app that is listened to
    page.on("console", lambda message: said.append(message.text))
    page.goto(page.url.replace("hello", "star_ratings"))
    expect(page.get_by_role("listitem")).to_have_text(["Food", "Service", "Room"])
    expect(page.get_by_text("Average", exact=True)).to_be_visible()
    assert page.get_by_role("radio").count() == 0
    assert any("nonce" in text for text in said)


def test_templates_are_filled_without_evaluating_code(open_strict: Open) -> None:
    page = open_strict("html_widget")
    page.get_by_role("img", name="3 stars").click()
    expect(page.get_by_role("img", name="4 stars")).to_have_text("★★★★☆")


def test_clearing_needs_no_inline_script(open_strict: Open) -> None:
    page = open_strict("hello")
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_label("Name")).to_have_value("")


@pytest.mark.allow_console_errors
def test_an_author_s_javascript_is_refused_with_the_remedy_in_the_console_only(open_strict: Open, page: Page) -> None:
    console: list[str] = []
    page.on("console", lambda message: console.append(message.text))
    open_strict("javascript")
    page.get_by_role("button", name="Reverse (page)").click()
    page.get_by_role("button", name="Search (Python)").click()
    expect(page.get_by_label("Result")).to_have_value(re.compile("^Looking for “hello”"))
    (remedy, *_) = [text for text in console if "Content-Security-Policy forbids inline scripts" in text]
    assert "nonce" in remedy
    expect(page.get_by_test_id("toast-body")).to_have_count(0)
    expect(page.get_by_test_id("lite-failure")).to_have_count(0)


@pytest.mark.allow_console_errors
def test_without_wasm_the_panel_names_the_missing_word(page: Page, site: Path, serve: Serve) -> None:
    url = serve(site, csp="script-src 'self'").url
    page.goto(f"{url}apps/hello.html")
    panel = failure(page)
    assert "does not allow WebAssembly" in panel.inner_text()
    assert "'wasm-unsafe-eval'" in panel.get_by_test_id("lite-failure-hint").inner_text()
