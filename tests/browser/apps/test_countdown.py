"""site_example/apps/countdown.py"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_a_function_that_sleeps_streams_its_values(open_app: OpenApp) -> None:
    page = open_app("countdown")
    clock = page.get_by_label("Clock")
    page.get_by_role("button", name="Start").click()
    for seen in ("3 …", "2 …", "1 …", "Lift-off!"):
        expect(clock).to_have_value(seen)


def test_an_asynchronous_function_runs_beside_one_that_sleeps_and_ends_with_it(open_app: OpenApp) -> None:
    page = open_app("countdown")
    beats = page.get_by_label("Heartbeat")
    page.get_by_role("button", name="Start").click()
    expect(beats).to_have_value(re.compile("•{3}"))
    expect(page.get_by_label("Clock")).to_have_value(re.compile("…"))
    assert_accessible(page)
    expect(page.get_by_label("Clock")).to_have_value("Lift-off!")
    expect(page.locator(".lite-status-streaming")).to_have_count(0)
    assert len(beats.input_value()) < 40


def test_stop_ends_what_runs_and_it_can_start_again(open_app: OpenApp) -> None:
    page = open_app("countdown")
    clock = page.get_by_label("Clock")
    page.get_by_label("number input for Seconds").fill("60")
    page.get_by_role("button", name="Start").click()
    expect(clock).to_have_value("59 …")
    page.get_by_role("button", name="Stop").click()
    expect(clock).to_have_value("Stopped.")
    expect(page.get_by_test_id("status-tracker")).to_have_count(0)
    page.get_by_label("number input for Seconds").fill("1")
    page.get_by_role("button", name="Start").click()
    expect(clock).to_have_value("Lift-off!")


def test_a_loop_shows_how_far_it_is(open_app: OpenApp) -> None:
    page = open_app("countdown")
    page.get_by_role("button", name="Fill the tank").click()
    bar = page.get_by_role("progressbar", name="Filling")
    expect(bar).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+/100 litres"))).to_be_visible()
    expect(page.get_by_label("Tank")).to_have_value("100 litres in the tank")
    expect(bar).to_have_count(0)
