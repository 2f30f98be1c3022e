"""site_example/apps/todo.py"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def add(page: Page, *tasks: str) -> None:
    box = page.get_by_label("New task")
    for task in tasks:
        box.fill(task)
        box.press("Enter")
        expect(page.get_by_role("checkbox", name=task)).to_be_visible()
        expect(box).to_have_value("")


def test_tasks_are_added_ticked_and_removed(open_app: OpenApp) -> None:
    page = open_app("todo")
    add(page, "Water the plants", "Call Ada")
    expect(page.get_by_text("2 of 2 to do")).to_be_visible()
    page.get_by_role("checkbox", name="Call Ada").check()
    expect(page.get_by_text("1 of 2 to do")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Remove what is done").click()
    expect(page.get_by_role("checkbox", name="Call Ada")).to_have_count(0)
    expect(page.get_by_text("1 of 1 to do")).to_be_visible()


def test_the_list_can_be_kept_with_the_keyboard_alone(open_app: OpenApp) -> None:
    page = open_app("todo")
    page.get_by_label("New task").focus()
    page.keyboard.type("Rest")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Add")).to_be_focused()
    page.keyboard.press("Enter")
    tick = page.get_by_role("checkbox", name="Rest")
    expect(tick).to_be_visible()
    page.keyboard.press("Tab")
    expect(tick).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_text("0 of 1 to do")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Start over")).to_be_focused()
    page.keyboard.press("Enter")
    expect(tick).to_have_count(0)
    expect(page.get_by_test_id("markdown").get_by_text("Nothing to do.")).to_be_visible()


def test_a_task_that_is_listed_already_is_not_added_again(open_app: OpenApp) -> None:
    page = open_app("todo")
    add(page, "Rest")
    page.get_by_label("New task").fill("Rest")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_test_id("toast-text")).to_have_text("“Rest” is on the list already.")
    expect(page.get_by_role("checkbox")).to_have_count(1)


def test_an_empty_task_says_what_to_do(open_app: OpenApp) -> None:
    page = open_app("todo")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("Write down what has to be done first.")
    expect(page.get_by_role("alert")).to_contain_text("Nothing to add")


def test_every_visitor_has_a_list_of_their_own(open_app: OpenApp) -> None:
    for _ in range(2):
        page = open_app("todo")
        expect(page.get_by_role("checkbox")).to_have_count(0)
        add(page, "Rest")
