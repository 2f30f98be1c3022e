"""Tabs that have no room: a menu lists them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.pages import document, running, show

APP = """
import gradio as gr
with gr.Blocks() as demo:
    gr.Markdown("# Many tabs")
    with gr.Tabs() as tabs:
        for n in range(1, 13):
            with gr.Tab(f"Chapter {n}", interactive=n != 11):
                gr.Textbox(label=f"Text {n}")
    chosen = gr.Textbox(label="Chosen")
    def told(event: gr.SelectData):
        return f"{event.index} {event.value}"
    tabs.select(told, None, chosen)
demo.launch()
"""


def opened(page: Page, site_url: str, code: str = APP) -> Page:
    show(page, site_url, document(f"<lite-app>{code}</lite-app>"))
    return running(page)


def test_tabs_without_room_are_chosen_from_a_menu(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 600, "height": 700})
    app = opened(page, site_url)
    more = app.get_by_role("button", name="More tabs")
    more.click()
    menu = app.get_by_role("menu", name="More tabs")
    expect(menu.get_by_role("menuitem", name="Chapter 12")).to_be_visible()
    expect(menu.get_by_role("menuitem", name="Chapter 1", exact=True)).to_have_count(0)
    expect(menu.get_by_role("menuitem", name="Chapter 11")).to_be_disabled()
    assert_accessible(app)
    menu.get_by_role("menuitem", name="Chapter 12").click()
    tab = app.get_by_role("tab", name="Chapter 12")
    expect(tab).to_have_attribute("aria-selected", "true")
    expect(tab).to_be_focused()
    expect(tab).to_be_in_viewport(ratio=0.99)
    expect(app.get_by_label("Text 12")).to_be_visible()
    expect(app.get_by_label("Chosen")).to_have_value("11 Chapter 12")
    expect(menu).to_have_count(0)
    # Now the first ones are out of sight.
    more.click()
    expect(menu.get_by_role("menuitem", name="Chapter 1", exact=True)).to_be_visible()
    more.click()
    expect(menu).to_have_count(0)


def test_the_menu_of_tabs_is_used_by_keyboard_alone(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    app = opened(page, site_url)
    more = app.get_by_role("button", name="More tabs")
    app.get_by_role("tab", name="Chapter 1", exact=True).focus()
    page.keyboard.press("Tab")
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    menu = app.get_by_role("menu", name="More tabs")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    expect(menu.get_by_role("menuitem", name="Chapter 12")).to_be_focused()
    page.keyboard.press("Enter")
    expect(app.get_by_role("tab", name="Chapter 12")).to_be_focused()
    expect(app.get_by_label("Text 12")).to_be_visible()


def test_there_is_no_menu_where_all_tabs_have_room_or_wrap(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1500, "height": 700})
    app = opened(page, site_url)
    more = app.get_by_role("button", name="More tabs")
    expect(app.get_by_role("tab")).to_have_count(12)
    expect(more).to_have_count(0)
    page.set_viewport_size({"width": 500, "height": 700})
    expect(more).to_be_visible()
    page.set_viewport_size({"width": 1500, "height": 700})
    expect(more).to_have_count(0)
    page.set_viewport_size({"width": 500, "height": 700})
    opened(page, site_url, APP.replace("gr.Tabs()", "gr.Tabs(overflow_behavior='wrap')"))
    expect(app.get_by_role("tab", name="Chapter 12")).to_be_in_viewport(ratio=0.99)
    expect(more).to_have_count(0)
