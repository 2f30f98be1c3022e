"""site_example/apps/coffee_bar.py"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_who_waits_sees_its_place_and_the_queue_moves_up(open_app: OpenApp) -> None:
    page = open_app("coffee_bar")
    page.get_by_role("button", name="Ada orders").click()
    expect(page.get_by_label("Ada's table")).to_have_value("One coffee for Ada.")
    page.get_by_role("button", name="Everybody orders").click()
    # Somebody has the third place of three, and an estimate, for Ada's coffee has taught the queue what one takes.
    expect(page.get_by_text(re.compile(r"queue: 3/3 · \d+\.\d s"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"queue: 1/1"))).to_be_visible()
    expect(page.get_by_label("Eve's table")).to_have_value("")
    for guest in ("Ben", "Cleo", "Dan"):
        expect(page.get_by_label(f"{guest}'s table")).to_have_value(f"One coffee for {guest}.")
    expect(page.get_by_text("queue:")).to_have_count(0)
    page.get_by_role("button", name="Everybody orders").click()
    expect(page.get_by_text(re.compile(r"queue: 3/3"))).to_be_visible()
    assert_accessible(page)  # takes as long as a coffee or two: nothing is waited for after it


def test_a_full_queue_says_so(open_app: OpenApp) -> None:
    page = open_app("coffee_bar")
    page.get_by_role("button", name="Everybody orders").click()
    expect(page.get_by_test_id("toast-body")).to_contain_text("Queue is full: 3 events wait, and this app lets 3 wait.")
    expect(page.get_by_label("Dan's table")).to_have_value("One coffee for Dan.")
    expect(page.get_by_label("Eve's table")).to_have_value("")
