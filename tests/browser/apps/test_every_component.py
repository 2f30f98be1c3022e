"""site_example/apps/every_component.py"""

from __future__ import annotations

import os

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from lite.bundle.paths import ROOT
from tests.browser.apps.every_component import kinds_of_app, kinds_of_lite
from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp
from tests.browser.pages import running
from tests.browser.pictures import seen

OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  const found = [...document.querySelectorAll('.gradio-container *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && (box.right > wide + 1 || box.left < -1) && visible(element);
  });
  function visible(element) {
    // What a box scrolls or cuts off does not widen the page.
    for (let up = element.parentElement; up; up = up.parentElement) {
      const style = getComputedStyle(up);
      const box = up.getBoundingClientRect();
      if (style.overflowX !== 'visible' && box.right <= wide + 1 && box.left >= -1) return false;
      if (style.clipPath !== 'none') return false;
    }
    return getComputedStyle(element).visibility !== 'hidden' && !element.closest('.lite-sr-only');
  }
  return found.map((element) => `${element.tagName}.${element.className}`).slice(0, 8);
}"""

SETTLED = """async (app) => {
  for (let [height, frames] = [0, 0]; ; frames += 1) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    const now = Math.ceil(app.getBoundingClientRect().height);
    if (now !== height) [height, frames] = [now, 0];
    else if (frames > 60) return height;
  }
}"""
"""The app's height in px, once it has stayed the same for a second's frames."""


def drawn(page: Page) -> Page:
    """Wait until every block, also those in lazy chunks, is drawn."""
    expect(page.locator(".lite-loading, .prose-source")).to_have_count(0)
    expect(page.get_by_role("heading", name="Layouts")).to_be_visible()
    expect(page.get_by_text("The first step.", exact=True)).to_be_visible()
    page.wait_for_function("() => [...document.images].every((image) => image.complete || image.loading === 'lazy')")
    return page


def test_it_has_every_component_and_layout() -> None:
    assert kinds_of_app() == kinds_of_lite()


def test_it_is_accessible_in_both_modes(open_app: OpenApp) -> None:
    assert_accessible(drawn(open_app("every_component")))


def test_it_fits_a_phone(open_app: OpenApp, page: Page) -> None:
    page.set_viewport_size({"width": 380, "height": 800})
    drawn(open_app("every_component"))
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 380
    assert_accessible(page)


@pytest.mark.parametrize("width", [1200, 380])
def test_it_runs_from_right_to_left(open_app: OpenApp, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    drawn(open_app("every_component"))
    page.evaluate("() => document.documentElement.setAttribute('dir', 'rtl')")
    expect(page.locator(".gradio-container")).to_have_css("direction", "rtl")
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    for code in (".code-text", ".json-scroll"):
        expect(page.locator(code).first).to_have_css("direction", "ltr")
    assert_accessible(page)


def test_it_needs_no_scrolling_sideways_at_200_percent(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 480}, device_scale_factor=2)
    page = context.new_page()
    page.goto(f"{site_url}apps/every_component.html")
    drawn(running(page))
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 640
    context.close()


@pytest.mark.skipif("LITE_SCREENSHOTS" not in os.environ, reason="writes docs/images; LITE_SCREENSHOTS=1 asks for it")
@pytest.mark.parametrize(
    ("name", "scheme", "width"), [("light", "light", 1200), ("dark", "dark", 1200), ("phone", "light", 380)]
)
def test_screenshots_for_the_docs(open_app: OpenApp, page: Page, name: str, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    drawn(open_app("every_component"))
    app = page.locator(".gradio-container")
    page.set_viewport_size({"width": width, "height": app.evaluate(SETTLED) + 200})  # what waits to be seen, comes now
    drawn(page)
    app.evaluate(SETTLED)
    path = ROOT / "docs" / "images" / f"every-component-{name}.png"
    picture = seen(app)
    assert picture.height > 4000
    # 256 colours, undithered, are a third of the size, and look the same on a page of plain areas.
    picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size < 900_000
