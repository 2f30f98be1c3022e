"""Plot, with the real libraries."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import matplotlib as mpl
import pytest

mpl.use("agg")

import altair
import matplotlib.pyplot as plt
import pandas as pd
import plotly.graph_objects as go
from bokeh.plotting import figure
from matplotlib.figure import Figure

import lite as gr
from lite.errors import ConfigError, PayloadError

HEADS = {"webp": b"RIFF", "png": b"\x89PNG", "jpg": b"\xff\xd8", "jpeg": b"\xff\xd8", "svg": b"<?xml"}


def picture(value: Any, suffix: str = "webp") -> tuple[str, bytes]:
    """MIME type and bytes of what is shown for a matplotlib figure."""
    shown = gr.Plot(format=suffix).postprocess(value)
    assert isinstance(shown, dict)
    assert shown["type"] == "matplotlib"
    head, _, data = str(shown["plot"]).partition(";base64,")
    return head, base64.b64decode(data)


def drawn() -> Figure:
    made = Figure(figsize=(2, 1))
    made.subplots().plot([1, 3, 2])
    return made


@pytest.mark.parametrize("suffix", HEADS)
def test_a_matplotlib_figure_becomes_a_picture_of_the_format(suffix: str) -> None:
    mime, data = picture(drawn(), suffix)
    assert mime == f"data:image/{ {'jpg': 'jpeg', 'svg': 'svg+xml'}.get(suffix, suffix) }"
    assert data.startswith(HEADS[suffix])


def test_pyplot_and_axes_are_taken_for_their_figure() -> None:
    made, axes = plt.subplots()
    try:
        assert picture(plt, "png")[1].startswith(HEADS["png"])
        assert picture(axes, "png")[1].startswith(HEADS["png"])
    finally:
        plt.close(made)


def test_a_plotly_figure_becomes_its_json() -> None:
    shown: Any = gr.Plot().postprocess(go.Figure(go.Bar(x=["a"], y=[1]), layout={"title": "ß"}))
    assert shown["type"] == "plotly"
    assert json.loads(shown["plot"])["data"][0]["type"] == "bar"


def test_an_altair_chart_becomes_its_json() -> None:
    chart = altair.Chart(pd.DataFrame({"a": [1, 2]})).mark_bar().encode(x="a:Q")
    for one in (chart, chart | chart, chart + chart):
        shown: Any = gr.Plot().postprocess(one)
        assert shown["type"] == "altair"
        assert "vega-lite" in json.loads(shown["plot"])["$schema"]


def test_a_bokeh_figure_becomes_an_item() -> None:
    made = figure(width=200, height=100)
    made.line([1, 2], [3, 4])
    shown: Any = gr.Plot().postprocess(made)
    assert shown["type"] == "bokeh"
    assert {"doc", "root_id"} <= json.loads(shown["plot"]).keys()


def test_what_is_shown_comes_back_and_is_shown_again() -> None:
    plot = gr.Plot()
    shown: Any = {"type": "plotly", "plot": '{"data": []}'}
    given = plot.preprocess(shown)
    assert given is not None
    assert (given.type, given.plot) == ("plotly", '{"data": []}')
    assert plot.postprocess(given) == shown
    assert plot.preprocess(None) is plot.postprocess(None) is None


@pytest.mark.parametrize(
    "payload", ["x", 1, [], {}, {"type": "excel", "plot": ""}, {"type": "plotly", "plot": {"data": []}}]
)
def test_a_payload_that_is_no_chart_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError, match="A chart is"):
        gr.Plot().preprocess(payload)


@pytest.mark.parametrize("value", [[1, 2], "fig.png", object(), SimpleNamespace(savefig=None), Figure])
def test_what_is_no_figure_is_refused_with_the_remedy(value: Any) -> None:
    with pytest.raises(PayloadError, match=r"Plot"):
        gr.Plot().postprocess(value)


def test_an_unknown_format_is_told_at_once() -> None:
    with pytest.raises(ConfigError, match="'gif'"):
        gr.Plot(format="gif")


def test_no_chart_library_is_imported_for_the_component() -> None:
    code = "import lite, sys; lite.Plot(); assert not {'matplotlib', 'plotly', 'altair', 'bokeh'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
