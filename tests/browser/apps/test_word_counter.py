"""site_example/apps/word_counter.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_the_last_letter_typed_is_counted(open_app: OpenApp) -> None:
    page = open_app("word_counter")
    expect(page.get_by_label("Count", exact=True)).to_have_value("15 words, 12 different, 82 characters")
    box = page.get_by_label("Text", exact=True)
    box.fill("")
    box.press_sequentially("one two two three")
    expect(page.get_by_label("Count", exact=True)).to_have_value("4 words, 3 different, 17 characters")
    expect(page.get_by_test_id("label-output-value")).to_have_text("two")
    assert_accessible(page)


def test_a_word_that_is_chosen_is_looked_up(open_app: OpenApp) -> None:
    page = open_app("word_counter")
    page.get_by_role("button", name="surprisingly").click()
    expect(page.get_by_label("Chosen word")).to_have_value("“surprisingly” is used 1 time and has 12 letters.")


def test_a_word_can_be_chosen_by_keyboard(open_app: OpenApp) -> None:
    page = open_app("word_counter")
    page.get_by_role("button", name="dog").last.press("Enter")
    expect(page.get_by_label("Chosen word")).to_have_value("“dog” is used 2 times and has 3 letters.")
