"""BarPlot, LinePlot, ScatterPlot."""

from __future__ import annotations

import math
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import lite as gr
from lite.errors import ConfigError, PayloadError

ROWS = {"columns": ["a", "b"], "data": [["x", 1], ["y", 2]], "datatypes": {"a": "nominal", "b": "quantitative"}}


@pytest.mark.parametrize(
    "table",
    [
        {"a": ["x", "y"], "b": [1, 2]},
        {"a": ("x", "y"), "b": np.array([1, 2])},
        [{"a": "x", "b": 1}, {"a": "y", "b": 2}],
        {"columns": ["a", "b"], "data": [["x", 1], ["y", 2]]},
        pd.DataFrame({"a": ["x", "y"], "b": [1, 2]}),
        pl.DataFrame({"a": ["x", "y"], "b": [1, 2]}),
    ],
)
def test_tables_of_every_kind_become_rows_with_types(table: Any) -> None:
    assert gr.BarPlot(x="a", y="b").postprocess(table) == {**ROWS, "mark": "bar"}


@pytest.mark.parametrize(("cls", "mark"), [(gr.BarPlot, "bar"), (gr.LinePlot, "line"), (gr.ScatterPlot, "point")])
def test_each_chart_says_what_it_draws(cls: Any, mark: str) -> None:
    shown = cls(x="a", y="b").postprocess({"a": [1], "b": [2]})
    assert shown["mark"] == mark
    assert cls(shown, "a", "b").config()["value"] == shown


def cells(values: Any) -> tuple[Any, list[Any]]:
    """The type of a column and what is in it."""
    shown: Any = gr.LinePlot(x="c", y="c").postprocess({"c": values})
    return shown["datatypes"]["c"], [row[0] for row in shown["data"]]


@pytest.mark.parametrize(
    ("values", "kind", "plain"),
    [
        ([1, 2.5, None, math.nan, math.inf], "quantitative", [1, 2.5, None, None, None]),
        ([Decimal("1.5"), np.float32(2)], "quantitative", [1.5, 2.0]),
        ([True, False], "nominal", ["True", "False"]),
        ([1, "x"], "nominal", ["1", "x"]),
        ([date(1970, 1, 2), None], "temporal", [86_400_000, None]),
        ([datetime(1970, 1, 1, 0, 0, 1)], "temporal", [1000]),
        ([datetime(1970, 1, 1, tzinfo=UTC)], "temporal", [0]),
        (pd.Series(pd.to_datetime(["1970-01-01T00:00:02", None])), "temporal", [2000, None]),
        (pd.Series([1, None], dtype="Int64"), "quantitative", [1, None]),
        ([], "quantitative", []),
    ],
)
def test_cells_become_numbers_times_and_names(values: Any, kind: str, plain: list[Any]) -> None:
    assert cells(values) == (kind, plain)


@pytest.mark.parametrize("value", [1, "x", [1, 2], {"a": "text"}, {"a": [1], "b": [1, 2]}, object()])
def test_what_is_no_table_is_refused(value: Any) -> None:
    with pytest.raises(PayloadError):
        gr.LinePlot().postprocess(value)


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(PayloadError, match=r"LinePlot needs column 'z', but the table has 'a'\."):
        gr.LinePlot(x="a", y="z").postprocess({"a": [1]})


@pytest.mark.parametrize(
    ("props", "said"),
    [
        ({"y_aggregate": "avg"}, "'avg'"),
        ({"x_bin": "5x"}, "'5x'"),
        ({"x_bin": 0}, "above 0"),
        ({"sort": "z"}, "'z'"),
        ({"tooltip": "some"}, "'some'"),
        ({"x_lim": 5}, "x_lim"),
        ({"y_lim": [1]}, "y_lim"),
    ],
)
def test_an_authors_mistake_is_told_at_once(props: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        gr.ScatterPlot(**props)


def test_what_is_shown_comes_back_as_it_is() -> None:
    assert gr.BarPlot().preprocess(ROWS) == ROWS
    assert gr.BarPlot().postprocess(None) is None


def test_no_table_library_is_imported_for_a_chart() -> None:
    code = (
        "import lite, sys; lite.BarPlot({'a': [1], 'b': [2]}, 'a', 'b');"
        "assert not {'pandas', 'polars', 'numpy', 'pyarrow'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
