"""site_example/apps/camera_edges"""

from __future__ import annotations

import base64
import io
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from scripts.edges_model import model
from tests.browser.axe import assert_accessible
from tests.browser.conftest import BOOT_MS, OpenApp
from tests.conftest import ROOT

MODEL = ROOT / "site_example" / "apps" / "camera_edges" / "edges.onnx"
COUNTERS = "() => ({...document.querySelector('lite-app').controller.runtime.counters})"
ANSWERED = "() => document.querySelector('lite-app').controller.client.pending.size === 0"
PIXELS = """async (image) => {
  const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}"""


def test_the_model_is_what_its_script_writes() -> None:
    assert MODEL.read_bytes() == model().SerializeToString()


def test_a_picture_has_the_edges_that_the_native_model_finds(open_app: OpenApp, tmp_path: Path) -> None:
    page = open_app("camera_edges")
    page.get_by_role("tab", name="Picture").click()
    picture = Image.new("RGB", (48, 32), "white")
    ImageDraw.Draw(picture).polygon([(5, 5), (40, 10), (20, 28)], fill=(200, 30, 90))
    picture.save(tmp_path / "drawing.png")
    page.locator("input[type=file]").last.set_input_files(tmp_path / "drawing.png")
    drawn = page.get_by_role("img", name="Drawn")
    expect(drawn).to_have_js_property("naturalWidth", 48, timeout=BOOT_MS)
    expect(drawn).to_have_js_property("naturalHeight", 32)
    with Image.open(io.BytesIO(base64.b64decode(drawn.evaluate(PIXELS)))) as shown:
        found = np.asarray(shown.convert("RGBA"))[:, :, 3]
    x = np.asarray(picture.convert("L"))[:, :, None]
    (expected,) = onnxruntime.InferenceSession(MODEL).run(None, {"x": x})
    assert np.ptp(expected[:, :, 3]) > 200
    assert np.abs(found.astype(int) - expected[:, :, 3]).max() <= 2
    assert_accessible(page)


def test_edges_are_drawn_over_the_video_while_it_runs_and_no_picture_waits(open_app: OpenApp) -> None:
    page = open_app("camera_edges")
    page.get_by_role("button", name="Click to access the webcam").click()
    edges = page.get_by_role("img", name="Camera")
    before = edges.get_attribute("src", timeout=BOOT_MS)
    sent = page.evaluate(COUNTERS)
    for _ in range(5):
        before = another(page, before)
    now = page.evaluate(COUNTERS)
    # One picture out for each answer, but for the one on its way, now or at the beginning.
    assert 4 <= now["out"] - sent["out"] <= now["in"] - sent["in"] + 1
    video = page.get_by_test_id("webcam-video")
    expect(video).to_be_visible()
    assert video.bounding_box() == edges.bounding_box()
    assert video.evaluate("video => [video.videoWidth, video.videoHeight]") == edges.evaluate(
        "async image => { await image.decode(); return [image.naturalWidth, image.naturalHeight] }"
    )
    assert float(page.get_by_label("Pictures per second").input_value()) > 1
    assert_accessible(page)
    page.get_by_role("button", name="Stop the camera").click()
    expect(video).to_have_count(0)
    expect(page.get_by_test_id("image").first).to_be_visible()  # the last one stays
    page.get_by_role("button", name="Remove Image").click()
    # A picture that was still on its way doesn't come back.
    page.wait_for_function(ANSWERED)
    expect(page.get_by_role("button", name="Click to access the webcam")).to_be_visible()


def another(page: Page, before: str | None) -> str:
    """Wait until what is drawn is another picture; its address."""
    edges = page.get_by_role("img", name="Camera")
    page.wait_for_function("([image, before]) => image.src !== before", arg=[edges.element_handle(), before])
    return str(edges.get_attribute("src"))
