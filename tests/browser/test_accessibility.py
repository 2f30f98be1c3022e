"""Every page of the example site, its app running and its source unfolded, in light and in dark, judged by axe-core."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from lite.bundle.gallery import find_examples
from lite.bundle.paths import EXAMPLES
from tests.browser.axe import assert_accessible

PAGES = ["index.html", *(f"apps/{example.name}.html" for example in find_examples(EXAMPLES / "apps"))]


@pytest.mark.parametrize("path", PAGES)
def test_the_page_has_no_violations(
    page: Page, site_url: str, wait_until_running: Callable[[], Page], path: str
) -> None:
    page.goto(site_url + path)
    wait_until_running()
    for source in page.locator("details.source").all():
        source.locator("summary").click()
    assert_accessible(page)


@pytest.mark.parametrize("path", ["apps/interface_standard.html", "apps/chat.html", "apps/pixel_art.html"])
def test_nor_has_it_on_a_phone(page: Page, site_url: str, wait_until_running: Callable[[], Page], path: str) -> None:
    page.set_viewport_size({"width": 380, "height": 800})
    page.goto(site_url + path)
    wait_until_running()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
