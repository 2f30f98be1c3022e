"""site_example/apps/webcam_stream.py"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

COUNTERS = "() => ({...document.querySelector('lite-app, gradio-lite').controller.runtime.counters})"


def start(page: Page) -> None:
    page.get_by_role("button", name="Click to access the webcam").click()
    expect(page.get_by_role("button", name="Stop the camera")).to_be_visible()


def pictures(page: Page) -> int:
    return int(page.get_by_label("Pictures").input_value())


def test_pictures_reach_python_one_after_the_other(open_app: OpenApp) -> None:
    page = open_app("webcam_stream")
    start(page)
    page.wait_for_function("field => Number(field.value) >= 5", arg=page.get_by_label("Pictures").element_handle())
    expect(page.get_by_label("The last one")).to_have_value(re.compile(r"^\d{3,4} x \d{3,4}, [\d,]+ bytes$"))
    seen = page.locator(".block.image").nth(1).get_by_test_id("image")
    expect(seen).not_to_have_js_property("naturalWidth", 0)  # of one or the next: they come while this one is decoded
    assert_accessible(page)
    page.get_by_role("button", name="Stop the camera").click()
    expect(page.get_by_role("button", name="Click to access the webcam")).to_be_visible()


def test_a_slow_function_gets_fewer_pictures_and_never_a_queue(open_app: OpenApp) -> None:
    page = open_app("webcam_stream")
    page.get_by_role("spinbutton", name="number input for Seconds that Python needs").fill("1")
    before = page.evaluate(COUNTERS)["out"]
    start(page)
    page.wait_for_function("field => Number(field.value) >= 3", arg=page.get_by_label("Pictures").element_handle())
    # No more was sent than was answered, but for the one that Python looks at.
    sent, answered = page.evaluate(COUNTERS)["out"] - before, pictures(page)
    assert answered <= sent <= answered + 1
    page.get_by_role("button", name="Stop the camera").click()
    stopped = pictures(page)
    page.wait_for_function(
        "stage => !document.querySelector('.lite-status-pending')",
    )
    assert pictures(page) <= stopped + 1
