"""site_example/apps/interface_unified.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_each_click_goes_on_from_what_is_there(open_app: OpenApp) -> None:
    page = open_app("interface_unified")
    rhyme, more = page.get_by_label("Rhyme"), page.get_by_role("button", name="Next line")
    more.click()
    expect(rhyme).to_have_value("One for sorrow,\nTwo for joy,")
    more.click()
    expect(rhyme).to_have_value("One for sorrow,\nTwo for joy,\nThree for a girl,")
    rhyme.fill("Six for gold,")
    more.click()
    expect(rhyme).to_have_value("Six for gold,\nSeven for a secret")
    assert_accessible(page)


def test_there_is_one_text_box(open_app: OpenApp) -> None:
    page = open_app("interface_unified")
    expect(page.get_by_role("textbox")).to_have_count(1)
    expect(page.get_by_role("textbox")).to_be_editable()
