"""site_example/apps/day_counter.py"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_dates_are_typed_and_chosen(open_app: OpenApp) -> None:
    page = open_app("day_counter")
    between = page.get_by_label("Between them")
    expect(between).to_have_value("364 days, Wednesday to Wednesday")
    assert_accessible(page)
    page.get_by_label("From", exact=True).fill("2025-12-30")
    page.get_by_label("From", exact=True).press("Tab")
    expect(between).to_have_value("1 day, Tuesday to Wednesday")
    page.locator("input[type=date]").nth(1).fill("2026-01-01")
    expect(page.get_by_label("To", exact=True)).to_have_value("2026-01-01")
    expect(between).to_have_value("2 days, Tuesday to Thursday")
    page.get_by_label("To", exact=True).fill("")
    page.get_by_label("To", exact=True).press("Enter")
    expect(between).to_have_value("Choose both dates.")


def test_what_is_no_date_is_told_and_not_taken(open_app: OpenApp) -> None:
    page = open_app("day_counter")
    alarm = page.get_by_label("Alarm", exact=True)
    alarm.fill("2025-02-30 10:00:00")
    expect(page.get_by_text("Write it like YYYY-MM-DD HH:MM:SS")).to_be_visible()
    expect(alarm).to_have_attribute("aria-invalid", "true")
    assert_accessible(page)
    alarm.press("Escape")
    expect(alarm).to_have_value("2025-12-31 23:59:59")
    alarm.fill("now - 5m")
    alarm.press("Enter")
    expect(page.get_by_label("Alarm is at")).to_have_value(re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$"))
