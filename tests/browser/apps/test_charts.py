"""site_example/apps/charts.py"""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def chart(page: Page, label: str) -> Locator:
    """The plotting area of a chart, once it is drawn."""
    area = page.locator(".block.nativeplot").filter(has=page.get_by_text(label, exact=True)).locator(".u-over")
    area.scroll_into_view_if_needed()
    expect(area).to_be_visible()
    return area


def test_a_marked_range_is_told_and_two_clicks_show_all_again(open_app: OpenApp) -> None:
    page = open_app("charts")
    area = chart(page, "Warmth")
    rows = page.get_by_role("figure", name="Rain").locator("tbody tr")
    expect(rows).to_have_count(36)
    assert_accessible(page)
    box = area.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 8, box["y"] + 70, steps=4)
    page.mouse.up()
    expect(page.get_by_label("Shown below")).to_have_value(re.compile(r"^\d+ days from 2025-01-0\d to 2025-02-"))
    expect(rows).to_have_count(6)
    area.dblclick()
    expect(page.get_by_label("Shown below")).to_have_value("1095 days")
    expect(rows).to_have_count(36)


def test_values_are_read_by_keys_and_by_pointer(open_app: OpenApp) -> None:
    page = open_app("charts")
    area = chart(page, "Warmth")
    page.get_by_role("group", name=re.compile("degrees by day, 159 values")).focus()
    page.keyboard.press("ArrowRight")
    figure = page.locator(".block.nativeplot").first
    said = figure.get_by_role("status")
    expect(said).to_have_text(re.compile(r"^day: 2024-12-26, degrees: [-\d.]+, place: \w+$"))
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("day: 2025-01-02")
    area.hover()
    expect(figure.locator(".lite-tip")).to_contain_text("place: ")


def test_a_group_is_hidden_by_its_name(open_app: OpenApp) -> None:
    page = open_app("charts")
    chart(page, "Warmth")
    figure = page.locator(".block.nativeplot").first
    before = figure.locator("canvas").evaluate("canvas => canvas.toDataURL()")
    figure.get_by_role("button", name="Oslo").click()
    expect(figure.get_by_role("button", name="Oslo")).to_have_attribute("aria-pressed", "false")
    page.wait_for_function("before => document.querySelector('.nativeplot canvas')?.toDataURL() !== before", arg=before)


def test_the_chart_is_saved_as_a_picture_and_fills_the_screen(open_app: OpenApp) -> None:
    page = open_app("charts")
    chart(page, "Warmth")
    figure = page.locator(".block.nativeplot").first
    with page.expect_download() as download:
        figure.get_by_role("button", name="Export").click()
    with Image.open(Path(download.value.path())) as picture:
        assert picture.format == "PNG"
        assert len(picture.convert("RGB").getcolors(100_000) or []) > 4
    figure.get_by_role("button", name="Fullscreen").click()
    box = figure.bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"]) == (0, 0, 1200)
    figure.get_by_role("button", name="Exit fullscreen mode").click()
    page.wait_for_function("() => document.querySelector('.nativeplot').getBoundingClientRect().width < 1200")
