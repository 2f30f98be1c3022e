"""What figures of the four libraries become in a page: their payloads are made here, with the real libraries."""

from __future__ import annotations

import json
from typing import Any

import altair
import matplotlib as mpl
import pandas as pd
import plotly.graph_objects as go
import pytest
from bokeh.layouts import column
from bokeh.models import CustomJS
from bokeh.models.widgets import DataTable, Div, Slider, TableColumn
from bokeh.plotting import figure
from matplotlib.figure import Figure
from playwright.sync_api import Page, Request, expect

import lite as gr
from tests.browser.axe import assert_accessible
from tests.browser.pages import document, running, show

mpl.use("agg")


def page_of(page: Page, site_url: str, *values: Any) -> Page:
    """A page whose app shows each value in a Plot; what it asks of other hosts fails the test."""
    foreign: list[str] = []

    def listen(request: Request) -> None:
        if not request.url.startswith((site_url, "data:", "blob:")):
            foreign.append(request.url)

    page.on("request", listen)
    payloads = [gr.Plot(render=False).postprocess(value) for value in values]
    code = (
        "import json\nimport gradio as gr\n"
        f"values = json.loads({json.dumps(json.dumps(payloads))})\n"
        "with gr.Blocks() as demo:\n    for n, value in enumerate(values):\n        gr.Plot(value, label=f'Plot {n}')\n"
        "demo.launch()\n"
    )
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    show(page, site_url, document(f"<h1>Charts</h1><lite-app>{escaped}</lite-app>"))
    running(page)
    assert foreign == []
    return page


def bars() -> pd.DataFrame:
    return pd.DataFrame({"kind": ["a", "b", "c"], "count": [3, 1, 2]})


def test_figures_of_all_four_are_drawn(page: Page, site_url: str) -> None:
    picture = Figure(figsize=(3, 2))
    picture.subplots().plot([1, 3, 2])
    plot = figure(title="Bokeh's", x_axis_label="x", height=260)
    plot.line([1, 2, 3], [3, 1, 2], legend_label="line")
    bar = altair.Chart(bars()).mark_bar().encode(x="kind:N", y="count:Q", tooltip=["kind", "count"])
    values = [picture, go.Figure(go.Bar(x=["a", "b"], y=[1, 2])), bar, bar | bar, plot]
    page_of(page, site_url, *values)
    image = page.get_by_role("img", name="Plot 0")
    expect(image).to_be_visible()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    expect(page.get_by_test_id("plotly").locator(".bars .point")).to_have_count(2)
    expect(page.get_by_test_id("altair").first.locator(".mark-rect.role-mark path")).to_have_count(3)
    expect(page.get_by_test_id("altair").nth(1).locator(".mark-rect.role-mark path")).to_have_count(6)
    expect(page.get_by_test_id("bokeh").locator("canvas").first).to_be_visible()
    expect(page.get_by_text("could not be drawn")).to_have_count(0)
    assert_accessible(page)


def test_bokehs_widgets_and_tables_are_drawn(page: Page, site_url: str) -> None:
    table = DataTable(columns=[TableColumn(field="a")], height=120)
    slider = Slider(start=0, end=9, value=3, title="How many")
    page_of(page, site_url, column(Div(text="<b onmouseover='window.hacked = 1'>Words</b>"), slider, table))
    expect(page.get_by_test_id("bokeh").get_by_text("How many")).to_be_visible()
    page.get_by_test_id("bokeh").locator("b", has_text="Words").hover()
    assert page.evaluate("() => window.hacked") is None


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({"type": "plotly", "plot": "{"}, "JSON"),
        ({"type": "plotly", "plot": '{"data": 3}'}, "list of `data`"),
        ({"type": "altair", "plot": '{"mark": "bar", "encoding": 3, "data": {"url": "javascript:alert(1)"}}'}, ""),
        ({"type": "bokeh", "plot": "[]"}, "json_item"),
    ],
)
def test_what_is_no_chart_says_so_in_its_place(page: Page, site_url: str, value: Any, why: str) -> None:
    page_of(page, site_url, value)
    expect(page.get_by_text("This chart could not be drawn").or_(page.locator("svg.marks"))).to_be_visible()
    if why:
        expect(page.get_by_text("This chart could not be drawn")).to_contain_text(why)


def test_javascript_in_a_bokeh_figure_is_refused(page: Page, site_url: str) -> None:
    slider = Slider(start=0, end=9, value=3, title="How many")
    slider.js_on_change("value", CustomJS(code="window.hacked = 1"))
    page_of(page, site_url, slider)
    expect(page.get_by_text("it has a CustomJS")).to_be_visible()


def test_expressions_of_a_vega_chart_reach_no_globals(page: Page, site_url: str) -> None:
    spec = {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "width": 100,
        "height": 50,
        "signals": [{"name": "a", "init": "constructor.constructor('window.hacked = 1')()"}],
        "marks": [{"type": "rect"}],
    }
    page_of(page, site_url, {"type": "altair", "plot": json.dumps(spec)})
    expect(page.get_by_text("This chart could not be drawn").or_(page.locator("svg.marks"))).to_be_visible()
    assert page.evaluate("() => window.hacked") is None


NATIVE = """
import gradio as gr

rows = {"x": [1, 2, 3, 4], "y": [3, 1, 4, 2]}
with gr.Blocks() as demo:
    with gr.Row():
        line = gr.LinePlot(rows, x="x", y="y", label="Line")
        bars = gr.BarPlot({"kind": ["a", "b", "c"], "count": [3, 1, 2]}, x="kind", y="count", label="Bars")
        gr.ScatterPlot(rows, x="x", y="y", label="Points")
    said = gr.Textbox(label="Said")

    def say(data: gr.SelectData):
        return f"{data.index} {data.value == data.index} {data.selected}"

    line.select(say, None, said)
    bars.select(say, None, said)
demo.launch()
"""


def test_a_region_is_marked_by_keys_as_by_the_pointer(page: Page, site_url: str) -> None:
    show(page, site_url, document(f"<h1>Charts</h1><lite-app>{NATIVE}</lite-app>"))
    figure = running(page).get_by_role("figure", name="Line")
    chart, heard = figure.get_by_role("group", name="arrow keys"), figure.get_by_role("status")
    expect(chart.locator("canvas")).to_be_visible()
    chart.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(heard).to_contain_text("2")
    page.keyboard.press("Shift+ArrowRight")
    expect(heard).to_have_text("2 to 3 marked; Enter takes it.")
    page.keyboard.press("Shift+ArrowRight")
    expect(heard).to_have_text("2 to 4 marked; Enter takes it.")
    assert chart.locator(".u-select").evaluate("element => element.clientWidth") > 50
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Said")).to_have_value("[2, 3] True True")
    expect(heard).to_have_text("2 to 3 selected; Escape takes it back.")
    page.keyboard.press("Escape")
    expect(heard).to_have_text("All is shown, nothing is marked.")
    assert chart.locator(".u-select").evaluate("element => element.clientWidth") == 0
    assert_accessible(page)


def test_keys_mark_whole_bars_and_zoom_where_nobody_listens(page: Page, site_url: str) -> None:
    show(page, site_url, document(f"<h1>Charts</h1><lite-app>{NATIVE}</lite-app>"))
    figure = running(page).get_by_role("figure", name="Bars")
    chart = figure.get_by_role("group", name="arrow keys")
    expect(chart.locator("canvas")).to_be_visible()
    chart.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(figure.get_by_role("status")).to_have_text("a to b marked; Enter takes it.")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Said")).to_have_value("[-0.5, 1.5] True True")
    figure = page.get_by_role("figure", name="Points")
    chart = figure.get_by_role("group", name="arrow keys")
    chart.focus()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    expect(figure.get_by_role("status")).to_have_text("3 to 4 shown; Escape takes it back.")
    page.keyboard.press("Enter")
    expect(figure.get_by_role("status")).to_have_text("3 to 4 shown; Escape takes it back.")
    assert chart.locator(".u-select").evaluate("element => element.clientWidth") == 0
    expect(page.get_by_label("Said")).to_have_value("[-0.5, 1.5] True True")
