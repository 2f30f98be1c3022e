"""site_example/apps/theme_builder.py"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from lite.bundle.paths import ROOT
from lite.themes import colors
from lite.themes.names import VARIABLES
from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp, Serve
from tests.browser.pages import document, running, show

STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:"

COMPUTED = """(element, names) => {
  const style = getComputedStyle(element);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`)]));
}"""
NAMES = [name.replace("_", "-") for name in sorted(VARIABLES | {"font", "font_mono", "radius_lg", "primary_500"})]


TURNED = "(dark) => (document.querySelector('[data-lite]').closest('.dark') !== null) === dark"


def turn(page: Page, scheme: str) -> None:
    """The reader's system is now dark or light, and the page has noticed."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.wait_for_function(TURNED, arg=scheme == "dark")


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


def sample(page: Page, mode: str) -> Locator:
    return page.get_by_role("group", name=mode, exact=True)


def order(page: Page, mode: str) -> Locator:
    return sample(page, mode).get_by_role("button", name="Order")


def code(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Python")


def choose(page: Page, control: str, choice: str) -> None:
    page.get_by_label(control, exact=True).click()
    page.get_by_role("option", name=choice, exact=True).click()


def test_choices_change_both_samples_and_the_code_and_a_preset_undoes_them(open_app: OpenApp) -> None:
    page = open_app("theme_builder")
    expect(order(page, "Light")).to_have_css("background-color", rgb(colors.indigo.c600))
    choose(page, "Preset", "Citrus")
    for mode in ("Light", "Dark"):
        expect(order(page, mode)).to_have_css("background-color", rgb(colors.amber.c400))
    expect(code(page)).to_contain_text("gr.themes.Citrus()")

    choose(page, "Primary hue", "Teal")
    expect(order(page, "Light")).to_have_css("background-color", rgb(colors.teal.c400))
    page.get_by_role("radiogroup", name="Radius").get_by_role("radio", name="none").check()
    expect(order(page, "Dark")).to_have_css("border-radius", "0px")
    page.get_by_text("Single variables", exact=True).click()
    page.get_by_label("block_border_width").fill("5px")
    page.keyboard.press("Enter")
    expect(code(page)).to_contain_text('block_border_width_dark="5px"')
    # What is chosen is not the page's own look.
    expect(page.get_by_role("button", name="Start over")).to_have_css("border-radius", "8px")

    choose(page, "Preset", "Soft")
    expect(code(page)).to_contain_text("gr.themes.Soft()")
    expect(page.get_by_label("Primary hue")).to_have_value("From the preset")
    expect(page.get_by_role("radiogroup", name="Radius").get_by_role("radio", name="From the preset")).to_be_checked()
    expect(order(page, "Light")).to_have_css("background-color", rgb(colors.violet.c600))
    page.get_by_role("button", name="Start over").click()
    expect(code(page)).to_contain_text("gr.themes.Default()")
    expect(order(page, "Light")).to_have_css("background-color", rgb(colors.indigo.c600))


def test_an_app_with_the_copied_code_looks_as_the_samples_do(open_app: OpenApp, site_url: str) -> None:
    page = open_app("theme_builder")
    choose(page, "Preset", "Neon")
    choose(page, "Neutral hue", "Stone")
    choose(page, "Font", "Georgia")
    expect(code(page)).to_contain_text("Georgia")
    assert_accessible(page)  # and leaves the page light
    seen = {}
    for scheme in ("dark", "light"):  # The page's own mode is not the samples'.
        turn(page, scheme)
        seen[scheme] = {mode: sample(page, mode).evaluate(COMPUTED, NAMES) for mode in ("Light", "Dark")}
    assert seen["dark"] == seen["light"]
    copied = "\n".join(code(page).locator(".cm-line").all_inner_texts())
    with_app = f"{copied}\nwith gr.Blocks() as demo:\n    gr.Button('Order')\ndemo.launch(theme=theme)\n"
    show(page, site_url, document(f"<lite-app eager>{with_app}</lite-app>"))
    running(page)
    app = page.locator(".gradio-container")
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.gradio-container')).getPropertyValue('--table-radius')"
    )
    for scheme, mode in (("light", "Light"), ("dark", "Dark")):
        turn(page, scheme)
        assert app.evaluate(COMPUTED, NAMES) == seen["light"][mode]


def test_under_a_strict_policy_on_a_phone_samples_change_and_what_is_no_value_is_refused(
    page: Page, site: Path, serve: Serve, wait_until_running: Callable[[], Page]
) -> None:
    page.set_viewport_size({"width": 380, "height": 800})
    page.goto(f"{serve(site, csp=STRICT).url}apps/theme_builder.html")
    wait_until_running()
    choose(page, "Preset", "Mario")
    expect(order(page, "Dark")).to_have_css("border-width", "3px")
    page.get_by_text("Single variables", exact=True).click()
    variable = page.get_by_label("body_background_fill")
    variable.fill("red; } body { display: none")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("toast-body")).to_contain_text("body_background_fill is one CSS value")
    variable.fill("#ffeedd")
    page.keyboard.press("Enter")
    for mode in ("Light", "Dark"):
        expect(sample(page, mode)).to_have_css("background-color", rgb("#ffeedd"))
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 380


@pytest.mark.skipif("LITE_SCREENSHOTS" not in os.environ, reason="writes docs/images; LITE_SCREENSHOTS=1 asks for it")
def test_a_screenshot_for_the_docs(open_app: OpenApp, page: Page) -> None:
    page.set_viewport_size({"width": 1200, "height": 1500})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    open_app("theme_builder")
    choose(page, "Preset", "Citrus")
    choose(page, "Neutral hue", "Slate")
    page.get_by_role("radiogroup", name="Radius").get_by_role("radio", name="xxl").check()
    expect(code(page)).to_contain_text("xxl")
    path = ROOT / "docs" / "images" / "theme-builder.png"
    page.locator("lite-app").screenshot(path=path)
    assert path.stat().st_size < 300_000
