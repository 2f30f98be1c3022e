"""site_example/apps/tone_stream.py"""

from __future__ import annotations

import re
import wave

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

RATE = 22050


def test_music_is_heard_before_all_of_it_is_computed_and_is_whole_in_the_end(open_app: OpenApp) -> None:
    page = open_app("tone_stream")
    page.get_by_role("button", name="Play a scale").click()
    music = page.get_by_role("group", name="Music", exact=True)
    time = music.get_by_test_id("stream-time")
    # The clock of the samples runs while the function does.
    expect(time).to_have_text(re.compile(r"^0:0[12] / "))
    expect(music.get_by_role("status")).to_have_text("Live")
    expect(page.get_by_label("Now")).to_have_value(re.compile("^Note [2-7] of 8"))
    music.get_by_role("button", name="Pause").click()
    stood = time.inner_text()
    assert_accessible(page)
    expect(page.get_by_label("Now")).to_have_value("That was all.")
    expect(music.get_by_role("status")).to_have_text("Complete")
    assert time.inner_text().split(" / ")[0] == stood.split(" / ")[0]
    music.get_by_role("button", name="Play", exact=True).click()
    # Heard to its end, it is an ordinary sound.
    expect(music.get_by_test_id("waveform-Music")).to_be_visible()
    with page.expect_download() as download:
        music.get_by_role("link", name="Download").click()
    with wave.open(str(download.value.path())) as file:
        assert (file.getframerate(), file.getnframes()) == (RATE, 8 * int(RATE * 0.4))
    assert_accessible(page)


def test_a_second_run_replaces_the_first(open_app: OpenApp) -> None:
    page = open_app("tone_stream")
    page.get_by_role("slider").fill("0.1")
    music = page.get_by_role("group", name="Music", exact=True)
    for _ in range(2):
        page.get_by_role("button", name="Play a scale").click()
        expect(page.get_by_label("Now")).to_have_value(re.compile("^Note"))
        expect(page.get_by_label("Now")).to_have_value("That was all.")
    expect(music.get_by_role("slider", name="Seek")).to_have_attribute("aria-valuetext", "0:00 of 0:00")
    with page.expect_download() as download:
        music.get_by_role("link", name="Download").click()
    with wave.open(str(download.value.path())) as file:
        assert file.getnframes() == 8 * int(RATE * 0.1)
