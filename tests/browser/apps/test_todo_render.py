"""site_example/apps/todo_render.py"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def add(page: Page, *tasks: str) -> None:
    box = page.get_by_label("New task")
    for task in tasks:
        count = page.get_by_role("button", name="Delete").count()
        box.fill(task)
        box.press("Enter")
        expect(page.get_by_role("button", name="Delete")).to_have_count(count + 1)
        expect(box).to_have_value("")


def test_tasks_are_added_ticked_renamed_and_deleted(open_app: OpenApp) -> None:
    page = open_app("todo_render")
    expect(page.get_by_test_id("markdown").get_by_text("Nothing to do.")).to_be_visible()
    add(page, "Water the plants", "Call Ada", "Rest")
    page.get_by_role("checkbox", name="Done").nth(1).check()
    expect(page.get_by_text("2 of 3 to do.")).to_be_visible()
    page.get_by_label("Task 1").fill("Water all of the plants")
    expect(page.get_by_text("Longest: “Water all of the plants”")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Delete").first.click()
    expect(page.get_by_role("button", name="Delete")).to_have_count(2)
    expect(page.get_by_label("Task 1")).to_have_value("Call Ada")
    expect(page.get_by_role("checkbox", name="Done").first).to_be_checked()
    expect(page.get_by_text("1 of 2 to do.")).to_be_visible()


def test_the_box_that_is_typed_in_keeps_focus_and_caret_while_the_list_is_declared_anew(open_app: OpenApp) -> None:
    page = open_app("todo_render")
    add(page, "one", "three")
    box = page.get_by_label("Task 2")
    box.focus()
    page.keyboard.press("Home")
    page.keyboard.type("twenty-", delay=30)
    expect(page.get_by_text("Longest: “twenty-three”")).to_be_visible()
    expect(box).to_be_focused()
    expect(box).to_have_value("twenty-three")
    assert box.evaluate("box => box.selectionStart") == len("twenty-")
    # The row above goes; the box that is typed in stays where it is.
    page.get_by_role("button", name="Delete").first.evaluate("button => button.click()")
    expect(page.get_by_role("button", name="Delete")).to_have_count(1)
    expect(page.get_by_label("Task 1")).to_be_focused()
    page.keyboard.type("odd-")
    expect(page.get_by_label("Task 1")).to_have_value("twenty-odd-three")


def test_the_list_can_be_kept_with_the_keyboard_alone(open_app: OpenApp) -> None:
    page = open_app("todo_render")
    page.get_by_label("New task").focus()
    page.keyboard.type("Rest")
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Done")).to_be_visible()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="Done")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_text("0 of 1 to do.")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Done")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Delete")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("markdown").get_by_text("Nothing to do.")).to_be_visible()
