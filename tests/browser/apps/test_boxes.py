"""site_example/apps/boxes.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_boxes_lie_on_the_picture_and_the_legend_brings_one_out(open_app: OpenApp) -> None:
    page = open_app("boxes")
    table = page.get_by_role("group", name="Table")
    boxes = table.get_by_test_id("annotatedimage-box")
    labels = table.get_by_role("list", name="Labels").get_by_role("button")
    expect(labels.first).to_be_visible()
    count = labels.count()
    assert count > 2
    expect(boxes).to_have_count(count)
    assert_accessible(page)
    picture, box = table.get_by_role("img").bounding_box(), boxes.first.bounding_box()
    assert picture is not None
    assert box is not None
    assert picture["x"] <= box["x"] <= picture["x"] + picture["width"] - box["width"]
    assert 60 < box["width"] * 640 / picture["width"] < 120
    labels.nth(1).focus()
    expect(boxes.nth(0)).to_have_css("opacity", "0.08")
    expect(boxes.nth(1)).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Chosen")).to_have_value(f"{labels.nth(1).inner_text()}, number 2")
    page.get_by_label("number input for Least score").fill("1")
    page.get_by_label("number input for Least score").press("Enter")
    expect(boxes).to_have_count(0)


def test_on_a_phone_the_words_of_a_slider_stay_words(open_app: OpenApp) -> None:
    page = open_app("boxes")
    page.set_viewport_size({"width": 380, "height": 800})
    words = page.get_by_text("Least score", exact=True).bounding_box()
    assert words is not None
    assert words["height"] < 45
