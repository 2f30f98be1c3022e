"""site_example/apps/interface_input_only.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_entries_are_kept_and_counted(open_app: OpenApp) -> None:
    page = open_app("interface_input_only")
    for count, name in enumerate(["Ada", "Alan"], 1):
        page.get_by_label("Name").fill(name)
        page.get_by_label("Message").fill("I was here.")
        page.get_by_role("button", name="Sign").click()
        expect(page.get_by_text(f"Thank you, {name}! You are number {count}.")).to_be_visible()
    assert_accessible(page)


def test_an_empty_entry_is_refused_in_words(open_app: OpenApp) -> None:
    page = open_app("interface_input_only")
    page.get_by_role("button", name="Sign").click()
    expect(page.get_by_role("alert")).to_contain_text("An empty page is no entry: write something.")
