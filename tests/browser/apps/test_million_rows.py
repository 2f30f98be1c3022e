"""site_example/apps/million_rows.py"""

from __future__ import annotations

import re
from math import sqrt

from playwright.sync_api import Locator, Page, expect

from tests.browser import port
from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp
from tests.browser.pages import wait_until

LAST = 999_999


def scrambled(row: int) -> int:
    return row * 7_368_787 % 1_000_000


def opened(open_app: OpenApp) -> tuple[Page, Locator]:
    page = open_app("million_rows")
    grid = page.get_by_role("grid", name="A million rows")
    expect(grid.get_by_test_id("cell-0-0")).to_have_text("0")
    return page, grid


def shows_row(grid: Locator, position: int, row: int) -> None:
    """Whether all of a row is there and right."""
    expect(grid.get_by_test_id(f"cell-{position}-0")).to_have_text(str(row))
    expect(grid.get_by_test_id(f"cell-{position}-1")).to_have_text(str(scrambled(row)))
    expect(grid.get_by_test_id(f"cell-{position}-2")).to_have_text(str(row * row))
    expect(grid.get_by_test_id(f"cell-{position}-3")).to_have_text(f"{round(sqrt(row), 4):.10g}")
    expect(grid.get_by_test_id(f"cell-{position}-9")).to_have_text(f"row {row} of a million")


def scroll_to(grid: Locator, fraction: float) -> None:
    """Drag the scroll bar there."""
    grid.evaluate("(grid, part) => { grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * part; }", fraction)


def first_shown(page: Page, grid: Locator) -> int:
    """The row at the top edge, once nothing is on its way any more."""
    expect(grid.locator(".dataframe-waiting")).to_have_count(0)
    return int(
        grid.evaluate(
            """grid => {
              const { left, top } = grid.getBoundingClientRect();
              const root = grid.getRootNode();
              return root.elementFromPoint(left + 20, top + 60).closest('[data-row]').dataset.row;
            }"""
        )
    )


def test_the_first_rows_come_with_the_page_and_the_million_stays_in_python(page: Page, open_app: OpenApp) -> None:
    port.record(page)
    page, grid = opened(open_app)
    shows_row(grid, 0, 0)
    shows_row(grid, 7, 7)
    expect(grid).to_have_attribute("aria-rowcount", "1000001")
    config = page.evaluate("() => JSON.stringify(document.querySelector('lite-app').controller?.config ?? '').length")
    assert config < 200_000
    assert sum(map(len, port.take(page).received)) < 200_000
    assert page.locator("[role=gridcell]").count() < 600


def test_the_middle_and_the_end_are_right_and_no_more_than_needed_is_asked_for(page: Page, open_app: OpenApp) -> None:
    port.record(page)
    page, grid = opened(open_app)
    scroll_to(grid, 0.5)
    row = first_shown(page, grid)
    assert 499_000 < row < 501_000
    shows_row(grid, row, row)
    shows_row(grid, row + 5, row + 5)
    scroll_to(grid, 1)
    shows_row(grid, LAST, LAST)
    shows_row(grid, LAST - 5, LAST - 5)
    assert sum(map(len, port.take(page).received)) < 300_000
    scroll_to(grid, 0)
    shows_row(grid, 0, 0)


def test_wheel_and_keys_move_row_by_row_anywhere(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    scroll_to(grid, 0.25)
    before = first_shown(page, grid)
    grid.hover()
    for _ in range(5):
        page.mouse.wheel(0, 340)
    page.wait_for_function(
        """([grid, row]) => {
          const { left, top } = grid.getBoundingClientRect();
          const number = grid.getRootNode().elementFromPoint(left + 20, top + 60);
          const now = Number(number.closest('[data-row]').dataset.row);
          return now >= row + 49 && now <= row + 51;
        }""",
        arg=[grid.element_handle(), before],
    )
    row = first_shown(page, grid) + 3
    grid.get_by_test_id(f"cell-{row}-0").click()
    page.keyboard.press("ArrowDown")
    expect(grid).to_have_attribute("aria-activedescendant", re.compile(rf"-cell-{row + 1}-0$"))
    page.keyboard.press("Control+End")
    shows_row(grid, LAST, LAST)
    expect(grid).to_have_attribute("aria-activedescendant", re.compile(rf"-cell-{LAST}-9$"))
    page.keyboard.press("Control+Home")
    shows_row(grid, 0, 0)


def test_python_sorts_and_searches_them(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    header = grid.get_by_role("columnheader", name="number", exact=True)
    for name in ("Sort by number", "Sorted ascending"):
        header.hover()
        header.get_by_role("button", name=name).click()
    expect(grid.get_by_test_id("cell-0-0")).to_have_text(str(LAST), timeout=60_000)
    shows_row(grid, 3, LAST - 3)
    grid.get_by_test_id("cell-2-0").click()
    expect(page.get_by_label("Chosen")).to_have_value(re.compile(f"^{LAST - 2} in"))
    page.get_by_role("button", name="Clear sort").click()
    expect(grid.get_by_test_id("cell-0-0")).to_have_text("0")


def test_a_filter_finds_the_one_row(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    header = grid.get_by_role("columnheader", name="number", exact=True)
    header.hover()
    header.get_by_role("button", name="Open cell menu").click()
    page.get_by_role("menuitem", name="Filter").click()
    page.get_by_label("Filter value").fill("777777")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="1 of 1,000,000 rows")).to_be_visible(timeout=60_000)
    shows_row(grid, 0, 777_777)
    assert_accessible(page)


def test_rows_out_of_sight_are_copied_too(open_app: OpenApp) -> None:
    page, grid = opened(open_app)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    grid.get_by_test_id("cell-0-0").click()
    for _ in range(40):
        page.keyboard.press("Shift+PageDown")
    page.keyboard.press("Control+C")
    wait_until(page, "(await navigator.clipboard.readText()).startsWith('0\\n1\\n2\\n')")
    rows = page.evaluate("async () => (await navigator.clipboard.readText()).split('\\n')")
    assert rows == [str(i) for i in range(len(rows))]
    assert len(rows) > 400
