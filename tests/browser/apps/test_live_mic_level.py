"""site_example/apps/live_mic_level.py"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_the_microphone_reaches_python_while_it_is_recorded_and_nothing_is_lost(open_app: OpenApp) -> None:
    page = open_app("live_mic_level")
    sound = page.get_by_role("group", name="Microphone", exact=True)
    sound.get_by_role("button", name="Start recording").click()
    expect(page.get_by_label("Level", exact=True)).to_have_value(re.compile(r"-?\d+ dB$"))
    total = page.get_by_label("Seconds heard")
    expect(total).to_have_value(re.compile(r"^[2-9]"))
    assert_accessible(page)
    minutes, seconds = sound.get_by_role("timer").inner_text().split(":")
    sound.get_by_role("button", name="Stop recording").click()
    # From the start to the stop every second was heard, also those that waited for Python.
    page.wait_for_function(
        "([heard, shown]) => Number(heard.value) >= shown",
        arg=[total.element_handle(), 60 * int(minutes) + int(seconds)],
    )
    heard = total.input_value()
    sound.get_by_role("button", name="Start recording").click()
    expect(total).not_to_have_value(heard)
    sound.get_by_role("button", name="Stop recording").click()


def test_no_more_chunks_are_sent_than_the_app_asked_for(open_app: OpenApp) -> None:
    page = open_app("live_mic_level")
    sent = """() => {
      const { runtime } = document.querySelector('lite-app, gradio-lite').controller;
      return runtime.counters.out;
    }"""
    before = page.evaluate(sent)
    sound = page.get_by_role("group", name="Microphone", exact=True)
    sound.get_by_role("button", name="Start recording").click()
    expect(sound.get_by_role("timer")).to_have_text(re.compile(r"^0:(0[3-9]|[1-9]\d)"))
    # At most one message per `stream_every`, however many pieces were heard.
    minutes, seconds = sound.get_by_role("timer").inner_text().split(":")
    assert 0 < page.evaluate(sent) - before <= (60 * int(minutes) + int(seconds) + 1) / 0.2 + 8
    sound.get_by_role("button", name="Stop recording").click()
