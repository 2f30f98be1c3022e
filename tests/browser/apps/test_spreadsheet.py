"""site_example/apps/spreadsheet.py"""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

WIDER = "([element, width]) => element.getBoundingClientRect().width > width"


def opened(open_app: OpenApp) -> tuple[Page, Locator]:
    page = open_app("spreadsheet")
    expect(page.get_by_text("1,905.80")).to_be_visible()
    return page, page.get_by_role("grid", name="Budget")


def cell(grid: Locator, row: int, col: int) -> Locator:
    return grid.get_by_test_id(f"cell-{row}-{col}")


def column(grid: Locator, col: int, texts: Sequence[str]) -> None:
    for row, text in enumerate(texts):
        expect(cell(grid, row, col)).to_have_text(text)


def paste(page: Page, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def test_a_changed_amount_changes_the_sums_and_can_be_undone(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    cell(grid, 0, 2).dblclick()
    grid.get_by_label("Edit cell").fill("1000")
    grid.get_by_label("Edit cell").press("Enter")
    expect(cell(grid, 0, 2)).to_have_text("1000")
    expect(page.get_by_text("1,725.80")).to_be_visible()
    expect(page.get_by_role("grid", name="Totals").get_by_test_id("cell-0-1")).to_have_text("1064.9")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("1,905.80")).to_be_visible()
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_text("1,725.80")).to_be_visible()


def test_it_is_used_by_keyboard_alone(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    page.get_by_role("button", name="Fullscreen").first.focus()
    page.keyboard.press("Tab")
    expect(grid).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("400")
    page.keyboard.press("Tab")
    expect(cell(grid, 1, 2)).to_have_text("400")
    page.keyboard.press("Space")
    expect(cell(grid, 1, 3).get_by_role("checkbox")).not_to_be_checked()
    expect(page.get_by_text("533.30")).to_be_visible()
    page.keyboard.press("Control+Home")
    page.keyboard.press("F2")
    page.keyboard.type(" and heating")
    page.keyboard.press("Enter")
    expect(cell(grid, 0, 0)).to_have_text("Rent and heating")
    page.keyboard.press("F2")
    page.keyboard.type("nonsense")
    page.keyboard.press("Escape")
    expect(cell(grid, 1, 0)).to_have_text("Groceries")
    for _ in range(3):
        page.keyboard.press("Control+Z")
    expect(page.get_by_text("1,905.80")).to_be_visible()
    expect(cell(grid, 0, 0)).to_have_text("Rent")
    page.keyboard.press("Tab")
    expect(grid).not_to_be_focused()


def test_a_range_of_a_spreadsheet_is_pasted_and_the_table_grows(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    cell(grid, 7, 0).click()
    paste(page, 'Pens\tWork\t10\tfalse\t2025-02-01\r\n"Two\nlines"\tWork\t5.5\ttrue\t2025-02-02\r\n')
    expect(cell(grid, 7, 0)).to_have_text("Pens")
    expect(cell(grid, 8, 0)).to_contain_text("Two")
    expect(cell(grid, 8, 3).get_by_role("checkbox")).to_be_checked()
    expect(page.get_by_role("status").filter(has_text="9 rows")).to_be_visible()
    expect(page.get_by_text("1,873.50")).to_be_visible()
    page.keyboard.press("Control+Z")
    expect(page.get_by_role("status").filter(has_text="8 rows")).to_be_visible()


def test_chosen_cells_are_copied_cut_and_summed_up(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell(grid, 0, 1).click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_text("4 cells · Sum 1,542.4 · Average 771.2")).to_be_visible()
    page.keyboard.press("Control+C")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == "Home\t1180\nFood\t362.4"
    page.keyboard.press("Control+X")
    expect(cell(grid, 0, 2)).to_have_text("")
    expect(page.get_by_text("363.40")).to_be_visible()


def test_a_range_is_dragged_and_headers_and_numbers_choose_all_of_theirs(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    cell(grid, 0, 0).hover()
    page.mouse.down()
    cell(grid, 2, 2).hover()
    page.mouse.up()
    expect(page.get_by_text("9 cells")).to_be_visible()
    expect(page.get_by_label("Chosen cell")).to_have_value("Row 1, column 1: Rent")
    grid.get_by_role("columnheader", name="Amount").click(position={"x": 20, "y": 10})
    expect(page.get_by_text("8 cells · Sum 1,905.8")).to_be_visible()
    grid.get_by_role("rowheader", name="3").click()
    expect(page.get_by_text("5 cells")).to_be_visible()
    page.keyboard.press("Control+A")
    expect(page.get_by_text("40 cells")).to_be_visible()


def test_it_sorts_by_several_columns(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    category = grid.get_by_role("columnheader", name="Category")
    category.hover()
    category.get_by_role("button", name="Sort by Category").click()
    expect(category).to_have_attribute("aria-sort", "ascending")
    column(grid, 0, ["Groceries", "Coffee", "Concert", "Books"])
    amount = grid.get_by_role("columnheader", name="Amount")
    amount.hover()
    amount.get_by_role("button", name="Sort by Amount").click(modifiers=["Shift"])
    column(grid, 0, ["Coffee", "Groceries", "Books", "Concert"])
    expect(amount.get_by_role("button", name="Sort priority: 2")).to_be_visible()
    cell(grid, 0, 0).click()
    expect(page.get_by_label("Chosen cell")).to_have_value("Row 4, column 1: Coffee")
    page.get_by_role("button", name="Clear sort").click()
    column(grid, 0, ["Rent", "Groceries"])


def test_it_is_searched_and_filtered_and_what_is_found_can_stay(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    page.get_by_role("searchbox", name="Search").fill("fun")
    expect(page.get_by_role("status").filter(has_text="2 of 8 rows")).to_be_visible()
    column(grid, 0, ["Concert", "Books"])
    page.get_by_role("searchbox", name="Search").fill("")
    amount = grid.get_by_role("columnheader", name="Amount")
    amount.hover()
    amount.get_by_role("button", name="Open cell menu").click()
    page.get_by_role("menuitem", name="Filter").click()
    page.get_by_label("Change filter.").select_option("≥")
    page.get_by_label("Filter value").fill("80")
    page.get_by_label("Filter value").press("Enter")
    column(grid, 0, ["Rent", "Groceries", "Train pass"])
    expect(amount.get_by_role("img", name="Filtered")).to_be_visible()
    page.get_by_role("button", name="Apply filter and update dataframe values").click()
    # The table, and that of its categories.
    expect(page.get_by_role("status").filter(has_text="3 rows")).to_have_count(2)
    expect(page.get_by_text("1,631.40")).to_be_visible()


def test_rows_and_columns_come_and_go_by_menu(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    page.get_by_role("button", name="Add row").click()
    expect(page.get_by_role("status").filter(has_text="9 rows")).to_be_visible()
    cell(grid, 1, 0).click(button="right")
    page.get_by_role("menuitem", name="Add row above").click()
    column(grid, 0, ["Rent", "", "Groceries"])
    cell(grid, 0, 0).click()
    cell(grid, 0, 0).get_by_role("button", name="Open cell menu").click()
    page.get_by_role("menuitem", name="Delete row").click()
    expect(page.get_by_text("725.80")).to_be_visible()
    page.keyboard.press("Shift+F10")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(grid.get_by_role("columnheader", name="What")).to_have_count(0)
    for _ in range(4):
        page.keyboard.press("Control+Z")
    expect(page.get_by_text("1,905.80")).to_be_visible()
    expect(grid.get_by_role("columnheader", name="What")).to_be_visible()


def test_a_column_is_renamed_and_made_wider(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    header = grid.get_by_role("columnheader", name="What")
    header.dblclick(position={"x": 20, "y": 10})
    grid.get_by_label("Edit header").fill("Item")
    grid.get_by_label("Edit header").press("Enter")
    header = grid.get_by_role("columnheader", name="Item")
    before = header.bounding_box()
    assert before is not None
    page.keyboard.press("Alt+ArrowRight")
    page.wait_for_function(WIDER, arg=[header.element_handle(), before["width"] + 8])
    page.mouse.move(before["x"] + before["width"] + 16, before["y"] + 10)
    page.mouse.down()
    page.mouse.move(before["x"] + before["width"] + 96, before["y"] + 10)
    page.mouse.up()
    page.wait_for_function(WIDER, arg=[header.element_handle(), before["width"] + 80])


def test_it_fills_the_screen_and_comes_back(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    page.get_by_role("button", name="Fullscreen").first.click()
    box = page.locator(".dataframe-full").bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"]) == (0, 0, 1200)
    cell(grid, 0, 0).dblclick()
    page.keyboard.press("Escape")
    expect(page.locator(".dataframe-full")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".dataframe-full")).to_have_count(0)


def test_it_is_accessible_while_it_is_used(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    cell(grid, 0, 0).click()
    page.keyboard.press("Shift+ArrowDown")
    expect(grid).to_have_attribute("aria-rowcount", "9")
    expect(grid).to_have_attribute("aria-colcount", "6")
    active = grid.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("data-testid", "cell-0-0")
    assert_accessible(page)
    page.keyboard.press("Shift+F10")
    expect(page.get_by_role("menu")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.keyboard.press("F2")
    assert_accessible(page)
