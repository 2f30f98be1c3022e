"""site_example/apps/dialogue.py"""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def script(page: Page) -> Locator:
    return page.get_by_role("group", name="Script")


def lines(page: Page) -> Locator:
    return script(page).get_by_test_id("textbox")


def test_a_dialogue_is_written_by_keyboard_alone(open_app: OpenApp) -> None:
    page = open_app("dialogue")
    second = lines(page).nth(1)
    second.focus()
    second.press("Enter")
    third = lines(page).nth(2)
    expect(third).to_be_focused()
    expect(script(page).get_by_label("Speaker of line 3")).to_have_value("Ann")
    page.keyboard.type("No. :la")
    option = script(page).get_by_test_id("dialogue-tag-menu").get_by_role("option")
    expect(option).to_have_text(["(laughs)"])
    expect(third).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(third).to_have_value("No. (laughs) ")
    expect(option).to_have_count(0)
    page.keyboard.type("Yes")
    expect(third).to_have_value("No. (laughs) Yes")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("textbox", name="As text")).to_have_value(
        re.compile(r"cellar\.\n\[Ann\] No\. \(laughs\) Yes$")
    )
    third.fill("")
    third.press("Backspace")
    expect(lines(page)).to_have_count(2)
    expect(second).to_be_focused()


def test_the_tag_menu_goes_by_arrows_and_closes_by_escape(open_app: OpenApp) -> None:
    page = open_app("dialogue")
    first = lines(page).first
    first.press("End")
    first.press_sequentially(" :")
    menu = script(page).get_by_role("listbox", name="Tags")
    expect(menu.get_by_role("option")).to_have_count(3)
    first.press("ArrowDown")
    expect(menu.get_by_role("option", name="(sighs)")).to_have_attribute("aria-selected", "true")
    assert_accessible(page)
    first.press("Escape")
    expect(menu).to_have_count(0)
    first.press_sequentially("w")
    menu.get_by_text("(whispers)").click()
    expect(first).to_have_value("Did you hear that? (whispers) ")


def test_lines_are_added_up_to_the_limit_and_removed_by_buttons(open_app: OpenApp) -> None:
    page = open_app("dialogue")
    for _ in range(4):
        script(page).get_by_test_id("dialogue-add-button-0").click()
    expect(lines(page)).to_have_count(6)
    expect(script(page).get_by_role("button", name="Add new line").first).to_be_disabled()
    for _ in range(5):
        script(page).get_by_test_id("dialogue-delete-button-0").click()
    expect(lines(page)).to_have_value("(whispers) It came from the cellar.")
    expect(script(page).get_by_role("button", name="Remove current line")).to_be_disabled()


def test_plain_text_becomes_lines_again(open_app: OpenApp) -> None:
    page = open_app("dialogue")
    switch = script(page).get_by_role("switch", name="Plain Text")
    switch.press("Space")
    expect(switch).to_be_checked()
    expect(lines(page)).to_have_count(1)
    expect(lines(page)).to_have_value("[Ann] Did you hear that?\n[Ben] (whispers) It came from the cellar.")
    lines(page).fill("[Ben] Boo!\nWho was that?")
    script(page).get_by_test_id("dialogue-submit-button").click()
    expect(page.get_by_role("textbox", name="As text")).to_have_value("[Ben] Boo!\nWho was that?")
    switch.click()
    expect(lines(page)).to_have_count(2)
    expect(lines(page).nth(1)).to_have_value("Who was that?")
    expect(script(page).get_by_label("Speaker of line 2")).to_have_value("Unknown")


def test_python_formats_and_unformats_where_the_app_says_how(open_app: OpenApp) -> None:
    page = open_app("dialogue")
    own = page.get_by_role("group", name="With a format of its own")
    expect(own.get_by_test_id("textbox")).to_have_value("Ann: yes\nBen: no")
    own.get_by_role("switch").click()
    expect(own.get_by_test_id("textbox")).to_have_count(2)
    expect(own.get_by_label("Speaker of line 2")).to_have_value("Ben")
    page.get_by_role("button", name="Count words").click()
    read = page.get_by_role("region", name="Words")
    expect(read.get_by_role("paragraph")).to_have_text(["Ann 1 words", "Ben 1 words"])
    expect(read.get_by_role("paragraph").first).to_have_css("border-left-color", "rgb(124, 58, 237)")
    own.get_by_role("switch").click()
    expect(own.get_by_test_id("textbox")).to_have_count(1)
    expect(own.get_by_test_id("textbox")).to_have_value("Ann: yes\nBen: no")


def expect_items(page: Page, names: list[str]) -> None:
    """Wait until the draggable items stand in the order of their handles' `names`."""
    handles = page.get_by_role("region", name="Draggable items container").get_by_role("button", name="Move")
    expect(handles).to_have_count(len(names))
    for index, name in enumerate(names):
        expect(handles.nth(index)).to_have_accessible_name(name)


def test_draggable_items_move_by_arrow_keys_and_say_so(open_app: OpenApp) -> None:
    page = open_app("dialogue")
    expect_items(page, ["Move As text", "Move Words"])
    handle = page.get_by_role("button", name="Move As text")
    handle.press("ArrowRight")
    expect(page.get_by_text("As text is now 2 of 2.")).to_be_attached()
    expect_items(page, ["Move Words", "Move As text"])
    expect(handle).to_be_focused()
    handle.press("Home")
    expect(page.get_by_text("As text is now 1 of 2.")).to_be_attached()
    expect_items(page, ["Move As text", "Move Words"])


def test_draggable_items_follow_the_pointer_and_keep_what_is_in_them(open_app: OpenApp) -> None:
    page = open_app("dialogue")
    script(page).get_by_test_id("dialogue-submit-button").click()
    expect(page.get_by_role("textbox", name="As text")).to_have_value(re.compile("cellar"))
    handle = page.get_by_role("button", name="Move As text")
    handle.hover()
    page.mouse.down()
    target = page.get_by_role("button", name="Move Words").locator("..").bounding_box()
    assert target is not None
    page.mouse.move(target["x"] + target["width"] - 5, target["y"] + 20, steps=5)
    page.mouse.up()
    expect(page.get_by_text("As text is now 2 of 2.")).to_be_attached()
    expect_items(page, ["Move Words", "Move As text"])
    expect(page.get_by_role("textbox", name="As text")).to_have_value(re.compile("cellar"))
    assert_accessible(page)


def test_it_fits_a_phone(open_app: OpenApp) -> None:
    page = open_app("dialogue")
    page.set_viewport_size({"width": 380, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 380
    assert_accessible(page)
