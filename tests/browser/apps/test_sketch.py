"""site_example/apps/sketch.py"""

from __future__ import annotations

import io
import re
from typing import Any

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

BLACK = "#18181b"


def canvas(page: Page) -> Locator:
    return page.get_by_role("application", name="Sketch, drawing area")


def tool(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar", name="Drawing tools").get_by_role("button", name=name, exact=True)


def line(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw with the mouse from one place of the sheet to another, given as parts of its width and height."""
    canvas(page).scroll_into_view_if_needed()
    box = canvas(page).bounding_box()
    assert box is not None
    # The sheet has 4:3, in the middle of its stage with 10 px around.
    scale = min((box["width"] - 20) / 320, (box["height"] - 20) / 240, 2)
    left = box["x"] + (box["width"] - 320 * scale) / 2
    top = box["y"] + (box["height"] - 240 * scale) / 2
    points = [(left + x * 320 * scale, top + y * 240 * scale) for x, y in (start, end)]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=6)
    page.mouse.up()


def read(page: Page) -> str:
    """What Python saw, as text."""
    answered = page.evaluate("() => document.querySelector('lite-app, gradio-lite').controller.runtime.counters.in")
    page.get_by_role("button", name="Read my drawing").click()
    page.wait_for_function(
        "before => document.querySelector('lite-app, gradio-lite').controller.runtime.counters.in > before"
        " && !document.querySelector('.lite-status-pending')",
        arg=answered,
    )
    return page.locator(".block.json").inner_text()


def ink(text: str) -> float:
    found = re.search(r'"ink": *"([\d.]+) %"', text)
    assert found, text
    return float(found[1])


def picture(page: Page) -> Any:
    """The drawing as it can be downloaded."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    return Image.open(download.value.path()).convert("RGBA")


def test_a_drawing_reaches_python_as_it_is_at_the_click(open_app: OpenApp) -> None:
    page = open_app("sketch")
    assert_accessible(page)
    line(page, (0.1, 0.5), (0.9, 0.5))
    seen = read(page)
    assert '"320 x 240"' in seen
    assert BLACK in seen
    assert 3 < ink(seen) < 4.5  # 256 x 10 px of 320 x 240
    assert "⣿" in page.get_by_label("In dots").input_value() or "⠶" in page.get_by_label("In dots").input_value()
    drawn = picture(page)
    assert drawn.size == (320, 240)
    assert drawn.getpixel((160, 120)) == (0x18, 0x18, 0x1B, 255)
    assert drawn.getpixel((160, 60)) == (0, 0, 0, 0)


def test_what_was_drawn_can_be_undone_and_done_again(open_app: OpenApp) -> None:
    page = open_app("sketch")
    line(page, (0.1, 0.3), (0.9, 0.3))
    page.get_by_role("button", name="Color #2563eb").click()
    line(page, (0.1, 0.7), (0.9, 0.7))
    assert "#2563eb" in read(page)
    canvas(page).focus()
    page.keyboard.press("Control+z")
    assert "#2563eb" not in (once := read(page))
    assert BLACK in once
    tool(page, "Redo").click()
    assert "#2563eb" in read(page)
    tool(page, "Undo").click()
    tool(page, "Undo").click()
    expect(tool(page, "Undo")).to_be_disabled()
    assert "size" not in read(page)  # nothing is drawn: the function gets None


def test_the_eraser_takes_away_from_the_active_layer_only(open_app: OpenApp) -> None:
    page = open_app("sketch")
    line(page, (0.1, 0.5), (0.9, 0.5))
    tool(page, "Show Layers").click()
    page.get_by_role("button", name="Add Layer").click()
    page.get_by_role("button", name="Show Layers").click()
    page.get_by_role("button", name="Color #e11d48").click()
    line(page, (0.5, 0.1), (0.5, 0.9))
    tool(page, "Erase").click()
    line(page, (0.2, 0.5), (0.8, 0.5))
    seen = read(page)
    assert '"layers": 2' in re.sub(r"\s+", " ", seen)
    drawn = picture(page)
    assert drawn.getpixel((160, 40)) == (0xE1, 0x1D, 0x48, 255)
    assert drawn.getpixel((160, 120)) == (0x18, 0x18, 0x1B, 255)  # the red of layer 2 is gone, layer 1 is not
    tool(page, "Show Layers").click()
    assert_accessible(page)
    page.get_by_role("button", name="Hide Layer 1").click()
    assert picture(page).getpixel((160, 120))[3] == 0
    page.get_by_role("button", name="Delete Layer 2").click()
    expect(page.get_by_test_id("layer-2")).to_have_count(0)


def test_a_crop_cuts_the_canvas(open_app: OpenApp) -> None:
    page = open_app("sketch")
    line(page, (0.5, 0.1), (0.5, 0.9))
    tool(page, "Crop").click()
    assert_accessible(page)
    corner = page.get_by_role("button", name="Crop: bottom right corner")
    for _ in range(3):
        corner.press("Shift+ArrowLeft")
    corner.press("ArrowUp")
    page.get_by_role("button", name="Confirm crop").click()
    assert '"226 x 191"' in read(page)
    drawn = picture(page)
    assert drawn.size == (226, 191)
    assert drawn.getpixel((128, 100)) == (0x18, 0x18, 0x1B, 255)  # what was at (160, 124)
    tool(page, "Undo").click()
    assert picture(page).size == (320, 240)


def test_an_uploaded_picture_is_the_background_and_gives_the_size(open_app: OpenApp) -> None:
    page = open_app("sketch")
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (0, 128, 0)).save(file, "PNG")
    with page.expect_file_chooser() as chooser:
        tool(page, "Upload").click()
    chooser.value.set_files([FilePayload(name="green.png", mimeType="image/png", buffer=file.getvalue())])
    expect(tool(page, "Undo")).to_be_enabled()
    assert '"64 x 48"' in (seen := read(page))
    assert ink(seen) == 100
    tool(page, "Resize").click()
    page.get_by_role("spinbutton", name="Width").fill("32")
    assert_accessible(page)
    page.get_by_role("button", name="Apply size").click()
    assert picture(page).size == (32, 24)
    tool(page, "Clear canvas").click()
    assert "size" not in read(page)


def test_what_is_no_picture_is_refused_in_words(open_app: OpenApp) -> None:
    page = open_app("sketch")
    with page.expect_file_chooser() as chooser:
        tool(page, "Upload").click()
    chooser.value.set_files([FilePayload(name="fake.png", mimeType="image/png", buffer=b"<script>")])
    expect(page.get_by_role("alert")).to_contain_text("fake.png is no picture that this browser can show.")


def test_everything_works_by_keyboard_alone(open_app: OpenApp) -> None:
    page = open_app("sketch")
    canvas(page).focus()
    page.keyboard.press("Space")
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Space")
    drawn = picture(page)
    assert drawn.getpixel((200, 120))[3] == 255
    assert drawn.getpixel((140, 120))[3] == 0
    tool(page, "Upload").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(tool(page, "Erase")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Eraser Size")).to_be_visible()
    page.keyboard.press("End")
    expect(tool(page, "Save changes")).to_be_focused()
