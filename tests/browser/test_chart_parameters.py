"""Parameters of charts: each changes what is drawn, named or told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.small_files import open_app

DRAWN = """
WAYS = {
    "x_lim": [0, 10], "y_lim": [0, 10], "x_label_angle": 45, "y_label_angle": 45, "x_axis_format": ".2f",
    "y_axis_format": "$.1f", "x_axis_labels_visible": False, "x_title": "Across", "y_title": "Up",
    "color_map": {"a": "#ff0000"}, "x_bin": 2, "y_aggregate": "max", "height": 200,
}
TABLE = {"x": [1, 2, 3, 3], "y": [3, 1, 2, 4], "kind": ["a", "b", "a", "a"]}
with gr.Blocks() as demo:
    for ways in ({}, *({name: value} for name, value in WAYS.items())):
        with gr.Column(elem_id="".join(ways) or "plain"):
            getattr(gr, KIND)(TABLE, x="x", y="y", color="kind", **ways)
demo.launch()
"""

PICTURES = """async () => {
  const pictures = {};
  for (const canvas of document.querySelectorAll('.block.nativeplot canvas')) {
    canvas.scrollIntoView();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    pictures[canvas.closest('.lite-column[id]').id] = canvas.toDataURL();
  }
  return pictures;
}"""
"""Each chart's canvas by the id of its column."""


@pytest.mark.parametrize("kind", ["BarPlot", "LinePlot", "ScatterPlot"])
def test_every_parameter_changes_what_is_drawn(page: Page, site_url: str, kind: str) -> None:
    app = open_app(page, site_url, f"KIND = {kind!r}\n{DRAWN}")
    expect(app.locator(".block.nativeplot canvas")).to_have_count(14)
    pictures = app.evaluate(PICTURES)
    assert len(pictures) == 14
    plain = pictures.pop("plain")
    assert [name for name, picture in pictures.items() if picture == plain] == []
    assert len(set(pictures.values())) == len(pictures)


TOLD = """
TABLE = {"x": ["p", "q", "r"], "y": [3, 1, 2], "kind": ["a", "b", "a"], "note": ["low", "mid", "high"]}
with gr.Blocks() as demo:
    with gr.Column(elem_id="legend"):
        gr.BarPlot(TABLE, x="x", y="y", color="kind", color_title="Sort of", color_map={"b": "#ff0000"},
                   colors_in_legend=["b"])
    with gr.Column(elem_id="sorted"):
        gr.BarPlot(TABLE, x="x", y="y", sort="-y")
    with gr.Column(elem_id="all"):
        gr.ScatterPlot({"x": [1], "y": [2], "note": ["low"]}, x="x", y="y", tooltip="all")
    with gr.Column(elem_id="none"):
        gr.ScatterPlot({"x": [1], "y": [2], "note": ["low"]}, x="x", y="y", tooltip="none")
demo.launch()
"""


def test_the_legend_the_order_and_what_is_told_follow_their_parameters(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, TOLD)
    legend = app.locator("#legend .nativeplot-legend")
    expect(legend).to_contain_text("Sort of")
    expect(legend.get_by_role("button")).to_have_text(["b"])
    red = legend.evaluate(
        "list => [...list.querySelectorAll('*')].some((one) => "
        "getComputedStyle(one).backgroundColor === 'rgb(255, 0, 0)')"
    )
    assert red
    expect(app.locator("#sorted").get_by_role("row")).to_have_text(["xy", "p3", "r2", "q1"])
    for name, said in (("all", "low"), ("none", None)):
        chart = app.locator(f"#{name} .u-over")
        chart.scroll_into_view_if_needed()
        box = chart.bounding_box()
        assert box
        app.mouse.move(box["x"] + box["width"] / 2 + 1, box["y"] + box["height"] / 2 + 1)
        tip = app.locator(f"#{name} .lite-tip")
        if said:
            expect(tip).to_contain_text(said)
        else:
            expect(tip).to_be_hidden()
