"""site_example/apps/color_mixer.py"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_a_colour_is_chosen_in_the_panel_by_pointer_and_by_keys(open_app: OpenApp) -> None:
    page = open_app("color_mixer")
    page.get_by_role("button", name="Choose From").click()
    square = page.get_by_role("slider", name="Saturation and brightness")
    assert_accessible(page)
    box = square.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 20, box["y"] - 20, steps=3)
    page.mouse.up()
    expect(page.get_by_label("From", exact=True)).to_have_value(re.compile("^#[01].00ff$"))
    expect(page.get_by_label("Last chosen")).to_have_value(re.compile("^#"))
    page.get_by_role("slider", name="Hue").fill("120")
    expect(page.get_by_label("From", exact=True)).to_have_value("#00ff00")
    square.focus()
    for _ in range(10):
        page.keyboard.press("Shift+ArrowDown")
    expect(page.get_by_label("From", exact=True)).to_have_value("#000000")
    page.keyboard.press("Shift+ArrowUp")
    # The hue of black is not forgotten.
    expect(page.get_by_label("From", exact=True)).to_have_value(re.compile("^#0.1[9a]0.$"))
    page.keyboard.press("Escape")
    expect(square).to_have_count(0)
    expect(page.get_by_role("button", name="Choose From")).to_be_focused()


def test_a_colour_is_typed(open_app: OpenApp) -> None:
    page = open_app("color_mixer")
    page.get_by_label("To", exact=True).fill("white")
    expect(page.get_by_text(re.compile("^#ffffff"))).to_be_visible()
    page.get_by_label("To", exact=True).fill("no colour")
    expect(page.get_by_label("To", exact=True)).to_have_attribute("aria-invalid", "true")
    page.get_by_label("To", exact=True).blur()
    expect(page.get_by_label("To", exact=True)).to_have_value("white")
