"""What few apps need of lite is downloaded by those that need it, beside Python."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from tests.browser.pages import APP, document, running, show

HIDDEN = """
import gradio as gr

kit = getattr(gr, "Inter" + "face")
kit(lambda name: f"Hello, {name}!", gr.Textbox(label="Name"), gr.Textbox(label="Greeting")).launch()
"""


def parts_asked(page: Page) -> list[tuple[str, str]]:
    """(Name, how it was asked for) of the parts that `page` downloads, as it goes on."""
    asked: list[tuple[str, str]] = []

    def listen(request: Request) -> None:
        name = PurePosixPath(urlsplit(request.url).path).name
        if name.startswith("lite-") and name.endswith(".zip"):
            asked.append((name.split("-")[2], request.resource_type))

    page.on("request", listen)
    return asked


def greet(page: Page) -> None:
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Submit").click()
    page.wait_for_function("() => [...document.querySelectorAll('textarea')].some((t) => t.value === 'Hello, Ada!')")


def test_an_app_of_common_components_downloads_no_part(page: Page, site_url: str) -> None:
    asked = parts_asked(page)
    show(page, site_url, document(f"<lite-app>{APP}</lite-app>"))
    running(page)
    assert asked == []


def test_an_app_downloads_the_parts_it_names_once_and_ahead(page: Page, site_url: str) -> None:
    asked = parts_asked(page)
    show(page, site_url, document(f"<lite-app>{HIDDEN}\n# Interface</lite-app>"))
    greet(running(page))
    assert "kits" in {name for name, _ in asked}
    assert {how for _, how in asked} == {"fetch"}
    assert len(asked) == len(set(asked))


def test_a_part_that_nobody_foresaw_is_fetched_when_it_is_imported(page: Page, site_url: str) -> None:
    asked = parts_asked(page)
    show(page, site_url, document(f"<lite-app>{HIDDEN}</lite-app>"))
    greet(running(page))
    assert ("kits", "xhr") in asked
