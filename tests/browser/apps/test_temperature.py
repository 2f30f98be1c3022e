"""site_example/apps/temperature.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_each_scale_follows_the_other(open_app: OpenApp) -> None:
    page = open_app("temperature")
    page.get_by_label("Fahrenheit").fill("212")
    expect(page.get_by_label("number input for Celsius")).to_have_value("100")
    expect(page.get_by_label("At sea level")).to_have_value("Water boils.")
    page.get_by_label("number input for Celsius").fill("0")
    expect(page.get_by_label("Fahrenheit")).to_have_value("32")
    expect(page.get_by_label("At sea level")).to_have_value("Water freezes.")
    assert_accessible(page)


def test_the_slider_moves_by_keyboard_and_tells_when_it_is_let_go(open_app: OpenApp) -> None:
    page = open_app("temperature")
    slider = page.get_by_role("slider", name="range slider for Celsius")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_value("22")
    expect(page.get_by_label("Fahrenheit")).to_have_value("71.6")
    expect(page.get_by_test_id("toast-text").last).to_have_text("Set to 22 °C")


def test_a_temperature_out_of_bounds_is_refused_at_its_box(open_app: OpenApp) -> None:
    page = open_app("temperature")
    page.get_by_label("Fahrenheit").fill("999")
    expect(page.get_by_test_id("status-tracker").filter(has_text="302")).to_be_visible()
    page.get_by_label("Fahrenheit").fill("50")
    expect(page.get_by_label("number input for Celsius")).to_have_value("10")
