"""site_example/apps/audio_tools.py"""

from __future__ import annotations

import re
import wave

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp
from tests.browser.sounds import tone, upload


def block(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def give(page: Page, data: bytes, name: str = "tone.wav") -> None:
    block(page, "Sound").locator("input[type=file]").set_input_files(upload(name, data))


def saved(page: Page, name: str) -> tuple[int, list[int]]:
    """Rate and samples of the file that the download button gives."""
    with page.expect_download() as download:
        block(page, name).get_by_role("link", name="Download").click()
    with wave.open(str(download.value.path())) as file:
        frames = memoryview(file.readframes(file.getnframes())).cast("h")
        return file.getframerate(), frames.tolist()


def test_the_microphone_is_recorded_and_python_measures_it(open_app: OpenApp) -> None:
    page = open_app("audio_tools")
    sound = block(page, "Sound")
    sound.get_by_role("button", name="Record audio").click()
    sound.get_by_role("button", name="Start recording").click()
    expect(sound.get_by_test_id("recording-waveform")).to_be_visible()
    expect(sound.get_by_role("timer")).to_have_text(re.compile(r"^0:(0[1-9]|[1-9]\d)"))
    assert_accessible(page)
    sound.get_by_role("button", name="Pause recording").click()
    sound.get_by_role("button", name="Resume recording").click()
    expect(sound.get_by_role("timer")).to_have_text(re.compile(r"^0:(0[2-9]|[1-9]\d)"))
    sound.get_by_role("button", name="Stop recording").click()
    # The beeps of Chromium's own microphone are loud.
    expect(page.get_by_label("About it")).to_have_value(
        re.compile(r"^([2-9]|\d\d)\.\d s · 44,100 Hz · 1 channel\(s\) · peak ([5-9]\d|100)%$")
    )
    expect(sound.get_by_test_id("waveform-Sound")).to_be_visible()
    assert_accessible(page)


def test_an_upload_is_turned_around_bit_by_bit(open_app: OpenApp) -> None:
    page = open_app("audio_tools")
    data = tone(0.5)
    give(page, data)
    expect(page.get_by_label("About it")).to_have_value("0.5 s · 8,000 Hz · 1 channel(s) · peak 37%")
    page.get_by_role("button", name="Apply").click()
    expect(block(page, "Changed").get_by_test_id("waveform-Changed")).to_be_visible()
    rate, samples = saved(page, "Changed")
    assert rate == 8000
    assert samples == memoryview(data[44:]).cast("h").tolist()[::-1]


def test_a_sound_is_trimmed_by_the_keyboard_and_reset(open_app: OpenApp) -> None:
    page = open_app("audio_tools")
    give(page, tone(2))
    sound = block(page, "Sound")
    sound.get_by_role("button", name="Trim audio to selection").click()
    start = sound.get_by_role("slider", name="Start of the selection")
    end = sound.get_by_role("slider", name="End of the selection")
    expect(end).to_have_value("2")
    for _ in range(25):
        start.press("ArrowRight")
    end.press("ArrowLeft")
    expect(start).to_have_value("0.5")
    assert_accessible(page)
    sound.get_by_role("button", name="Trim", exact=True).click()
    expect(page.get_by_label("About it")).to_have_value(re.compile("^1.5 s · 8,000 Hz"))
    sound.get_by_role("button", name="Reset audio").click()
    expect(page.get_by_label("About it")).to_have_value(re.compile("^2.0 s"))


def test_a_sound_plays_seeks_and_pauses(open_app: OpenApp) -> None:
    page = open_app("audio_tools")
    give(page, tone(30))
    sound = block(page, "Sound")
    sound.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => document.querySelector('.block.audio audio').currentTime > 0.2")
    sound.get_by_role("button", name="Skip forward by 5 seconds").click()
    page.wait_for_function("() => document.querySelector('.block.audio audio').currentTime > 5")
    sound.get_by_role("button", name="Pause", exact=True).click()
    expect(sound.get_by_role("button", name="Play", exact=True)).to_be_visible()
    seek = sound.get_by_role("slider", name="Seek")
    seek.press("Home")
    expect(seek).to_have_attribute("aria-valuetext", "0:00 of 0:30")
    sound.get_by_role("button", name="Adjust playback speed from 1x to 1.5x").click()
    sound.get_by_role("button", name="Mute").click()
    audio = sound.locator("audio")
    assert audio.evaluate("audio => [audio.playbackRate, audio.volume, audio.currentTime]") == [1.5, 0, 0]


def test_empty_and_damaged_files_are_told_at_the_component(open_app: OpenApp) -> None:
    page = open_app("audio_tools")
    sound = block(page, "Sound")
    give(page, b"", "nothing.wav")
    expect(sound.get_by_role("alert")).to_contain_text("nothing.wav can't be used: it is empty (0 bytes)")
    give(page, b"ID3 but no sound", "broken.mp3")
    expect(sound.get_by_role("alert")).to_contain_text("broken.mp3 can't be used: it is damaged")
    sound.locator("input[type=file]").set_input_files(upload("page.html", b"<script>alert(1)</script>", "text/html"))
    expect(page.get_by_test_id("toast-body")).to_contain_text("page.html")
    give(page, tone(0.2))
    expect(page.get_by_label("About it")).to_have_value(re.compile("^0.2 s"))
