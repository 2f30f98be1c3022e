"""site_example/apps/before_after.py"""

from __future__ import annotations

import re

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.apps.test_pixel_art import png
from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def shown(page: Page) -> str:
    """What is cut off from the first picture."""
    picture = page.get_by_role("group", name="Scene").get_by_test_id("imageslider-image").first
    return str(picture.evaluate("(image) => getComputedStyle(image).clipPath"))


def test_the_line_is_dragged_and_moved_by_keys(open_app: OpenApp) -> None:
    page = open_app("before_after")
    assert_accessible(page)
    line = page.get_by_role("group", name="Scene").get_by_role("slider")
    expect(line).to_have_value("50")
    box = line.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, middle, steps=4)
    expect(line).to_have_value(re.compile("^2[45]"))
    assert "75%" in shown(page).replace("74.5%", "75%").replace("75.5%", "75%")
    page.mouse.up()
    expect(line).to_have_value(re.compile("^2[45]"))
    line.press("End")
    expect(line).to_have_value("100")
    line.press("ArrowLeft")
    expect(line).to_have_value("99.5")


def test_a_function_shows_another_pair(open_app: OpenApp) -> None:
    page = open_app("before_after")
    page.get_by_role("radio", name="Night").check()
    with page.expect_download() as download:
        expect(page.get_by_role("group", name="Scene").get_by_role("link")).to_have_attribute("download", "night.svg")
        page.get_by_role("group", name="Scene").get_by_role("link", name="Download").click()
    assert "feColorMatrix" in download.value.path().read_text()


def test_two_pictures_are_given_and_taken_out(open_app: OpenApp) -> None:
    page = open_app("before_after")
    yours, inside = page.get_by_role("group", name="Yours"), page.get_by_label("The function gets")
    for side, gets in (("first", "first.png, none"), ("second", "first.png, second.png")):
        with page.expect_file_chooser() as chooser:
            yours.get_by_role("button", name=f"Drop the {side} image here").click()
        chooser.value.set_files([FilePayload(name=f"{side}.png", mimeType="image/png", buffer=png())])
        expect(inside).to_have_value(gets)
    expect(yours.get_by_role("slider")).to_be_visible()
    assert_accessible(page)
    yours.get_by_role("button", name="Remove Image").click()
    expect(inside).to_have_value("nothing")
