"""ImageEditor and its presets: events, values from Python, drawings that are shown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.pages import document, show

APP = """
import struct, zlib
from pathlib import Path
import gradio as gr

def png(width, height, pixel):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = zlib.compress(b"".join(b"\\0" + bytes(pixel) * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    Path("green.png").write_bytes(b"\\x89PNG\\r\\n\\x1a\\n" + parts)
    return "green.png"

def size(path):
    return "x".join(map(str, struct.unpack(">II", Path(path).read_bytes()[16:24])))

def told(drawing):
    if drawing is None:
        return "nothing"
    parts = [drawing["background"], *drawing["layers"], drawing["composite"]]
    return " ".join("none" if part is None else size(part) for part in parts)

heard = []

def add(name):
    def hear():
        heard.append(name)
        return " ".join(heard)
    return hear

def chosen(event: gr.SelectData):
    return add(f"select:{event.index}:{event.value}")()

with gr.Blocks() as demo:
    layers = gr.LayerOptions(layers=["Sea", "Sky"])
    pad = gr.Sketchpad(label="Pad", type="filepath", canvas_size=(100, 80), layers=layers)
    mask = gr.ImageMask(png(40, 30, (0, 128, 0)), label="Mask", type="filepath")
    log = gr.Textbox(label="Log")
    what = gr.Textbox(label="What")
    shown = gr.ImageEditor(label="Shown", interactive=False)
    pad.change(add("change"), None, log)
    pad.input(add("input"), None, log)
    pad.apply(add("apply"), None, log)
    pad.clear(add("clear"), None, log)
    pad.select(chosen, None, log)
    gr.Button("Read the pad").click(told, pad, what)
    gr.Button("Read the mask").click(told, mask, what)
    gr.Button("Show the mask").click(lambda drawing: drawing, mask, shown)
    gr.Button("Empty the pad").click(lambda: None, None, pad)
demo.launch()
"""

MARKED = """canvas => {
  const brush = canvas.getContext('2d');
  const [x, y] = [canvas.width / 2, canvas.height / 2];
  const pixel = (x, y) => brush.getImageData(x, y, 1, 1).data;
  return pixel(x + 4, y)[1] < 70 && pixel(x - 20, y - 20).join() === '0,128,0,255';
}"""
"""Whether the green picture has a black mark right of its middle."""


@pytest.fixture
def app(page: Page, site_url: str, wait_until_running: Callable[[], Page]) -> Page:
    show(page, site_url, document(f"<h1>Editors</h1><gradio-lite>{html.escape(APP)}</gradio-lite>"))
    return wait_until_running()


def area(page: Page, label: str) -> Locator:
    return page.get_by_role("application", name=f"{label}, drawing area")


def dab(page: Page, label: str, times: int = 1) -> None:
    """A short stroke in the middle; more of them go on from there, without a rest of the hand."""
    area(page, label).scroll_into_view_if_needed()
    box = area(page, label).bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    for n in range(times):
        page.mouse.down()
        page.mouse.move(middle[0] + 20 * (n + 1), middle[1], steps=3)
        page.mouse.up()


def press(page: Page, name: str, editor: str | None = None) -> None:
    where = page.get_by_role("region", name=f"{editor}, editor") if editor else page
    where.get_by_role("button", name=name, exact=True).click()


def test_strokes_in_a_row_fire_change_and_input_once(app: Page) -> None:
    dab(app, "Pad", times=3)
    log = app.get_by_label("Log")
    expect(log).to_have_value(re.compile("^(change input|input change)$"))
    press(app, "Save changes", "Pad")
    expect(log).to_have_value(re.compile("^\\w+ \\w+ apply$"))
    press(app, "Show Layers", "Pad")
    press(app, "Sea", "Pad")
    expect(log).to_have_value(re.compile("^\\w+ \\w+ apply select:0:Sea$"))
    assert_accessible(app)


def test_a_pad_tells_its_named_layers_and_can_be_emptied_by_python(app: Page) -> None:
    press(app, "Read the pad")
    expect(app.get_by_label("What")).to_have_value("nothing")
    dab(app, "Pad")
    press(app, "Read the pad")
    expect(app.get_by_label("What")).to_have_value("100x80 100x80 100x80 100x80")
    press(app, "Empty the pad")
    expect(app.get_by_text("Draw here").first).to_be_visible()
    press(app, "Read the pad")
    expect(app.get_by_label("What")).to_have_value("nothing")


def test_a_picture_of_pythons_is_masked_and_shown_again(app: Page) -> None:
    expect(area(app, "Mask")).to_be_visible()
    press(app, "Read the mask")
    expect(app.get_by_label("What")).to_have_value("40x30 40x30 40x30")
    dab(app, "Mask")
    press(app, "Show the mask")
    shown = app.get_by_role("img", name="Shown")
    expect(shown).to_be_visible()
    app.wait_for_function(MARKED, arg=shown.element_handle())


PAPER = """canvas => {
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let [left, right, dark] = [canvas.width, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    const x = (i / 4) % canvas.width;
    if (data[i + 3] === 255 && data[i] > 250) { left = Math.min(left, x); right = Math.max(right, x); }
    if (data[i + 3] === 255) { dark += (255 - data[i]) / 255; }
  }
  return { wide: right - left, dark: Math.round(dark) };
}"""
"""How wide the white paper of a canvas is, and how much black is on it, in pixels."""


def middle(page: Page, label: str) -> tuple[float, float]:
    area(page, label).scroll_into_view_if_needed()
    box = area(page, label).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_two_fingers_zoom_and_draw_nothing(app: Page) -> None:
    x, y = middle(app, "Pad")
    pad = area(app, "Pad")
    before = pad.evaluate(PAPER)
    fingers = app.context.new_cdp_session(app)

    def touch(kind: str, *places: float) -> None:
        points = [{"x": x + place, "y": y, "id": n} for n, place in enumerate(places)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 40)
    touch("touchStart", 40, -40)
    for step in range(1, 5):
        touch("touchMove", 40 - 7 * step, -40 + 7 * step)
    touch("touchEnd")
    app.wait_for_function(
        f"([canvas, wide]) => ({PAPER})(canvas).wide < wide * 0.7", arg=[pad.element_handle(), before["wide"]]
    )
    assert pad.evaluate(PAPER)["dark"] == 0
    press(app, "Read the pad")
    expect(app.get_by_label("What")).to_have_value("nothing")


STROKE = """(canvas, [pressure, high]) => {
  const box = canvas.getBoundingClientRect();
  const send = (type, x, buttons) => canvas.dispatchEvent(new PointerEvent(type, {
    pointerId: 1, pointerType: 'pen', isPrimary: true, bubbles: true, cancelable: true,
    button: type === 'pointermove' ? -1 : 0, buttons, pressure, clientX: box.left + box.width / 2 + x,
    clientY: box.top + box.height * high,
  }));
  canvas.setPointerCapture = () => {};
  send('pointerdown', -40, 1);
  for (let x = -30; x <= 40; x += 10) send('pointermove', x, 1);
  send('pointerup', 40, 0);
}"""


def test_a_pen_that_presses_more_draws_wider(app: Page) -> None:
    pad = area(app, "Pad")
    pad.scroll_into_view_if_needed()
    pad.evaluate(STROKE, [0.05, 0.35])
    app.wait_for_function(f"canvas => ({PAPER})(canvas).dark > 20", arg=pad.element_handle())
    light = pad.evaluate(PAPER)["dark"]
    pad.evaluate(STROKE, [1, 0.65])
    app.wait_for_function(
        f"([canvas, light]) => ({PAPER})(canvas).dark > 2.5 * light", arg=[pad.element_handle(), light]
    )
    press(app, "Undo", "Pad")
    app.wait_for_function(f"([canvas, light]) => ({PAPER})(canvas).dark === light", arg=[pad.element_handle(), light])


COPY = """async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
  canvas.getContext('2d').fillRect(0, 0, 64, 48);
  const picture = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}"""


def test_a_picture_on_the_clipboard_becomes_the_background(app: Page) -> None:
    app.context.grant_permissions(["clipboard-read", "clipboard-write"])
    app.evaluate(COPY)
    area(app, "Mask").focus()
    app.keyboard.press("ControlOrMeta+v")
    press(app, "Read the mask")
    expect(app.get_by_label("What")).to_have_value("64x48 64x48 64x48")


def test_full_screen_fills_the_window_and_escape_leaves_it(app: Page) -> None:
    frame = app.get_by_role("region", name="Pad, editor")
    before = frame.bounding_box()
    press(app, "Fullscreen", "Pad")
    expect(frame.get_by_role("button", name="Exit fullscreen mode")).to_be_visible()
    box, size = frame.bounding_box(), app.viewport_size
    assert box is not None
    assert size is not None
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, size["width"], size["height"])
    dab(app, "Pad")
    assert_accessible(app)
    app.keyboard.press("Escape")
    expect(frame.get_by_role("button", name="Fullscreen", exact=True)).to_be_visible()
    assert frame.bounding_box() == before
    press(app, "Read the pad")
    expect(app.get_by_label("What")).to_have_value("100x80 100x80 100x80 100x80")


STROKES = """
import os
import gradio as gr

changes = 0

def there():
    return sum(len(names) for _, _, names in os.walk("/tmp/lite/uploads"))

def count():
    global changes
    changes += 1
    return f"{changes} changes, {there()} files"

def lost(drawing):
    files = [drawing["background"], *drawing["layers"], drawing["composite"]]
    return f"{len(files)} files, {sum(not os.path.exists(file['path']) for file in files)} lost"

with gr.Blocks() as demo:
    # Its pictures are not asked for: there is no numpy here.
    pad = gr.Sketchpad(label="Pad", canvas_size=(100, 80), layers=gr.LayerOptions(layers=["Sky", "Sea"]))
    log = gr.Textbox(label="Log")
    value = gr.JSON(label="Value")
    what = gr.Textbox(label="What")
    pad.change(count, None, log)
    pad.change(None, pad, value, js="drawing => drawing")
    gr.Button("Look").click(lost, value, what)
demo.launch()
"""


def test_files_of_old_drawings_go_and_those_of_the_value_stay(
    page: Page, site_url: str, wait_until_running: Callable[[], Page]
) -> None:
    show(page, site_url, document(f"<h1>Strokes</h1><gradio-lite>{html.escape(STROKES)}</gradio-lite>"))
    app = wait_until_running()
    log, what = app.get_by_label("Log"), app.get_by_label("What")
    for n, layer in enumerate(["Sea", "Sky"], 1):
        press(app, "Show Layers", "Pad")
        press(app, layer, "Pad")
        press(app, "Show Layers", "Pad")
        dab(app, "Pad")
        expect(log).to_have_value(re.compile(f"^{n} changes"))
    press(app, "Show Layers", "Pad")
    press(app, "Delete Sky", "Pad")
    press(app, "Show Layers", "Pad")
    expect(log).to_have_value("3 changes, 7 files")
    for n in range(4, 14):
        dab(app, "Pad")
        expect(log).to_have_value(re.compile(f"^{n} changes"))
    # 4 of the first time, whose background is that of all; a layer and the whole for each of the last six.
    # All would be 27.
    files = int(re.findall(r"\d+", log.input_value())[1])
    assert files <= 16, files
    # An old layer comes back, whose file is long gone, and is handed over anew.
    for _ in range(11):
        press(app, "Undo", "Pad")
    expect(log).to_have_value(re.compile("^14 changes"))
    press(app, "Look")
    expect(what).to_have_value("4 files, 0 lost")
