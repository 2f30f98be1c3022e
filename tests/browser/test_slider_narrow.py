"""Two sliders side by side on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.pages import document, running, show

APP = """
import gradio as gr

with gr.Blocks() as demo:
    with gr.Row():
        gr.Slider(0, 100, 42, label="Left", interactive=True, min_width=100)
        gr.Slider(0, 100, 42, label="Right", interactive=True, min_width=100)
demo.launch()
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 390])
def test_in_half_a_phones_width_the_reset_button_stays_beside_the_number(
    page: Page, site_url: str, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    show(
        page,
        site_url,
        document(f"<h1>Sliders</h1><div style='margin: 0 16px'><lite-app>{APP}</lite-app></div>", head=VIEWPORT),
    )
    number = running(page).get_by_label("number input for Left")
    reset = page.get_by_role("button", name="Reset to default value").first
    expect(number).to_be_visible()
    left, right = number.bounding_box(), reset.bounding_box()
    other = page.get_by_label("number input for Right").bounding_box()
    assert left is not None
    assert right is not None
    assert other is not None
    assert other["x"] > right["x"]
    assert abs(left["y"] - right["y"]) < 2
    assert left["width"] >= 55
    assert_accessible(page)


VIEWPORT = "<meta name='viewport' content='width=device-width'>"
