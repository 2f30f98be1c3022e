"""site_example/apps/tuner"""

from __future__ import annotations

import math
import re
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.tone_model import model
from tests import chromium
from tests.browser.axe import assert_accessible
from tests.browser.conftest import BOOT_MS, DEVICES
from tests.conftest import ROOT

MODEL = ROOT / "site_example" / "apps" / "tuner" / "tone.onnx"
RATE = 48_000
HERTZ = 445.0
"""A little above A4: 20 cents."""


def tone(seconds: float) -> array[int]:
    return array("h", [round(9000 * math.sin(2 * math.pi * HERTZ * i / RATE)) for i in range(int(seconds * RATE))])


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page whose microphone hears a tone."""
    with wave.open(str(tmp_path / "tone.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(tone(89).tobytes())  # whole periods: it begins again without a click
    sound = f"--use-file-for-fake-audio-capture={tmp_path / 'tone.wav'}"
    made = browser.browser_type.launch(
        executable_path=chromium.find(), args=[*chromium.FLAGS, *DEVICES, sound], timeout=BOOT_MS
    )
    yield made.new_page()
    made.close()


def test_the_model_is_what_its_script_writes() -> None:
    assert MODEL.read_bytes() == model().SerializeToString()


def test_the_microphones_tone_is_named_as_the_native_model_hears_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}apps/tuner.html")
    sound = page.get_by_role("group", name="Microphone", exact=True)
    sound.get_by_role("button", name="Start recording").click(timeout=BOOT_MS)
    expect(page.get_by_label("Note")).to_have_value("A4", timeout=BOOT_MS)
    x = np.array(tone(0.2)[:8192], np.int16)
    power, peak = onnxruntime.InferenceSession(MODEL).run(None, {"x": x})
    assert power.shape == (4097,)
    assert abs(peak * RATE / 8192 - HERTZ) <= RATE / 8192 / 2
    hertz = page.get_by_label("Hertz")
    expect(hertz).to_have_value(re.compile(r"^44[45]"))
    assert abs(float(hertz.input_value()) - HERTZ) < 0.6
    expect(page.get_by_role("slider", name="Cents")).to_have_value(re.compile("^(18|19|20|21)$"))
    assert_accessible(page)
    sound.get_by_role("button", name="Stop recording").click()
    expect(sound.get_by_role("button", name="Start recording")).to_be_visible()
