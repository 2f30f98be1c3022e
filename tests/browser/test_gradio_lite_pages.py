"""Pages that were written for Gradio-Lite, kept as they were: with only their two URLs changed, they work."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BOOT_MS
from tests.browser.pages import make_wheel, running, show

PAGES = Path(__file__).with_name("gradio_lite_pages")
CDN = "https://cdn.example.com/npm/@gradio/lite"
VERSIONS = ("", "@4.44.1", "@5.45.0")

Open = Callable[[str], Page]


def moved(html: str) -> str:
    """A page with its script and its stylesheet taken from the folder beside it, and nothing else changed."""
    for name in ("lite.js", "lite.css"):
        urls = [url for version in VERSIONS if (url := f"{CDN}{version}/dist/{name}") in html]
        assert [html.count(url) for url in urls] == [1]
        html = html.replace(urls[0], f"runtime/{name}")
    assert CDN not in html
    return html


@pytest.fixture
def open_page(page: Page, site_url: str) -> Open:
    def open_(name: str) -> Page:
        show(page, site_url, moved((PAGES / f"{name}.html").read_text("utf-8")), path=f"{name}.html")
        return running(page)

    return open_


@pytest.mark.allow_console_errors
def test_inline_code_with_entities_and_markup(open_page: Open) -> None:
    page = open_page("inline")
    page.get_by_role("table", name="Examples").get_by_role("button", name="melon, 4").click()
    expect(page.get_by_label("Count")).to_have_value("4")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Total", exact=True)).to_have_value("12.00")
    expect(page.get_by_text("A large basket & a receipt.")).to_be_visible()
    expect(page.locator("b")).to_have_text("large")
    expect(page.get_by_role("button", name="Flag")).to_have_count(0)
    page.get_by_label("Count").fill("100")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_contain_text("Between 1 & 99, please.")


def test_files_that_import_each_other_and_a_requirement(open_page: Open, page: Page, tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, "shout", "def quiet(text):\n    return text.rstrip('!')\n")
    page.route("**/shout-1.0-py3-none-any.whl", lambda route: route.fulfill(path=wheel))
    open_page("files")
    expect(page.get_by_role("heading", name="Word lengths")).to_be_visible()
    page.get_by_label("Text", exact=True).fill("to be or not!!")
    page.get_by_role("button", name="Count", exact=True).click()
    expect(page.get_by_label("Histogram")).to_have_value("2: ###\n3: #")
    expect(page.locator("#result")).to_have_css("border-top-color", "rgb(1, 2, 3)")
    expect(page.locator(".gradio-container")).to_have_css("color-scheme", "dark")


def test_several_apps_on_a_page(open_page: Open) -> None:
    page = open_page("several")
    once, word = page.get_by_label("Once"), page.get_by_label("Word")
    once.fill("21", timeout=BOOT_MS)
    expect(page.get_by_label("Twice")).to_have_value("42")
    word.fill("bon", timeout=BOOT_MS)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Echo")).to_have_value("bonbon")
    light, dark = page.locator(".gradio-container").all()
    expect(light).to_have_css("color-scheme", "light")
    expect(dark).to_have_css("color-scheme", "dark")


def test_an_app_made_and_changed_by_a_script(open_page: Open) -> None:
    page = open_page("script")

    def greets(text: str) -> None:
        expect(page.get_by_role("heading", name=text)).to_be_visible(timeout=BOOT_MS)
        page.get_by_label("Name").fill("Ada")
        page.get_by_role("button", name="Submit").click()
        expect(page.get_by_label("Greeting")).to_have_value(f"{text}, Ada!")
        assert page.title() == text

    greets("Hello")
    page.get_by_role("button", name="Français").click()
    greets("Bonjour")
    page.get_by_role("button", name="From a file").click()
    greets("Ciao")
    page.get_by_role("button", name="End").click()
    expect(page.get_by_label("Name")).to_have_count(0)
    # What it was doing is ended first, then the worker itself.
    deadline = time.monotonic() + 20
    while page.workers and time.monotonic() < deadline:
        page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.workers == []


def test_a_chatbot_whose_history_is_pairs(open_page: Open) -> None:
    page = open_page("chat_tuples")
    for count, text in enumerate(["red", "blue"], 1):
        page.get_by_label("Say").fill(text)
        page.get_by_label("Say").press("Enter")
        expect(page.get_by_test_id("bot").last).to_have_text(f"You said {text}, your number {count}.")
    expect(page.get_by_test_id("user")).to_have_text(["red", "blue"])
    page.get_by_role("button", name="Clear").last.click()
    expect(page.get_by_test_id("bot")).to_have_count(0)


def test_a_chat_interface_whose_history_is_messages(open_page: Open) -> None:
    page = open_page("chat_messages")
    expect(page.get_by_role("heading", name="Echo Bot")).to_be_visible()
    page.get_by_role("button", name="two").click()
    expect(page.get_by_test_id("bot")).to_have_text("two after nothing")
    expect(page.get_by_role("button", name="Submit")).to_be_visible()
    page.get_by_label("Message", exact=True).fill("three")
    page.get_by_label("Message", exact=True).press("Enter")
    expect(page.get_by_test_id("bot").last).to_have_text("three after two")
    expect(page.get_by_test_id("bot").last.locator("strong")).to_have_text("three")
