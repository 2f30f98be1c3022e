"""site_example/apps/look_up.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_parameters_are_opened_one_by_one_and_all_at_once(open_app: OpenApp) -> None:
    page = open_app("look_up")
    entry = page.locator("details").filter(has_text="indent")
    expect(entry).not_to_have_attribute("open", "")
    entry.locator("summary").press("Enter")
    expect(entry.get_by_text("Default: None")).to_be_visible()
    expect(entry.locator("strong")).to_have_text("name")
    assert_accessible(page)
    page.get_by_role("button", name="Open all").click()
    expect(page.get_by_text("Default: True")).to_have_count(3)


def test_another_function_has_other_parameters(open_app: OpenApp) -> None:
    page = open_app("look_up")
    page.get_by_label("Function").click()
    page.get_by_role("option", name="textwrap.wrap").click()
    expect(page.locator("summary").filter(has_text="width: int")).to_be_visible()
