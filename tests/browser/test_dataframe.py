"""Tables whose values are hostile, huge or wide; and what the page loads so that functions get them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.axe import assert_accessible
from tests.browser.pages import document, make_wheel, running, show

HOSTILE = r"""
import gradio as gr

evil = '<img src="data:," alt="x" onerror="window.hacked = 1"><script>window.hacked = 2</script><b>bold</b>'
rows = [
    [evil, evil, evil, "x" * 10_000_000, "javascript:alert(1)"],
    ["\ud800 half", "[link](javascript:alert(1))", "<a href='javascript:alert(1)'>a</a>", "a\tb\nc", None],
    [float("nan"), "**md**", "<i>html</i>", float("inf"), 2**70],
]
with gr.Blocks() as demo:
    gr.Dataframe(
        rows,
        headers=["same", "same", "html", "long", "image"],
        datatype=["str", "markdown", "html", "str", "image"],
        label="Hostile",
        interactive=True,
        type="array",
    )
    styled = {"headers": ["a"], "data": [["x"]], "metadata": {"styling": [["position: fixed; color: rgb(1, 2, 3)"]]}}
    gr.Dataframe(styled, label="Styled")
    gr.Dataframe([], headers=["a", "b"], label="No rows")
    gr.Dataframe(label="Nothing")
    wide = [[f"{row}:{col}" for col in range(300)] for row in range(100)]
    gr.Dataframe(wide, label="Wide", pinned_columns=1, max_height=200)
demo.launch()
"""

PANDAS = """
import gradio as gr

with gr.Blocks() as demo:
    table = gr.Dataframe([[1], [2]], headers=["n"], interactive=True)
    names = gr.Textbox(label="Names")
    gr.Button("Names").click(lambda frame: ", ".join(frame.columns), table, names)
demo.launch()
"""

FAKE_PANDAS = """
class DataFrame:
    def __init__(self, data, index=None):
        self.columns = list(data)
"""


def test_hostile_huge_and_wide_tables_are_shown_and_harm_nothing(page: Page, site_url: str) -> None:
    show(page, site_url, document(f"<h1>Tables</h1><lite-app>{HOSTILE.replace('<', '&lt;')}</lite-app>"))
    grid = running(page).get_by_role("grid", name="Hostile")
    expect(grid.get_by_test_id("cell-0-0")).to_contain_text("<img src=")
    expect(grid.get_by_test_id("cell-0-1").get_by_text("bold")).to_be_visible()
    expect(grid.get_by_test_id("cell-2-2").locator("i")).to_have_text("html")
    expect(grid.get_by_test_id("cell-0-2").locator("b")).to_have_text("bold")
    assert len(grid.get_by_test_id("cell-0-3").inner_text()) < 1000
    expect(grid.get_by_test_id("cell-2-3")).to_have_text("∞")
    expect(grid.get_by_test_id("cell-0-4").locator("img")).to_have_count(0)
    assert page.locator("[href^=javascript], [onerror]").count() == 0
    assert page.evaluate("() => window.hacked") is None
    grid.get_by_test_id("cell-2-0").dblclick()
    grid.get_by_label("Edit cell").fill("<u>typed</u>")
    grid.get_by_label("Edit cell").press("Enter")
    expect(grid.get_by_test_id("cell-2-0")).to_have_text("<u>typed</u>")

    styled = page.get_by_role("grid", name="Styled").get_by_test_id("cell-0-0")
    expect(styled).to_have_css("color", "rgb(1, 2, 3)")
    expect(styled).not_to_have_css("position", "fixed")
    expect(page.get_by_text("No rows.")).to_be_visible()
    expect(page.get_by_role("note", name="Empty value")).to_be_visible()

    wide = page.get_by_role("grid", name="Wide")
    expect(wide).to_have_attribute("aria-colcount", "300")
    assert wide.get_by_role("gridcell").count() < 1500
    wide.get_by_test_id("cell-0-0").click()
    page.keyboard.press("End")
    expect(wide.get_by_test_id("cell-0-299")).to_be_in_viewport()
    expect(wide.get_by_test_id("cell-0-0")).to_be_in_viewport()
    expect(wide.get_by_test_id("cell-0-150")).to_have_count(0)
    assert_accessible(page)


def test_the_package_that_hands_a_table_over_is_loaded_though_nobody_imports_it(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    wheel = make_wheel(tmp_path, "pandas", FAKE_PANDAS)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    entry = {"file": wheel.name, "sha256": digest, "version": "1.0", "imports": ["pandas"], "depends": []}

    def add_lock(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "lock": {"pandas": entry}})

    page.route("**/wheels/wheels.json", add_lock)
    page.route(f"**/wheels/{wheel.name}", lambda route: route.fulfill(path=wheel))
    show(page, site_url, document(f"<lite-app>{PANDAS}</lite-app>"))
    running(page).get_by_role("button", name="Names").click()
    expect(page.get_by_label("Names")).to_have_value("n")


def test_a_lighter_app_loads_no_package_for_a_table(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    code = PANDAS.replace("interactive=True", "type='array'").replace("frame.columns", "map(str, frame[0])")
    show(page, site_url, document(f"<lite-app>{code}</lite-app>"))
    running(page).get_by_role("button", name="Names").click()
    expect(page.get_by_label("Names")).to_have_value("1")
    assert [url for url in asked if "packages" in url or "pyodide-lock" in url] == []


HELD = """
import gradio as gr

rows = [[i, f"name {i}"] for i in range(9000)]
with gr.Blocks() as demo:
    table = gr.Dataframe(rows, headers=["n", "t"], type="array", label="Big", interactive=True, show_search="search")
    ends = gr.Textbox(label="Ends")
    gr.Button("Ends").click(lambda rows: f"{len(rows)} {rows[0]} {rows[1]} {rows[-1]}", table, ends)
demo.launch()
"""


def test_a_table_that_python_keeps_takes_rows_and_columns_and_gives_them_back(page: Page, site_url: str) -> None:
    show(page, site_url, document(f"<h1>Tables</h1><lite-app>{HELD}</lite-app>"))
    grid = running(page).get_by_role("grid", name="Big")
    status = page.get_by_role("status").filter(has_text="rows")

    def ends(said: str) -> None:
        page.get_by_role("button", name="Ends").click()
        expect(page.get_by_label("Ends")).to_have_value(said)

    grid.get_by_test_id("cell-0-1").click()
    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="Add row below").press("Enter")
    expect(status).to_have_text("9,001 rows")
    page.keyboard.type("typed")
    page.keyboard.press("Enter")
    expect(grid.get_by_test_id("cell-1-1")).to_have_text("typed")
    ends("9001 [0, 'name 0'] ['', 'typed'] [8999, 'name 8999']")

    grid.get_by_test_id("cell-0-0").click(button="right")
    page.get_by_role("menuitem", name="Add column to the left").click()
    expect(grid).to_have_attribute("aria-colcount", "3")
    grid.get_by_test_id("cell-2-1").click(button="right")
    page.get_by_role("menuitem", name="Delete row").click()
    expect(status).to_have_text("9,000 rows")
    ends("9000 ['', 0, 'name 0'] ['', '', 'typed'] ['', 8999, 'name 8999']")

    page.get_by_label("Search").fill("typed")
    expect(status).to_have_text("1 of 9,000 rows")
    page.get_by_label("Search").fill("")
    expect(status).to_have_text("9,000 rows")
    for shown in ("9,001 rows", "9,001 rows", "9,001 rows", "9,000 rows"):
        page.get_by_role("button", name="Undo").click()
        expect(status).to_have_text(shown)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    ends("9000 [0, 'name 0'] [1, 'name 1'] [8999, 'name 8999']")
    page.get_by_role("button", name="Redo").click()
    expect(status).to_have_text("9,001 rows")
    page.get_by_role("button", name="Add row").click()
    expect(status).to_have_text("9,002 rows")
    assert_accessible(page)


def test_a_table_that_python_keeps_grows_by_a_paste_and_takes_a_filter_as_its_value(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = HELD.replace('show_search="search"', 'show_search="filter"')
    show(page, site_url, document(f"<h1>Tables</h1><lite-app>{code}</lite-app>"))
    grid = running(page).get_by_role("grid", name="Big")
    status = page.get_by_role("status").filter(has_text="rows")
    undo = page.get_by_role("button", name="Undo")

    def ends(said: str) -> None:
        page.get_by_role("button", name="Ends").click()
        expect(page.get_by_label("Ends")).to_have_value(said)

    grid.get_by_test_id("cell-0-1").click()
    page.keyboard.press("Control+End")
    expect(grid.get_by_test_id("cell-8999-1")).to_have_text("name 8999")
    page.evaluate("() => navigator.clipboard.writeText('last\\tmore\\nnew\\tcorner')")
    page.keyboard.press("Control+V")
    expect(status).to_have_text("9,001 rows")
    expect(grid).to_have_attribute("aria-colcount", "3")
    expect(grid.get_by_test_id("cell-9000-2")).to_have_text("corner")
    ends("9001 [0, 'name 0', ''] [1, 'name 1', ''] ['', 'new', 'corner']")
    undo.click()
    expect(status).to_have_text("9,000 rows")
    ends("9000 [0, 'name 0'] [1, 'name 1'] [8999, 'name 8999']")

    # Emptied as far as it was chosen, though most of that was never in sight.
    grid.focus()
    page.keyboard.press("Control+Home")
    grid.get_by_test_id("cell-0-1").click()
    page.keyboard.press("Control+Shift+End")
    page.keyboard.press("Delete")
    ends("9000 [0, ''] [1, ''] [8999, '']")
    undo.click()
    ends("9000 [0, 'name 0'] [1, 'name 1'] [8999, 'name 8999']")

    page.get_by_label("Search").fill("name 12")
    expect(status).to_have_text("111 of 9,000 rows")
    page.get_by_role("button", name="Apply filter and update dataframe values").click()
    expect(status).to_have_text("111 rows")
    expect(page.get_by_label("Search")).to_have_value("")
    assert_accessible(page)
    undo.click()
    expect(status).to_have_text("9,000 rows")
