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


FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  one.scrollIntoView({ block: 'center', behavior: 'instant' });
  window.was = one;
  const { x, y, width, height } = one.getBoundingClientRect();
  const name = `${one.getAttribute('role') ?? one.tagName} ${one.getAttribute('aria-label') || one.innerText}`;
  return { name: name.slice(0, 60), x: x - 8, y: y - 8, width: width + 16, height: height + 16 };
}"""
"""What has the focus, brought into sight, and where it is."""


def test_whatever_has_the_focus_shows_it(page: Page, site_url: str, wait_until_running: Callable[[], Page]) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}apps/every_component.html")
    wait_until_running()
    page.get_by_role("button", name="Reset axes").wait_for(state="attached")  # of the chunk that comes last
    unseen: list[str] = []
    stops = 0
    while True:
        # An editor keeps the tabulator to itself until Escape is pressed.
        if page.evaluate("() => document.activeElement.closest('.cm-editor') !== null"):
            page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        place = page.evaluate(FOCUSED)
        if place is None:
            break
        stops += 1
        name = place.pop("name")
        with_focus = page.screenshot(clip=place, caret="hide")
        page.evaluate("() => window.was.blur()")
        if page.screenshot(clip=place, caret="hide") == with_focus:
            unseen.append(name)
        page.evaluate("() => window.was.focus({ preventScroll: true })")
    assert stops > 100
    assert unseen == []
