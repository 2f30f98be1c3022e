"""site_example/apps/interface_live.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_the_colour_follows_the_sliders_without_a_submit_button(open_app: OpenApp) -> None:
    page = open_app("interface_live")
    expect(page.get_by_role("button", name="Submit")).to_have_count(0)
    for name, value in (("Red", "250"), ("Green", "210"), ("Blue", "0")):
        box = page.get_by_label(f"number input for {name}")
        box.fill(value)
        box.press("Tab")
    expect(page.get_by_label("Code")).to_have_value("#fad200")
    expect(page.get_by_label("Nearest name")).to_have_value("gold")
    square = page.get_by_role("img", name="A square of #fad200")
    expect(square).to_have_css("background-color", "rgb(250, 210, 0)")
    assert_accessible(page)


def test_the_slider_itself_can_be_moved_with_the_keyboard(open_app: OpenApp) -> None:
    page = open_app("interface_live")
    page.get_by_label("range slider for Red").press("ArrowRight")
    expect(page.get_by_label("Code")).to_have_value("#295078")
