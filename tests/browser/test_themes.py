"""Every form control in three themes, light and dark, judged by axe-core: do the colours of the variables arrive?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.pages import document, running, show

FORM = """
import gradio as gr
with gr.Blocks(theme=gr.themes.{theme}()) as demo:
    gr.Markdown("# A form")
    gr.Markdown("Text with a [link](https://example.org).")
    gr.Textbox(label="Textbox", info="Your name", placeholder="Nothing yet", interactive=True)
    gr.Number(4, label="Number", interactive=True)
    gr.Slider(0, 10, 4, label="Slider", interactive=True)
    gr.Checkbox(True, label="Checkbox", interactive=True)
    gr.CheckboxGroup(["Tea", "Milk"], value=["Tea"], label="CheckboxGroup", interactive=True)
    gr.Radio(["Small", "Large"], value="Small", label="Radio", interactive=True)
    gr.Dropdown(["Red", "Green"], value=["Red"], multiselect=True, label="Dropdown", interactive=True)
    gr.Dialogue([{{"speaker": "Ann", "text": "Hello"}}], speakers=["Ann"], label="Dialogue", interactive=True)
    gr.Button("Primary", variant="primary")
    gr.Button("Secondary")
    gr.Button("Stop", variant="stop")
demo.launch()
"""


@pytest.mark.parametrize("theme", ["Soft", "Mario", "Cyberpunk"])
def test_a_form_can_be_read(page: Page, site_url: str, theme: str) -> None:
    show(page, site_url, document(f"<lite-app eager>{FORM.format(theme=theme)}</lite-app>"))
    running(page)
    expect(page.locator(".lite-loading, .prose-source")).to_have_count(0)
    expect(page.get_by_role("switch", name="Plain Text")).to_be_visible()
    assert_accessible(page)
