"""Whose colours and whose styles win: the theme's, the author's, ours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.pages import document, running, show

SOFT = """
import gradio as gr
with gr.Blocks(theme=gr.themes.Soft()) as demo:
    gr.Textbox(label="Name")
    gr.Button("Go", variant="primary")
demo.launch()
"""

COLOURS = """() => [...document.querySelectorAll('.gradio-container, .block, textarea, label, button')]
    .map(getComputedStyle).map((style) => [style.color, style.backgroundColor, style.borderTopColor])"""


def opened(page: Page, site_url: str, code: str) -> Page:
    show(page, site_url, document(f"<lite-app eager>{code}</lite-app>"))
    return running(page)


def test_a_theme_is_dark_from_the_start_and_after_a_change_alike(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    dark = opened(page, site_url, SOFT).evaluate(COLOURS)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.reload()
    light = running(page).evaluate(COLOURS)
    assert all(there != here for there, here in zip(dark[:1], light[:1], strict=True))
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.wait_for_function(f"before => JSON.stringify(({COLOURS})()) === before", arg=_text(page, dark))
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.wait_for_function(f"before => JSON.stringify(({COLOURS})()) === before", arg=_text(page, light))


def _text(page: Page, value: object) -> str:
    return str(page.evaluate("value => JSON.stringify(value)", value))


def test_the_authors_css_wins_over_styles_that_arrive_after_it(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/assets/accordion-*.js", lambda route: held.append(route))
    code = '''
import gradio as gr
css = """
.gradio-container .lite-accordion-title { padding: 3px }
.gradio-container .accordion { padding: 7px }
"""
with gr.Blocks(css=css) as demo:
    with gr.Accordion("More"):
        gr.Textbox(label="Name")
demo.launch()
'''
    opened(page, site_url, code)
    page.wait_for_function("() => document.adoptedStyleSheets.length > 0")
    held[0].continue_()
    expect(page.locator("details.accordion")).to_have_css("padding", "7px")
    expect(page.locator("summary")).to_have_css("padding", "3px")
    expect(page.locator("summary")).to_have_css("display", "flex")


def test_an_image_box_of_a_small_height_shows_all_its_parts(page: Page, site_url: str) -> None:
    code = "\nimport gradio as gr\ngr.Interface(lambda x: None, gr.Image(height=160), None).launch()\n"
    opened(page, site_url, code)
    block = page.locator(".block.image").bounding_box()
    sources = page.get_by_test_id("source-select").bounding_box()
    assert block
    assert sources
    assert block["height"] == 160
    assert sources["y"] + sources["height"] <= block["y"] + block["height"]


PLACES = """
from pathlib import Path
import gradio as gr
svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="600"><rect width="1000" height="600"/></svg>'
Path("black.svg").write_text(svg)
with gr.Blocks() as demo:
    gr.Textbox(label="Above")
    gr.Markdown("## A heading")
    gr.Gallery(["black.svg", "black.svg"], label="Two", height=260, columns=2)
    gr.AnnotatedImage(("black.svg", [((0, 0, 100, 100), "corner")]), label="Areas")
demo.launch()
"""


LOOK = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const heading = box('h2');
  return {
    cut: box('.gallery-grid .gallery-thumb').bottom - box('.gallery-grid').bottom,
    covered: box('.annotatedimage [data-testid=block-label]').bottom - box('.annotatedimage-box').top,
    above: heading.top - box('.block.textbox').bottom,
    below: box('.block.gallery').top - heading.bottom,
  };
}"""
"""px between things that belong together, or don't."""


@pytest.mark.parametrize("width", [1200, 390])
def test_nothing_is_cut_covered_or_far_from_what_it_belongs_to(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, site_url, PLACES.replace("<", "&lt;"))
    expect(page.locator(".gallery-grid .gallery-thumb")).to_have_count(2)
    expect(page.get_by_test_id("annotatedimage-box")).to_be_visible()
    expect(page.get_by_role("heading", name="A heading")).to_be_visible()
    look = page.evaluate(LOOK)
    assert look["cut"] <= 0
    assert look["covered"] <= 0
    assert look["above"] >= 1.5 * look["below"]


CHARTS = """
import gradio as gr
rows = {"x": [1, 2, 3], "y": [3, 1, 2]}
with gr.Blocks() as demo:
    with gr.Row():
        gr.LinePlot(rows, x="x", y="y", label="One")
        gr.LinePlot(rows, x="x", y="y", label="Two")
    with gr.Row():
        gr.LinePlot(rows, x="x", y="y", label="Three", min_width=100)
        gr.LinePlot(rows, x="x", y="y", label="Four", min_width=100)
    gr.Dialogue(speakers=["Ann"], label="Script", submit_btn="Read it", interactive=True)
    gr.ImageEditor(label="Sheet")
demo.launch()
"""


def test_on_a_phone_charts_have_a_line_each_unless_the_author_wants_them_narrow(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    opened(page, site_url, CHARTS)
    charts = page.locator(".block.nativeplot")
    expect(charts).to_have_count(4)
    tops = charts.evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
    assert tops[0] < tops[1] < tops[2] == tops[3]


def test_buttons_and_ranges_have_our_looks(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="dark")
    opened(page, site_url, CHARTS)
    read = page.get_by_role("button", name="Read it")
    expect(read).not_to_have_css("border-radius", "0px")
    # Browsers' own track is white in the dark.
    size = page.get_by_role("slider", name="Brush Size")
    expect(size).to_have_css("appearance", "none")
    before = size.input_value()
    filled = size.evaluate("range => Number(range.style.getPropertyValue('--range-part'))")
    size.press("End")
    assert filled < 1
    assert size.input_value() != before
    assert size.evaluate("range => range.style.getPropertyValue('--range-part')") == "1"
