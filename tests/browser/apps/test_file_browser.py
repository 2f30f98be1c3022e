"""site_example/apps/file_browser.py"""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def row(tree: Locator, name: str) -> Locator:
    return tree.get_by_role("treeitem", name=name, exact=True)


def test_files_and_whole_folders_are_chosen_by_pointer(open_app: OpenApp) -> None:
    page = open_app("file_browser")
    tree, text = page.get_by_role("tree", name="Library"), page.get_by_label("Texts", exact=True)
    last = page.get_by_label("Last press")
    expect(tree.get_by_role("treeitem")).to_have_count(4)
    row(tree, "poems").get_by_role("button", name="expand directory").click()
    row(tree, "spring.txt").get_by_role("checkbox").check()
    expect(text).to_have_value("== poems/spring.txt ==\nNothing is so beautiful as spring.")
    expect(last).to_have_value("chosen: poems/spring.txt")
    expect(row(tree, "poems")).to_have_attribute("aria-checked", "mixed")
    row(tree, "poems").get_by_role("checkbox").click()
    expect(last).to_have_value("chosen: poems")
    expect(text).to_have_value(re.compile("poems/spring.txt.*poems/old/autumn.txt.*poems/old/winter.txt", re.DOTALL))
    expect(row(tree, "old")).to_have_attribute("aria-checked", "mixed")
    row(tree, "old").get_by_role("button", name="expand directory").click()
    expect(row(tree, "old")).to_have_attribute("aria-checked", "true")
    expect(row(tree, "poems")).to_have_attribute("aria-checked", "true")
    row(tree, "winter.txt").get_by_role("checkbox").uncheck()
    expect(last).to_have_value("left: poems/old/winter.txt")
    expect(text).not_to_have_value(re.compile("winter"))
    assert_accessible(page)
    page.get_by_role("button", name="Write it into notes").click()
    expect(text).to_have_value("== notes/today.txt ==\nBuy bread.")
    expect(row(tree, "notes")).to_have_attribute("aria-checked", "mixed")
    expect(row(tree, "poems")).to_have_attribute("aria-checked", "false")


def test_a_file_is_chosen_by_keys(open_app: OpenApp) -> None:
    page = open_app("file_browser")
    tree, poem = page.get_by_role("tree", name="One poem"), page.get_by_label("Poem", exact=True)
    expect(tree.get_by_role("treeitem")).to_have_count(2)
    row(tree, "old").focus()
    page.keyboard.press("ArrowRight")
    expect(row(tree, "autumn.txt")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(row(tree, "autumn.txt")).to_be_focused()
    page.keyboard.press("w")
    expect(row(tree, "winter.txt")).to_be_focused()
    page.keyboard.press("Enter")
    expect(poem).to_have_value("winter.txt")
    expect(row(tree, "winter.txt")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowLeft")
    expect(row(tree, "old")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(tree.get_by_role("treeitem")).to_have_count(2)
    page.keyboard.press("End")
    page.keyboard.press("Space")
    expect(poem).to_have_value("spring.txt")
    page.keyboard.press("Space")
    expect(poem).to_have_value("nothing")
