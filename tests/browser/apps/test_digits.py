"""site_example/apps/digits"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import onnxruntime
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import BOOT_MS, OpenApp
from tests.conftest import ROOT

MODEL = ROOT / "site_example" / "apps" / "digits" / "digits.onnx"
SEVEN = [(0.3, 0.2), (0.7, 0.2), (0.55, 0.5), (0.45, 0.8)]


def draw(page: Page, points: list[tuple[float, float]]) -> None:
    """One stroke through `points`, given as parts of the sheet's sides."""
    sheet = page.get_by_role("application", name="Digit, drawing area")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box is not None
    side = min(box["width"], box["height"]) - 20
    left, top = box["x"] + (box["width"] - side) / 2, box["y"] + (box["height"] - side) / 2
    at = [(left + x * side, top + y * side) for x, y in points]
    page.mouse.move(*at[0])
    page.mouse.down()
    for _, end in pairwise(at):
        page.mouse.move(*end, steps=8)
    page.mouse.up()


def test_a_drawn_seven_is_a_seven_with_the_shares_of_the_native_run(open_app: OpenApp) -> None:
    page = open_app("digits")
    draw(page, SEVEN)
    expect(page.get_by_role("heading", name="7", exact=True)).to_be_visible(timeout=BOOT_MS)
    cells = page.get_by_label("What the network sees").input_value().split()
    pixels = np.array(cells, np.float32).reshape(1, 8, 8)
    (shares,) = onnxruntime.InferenceSession(MODEL).run(None, {"pixels": pixels})
    assert int(shares[0].argmax()) == 7
    for meter in page.get_by_role("meter").all():
        digit, share = int(meter.get_attribute("aria-label") or ""), float(meter.get_attribute("value") or "")
        assert abs(share - shares[0][digit]) < 1e-4
    assert_accessible(page)
