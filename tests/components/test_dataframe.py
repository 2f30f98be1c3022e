"""Dataframe: values of every library, what functions get, and tables that stay in Python."""

from __future__ import annotations

import asyncio
import datetime
import decimal
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import lite as gr
from lite.components._table import table_of
from lite.components._table_held import FIRST_ROWS, MOST_ROWS
from lite.components._table_views import view_of
from lite.errors import AccessError, ConfigError, LiteError, PayloadError
from lite.protocol.codec import to_json

VIEWS = json.loads((Path(__file__).parent / "table_views.json").read_text(encoding="utf-8"))
BIG = MOST_ROWS + 1
A_B = {"headers": ["a", "b"], "data": [[1, "x"], [2, "y"]], "metadata": None}


class Squares(Sequence[list[int]]):
    """Rows that are computed when they are asked for."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.asked = 0

    def __len__(self) -> int:
        return self.height

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self.height))]
        self.asked += 1
        return [index, index * index]


@pytest.mark.parametrize(
    "value",
    [
        {"a": [1, 2], "b": ["x", "y"]},
        [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}],
        {"headers": ["a", "b"], "data": [[1, "x"], [2, "y"]]},
        pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}),
        pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}, index=[7, 8]),
        pl.DataFrame({"a": [1, 2], "b": ["x", "y"]}),
        pl.LazyFrame({"a": [1, 2], "b": ["x", "y"]}),
        pa.table({"a": [1, 2], "b": ["x", "y"]}),
        pa.RecordBatch.from_pydict({"a": [1, 2], "b": ["x", "y"]}),
        nw.from_native(pl.DataFrame({"a": [1, 2], "b": ["x", "y"]})),
        np.array([(1, "x"), (2, "y")], dtype=[("a", "i4"), ("b", "U1")]),
    ],
    ids=lambda value: type(value).__module__.partition(".")[0] + " " + type(value).__name__,
)
def test_a_table_of_any_library_is_shown_alike(value: Any) -> None:
    shown = gr.Dataframe().postprocess(value)
    assert shown == A_B
    to_json(shown)


def test_lists_take_their_names_from_headers_or_from_numbers() -> None:
    rows = [[1, "x"], [2, "y"]]
    assert gr.Dataframe(headers=["a", "b"]).postprocess(rows) == A_B
    assert gr.Dataframe().postprocess(rows)["headers"] == ["1", "2"]
    assert gr.Dataframe(headers=["a"]).postprocess(rows)["headers"] == ["a", "2"]
    assert gr.Dataframe().postprocess([1, 2])["data"] == [[1], [2]]
    assert gr.Dataframe().postprocess(np.array([[1.5, 2], [3, 4]]))["data"] == [[1.5, 2.0], [3.0, 4.0]]
    assert gr.Dataframe().postprocess(np.array([1, 2]))["data"] == [[1], [2]]
    assert gr.Dataframe().postprocess(pd.Series([1, 2], name="n")) == {
        "headers": ["n"],
        "data": [[1], [2]],
        "metadata": None,
    }


def test_ragged_rows_and_columns_are_filled_up() -> None:
    shown = gr.Dataframe(headers=["a", "b", "c", "d"]).postprocess([[1], [1, 2, 3], []])
    assert shown["data"] == [[1, None, None, None], [1, 2, 3, None], [None] * 4]
    assert gr.Dataframe().postprocess({"a": [1], "b": []})["data"] == [[1, None]]
    assert gr.Dataframe().postprocess([{"a": 1}, {"b": 2}])["data"] == [[1, None], [None, 2]]


def test_tables_without_rows_or_columns_are_tables() -> None:
    assert gr.Dataframe().postprocess([])["data"] == []
    assert gr.Dataframe(headers=["a"]).postprocess([]) == {"headers": ["a"], "data": [], "metadata": None}
    assert gr.Dataframe().postprocess(pd.DataFrame({"a": []})) == {"headers": ["a"], "data": [], "metadata": None}
    assert gr.Dataframe().postprocess(pd.DataFrame(index=range(2))) == {
        "headers": [],
        "data": [[], []],
        "metadata": None,
    }
    assert gr.Dataframe().postprocess({}) == {"headers": [], "data": [], "metadata": None}


def test_numbers_and_times_that_json_has_not_are_null_or_text() -> None:
    moment = datetime.datetime(2024, 1, 2, 3, 4)
    frame = pd.DataFrame(
        {
            "float": [math.nan, math.inf, -math.inf],
            "day": pd.to_datetime(["2024-01-02", None, "2024-01-03"]),
            "moment": [moment, pd.NaT, moment],
            "na": pd.array([1, None, 2], dtype="Int64"),
            "decimal": [decimal.Decimal("1.5"), None, decimal.Decimal(2)],
            "huge": [2**60, 1, 2],
        }
    )
    shown = gr.Dataframe().postprocess(frame)
    assert [list(column) for column in zip(*shown["data"], strict=True)] == [
        [None, "Infinity", "-Infinity"],
        ["2024-01-02", None, "2024-01-03"],
        ["2024-01-02 03:04:00", None, "2024-01-02 03:04:00"],
        [1, None, 2],
        [1.5, None, 2.0],
        [str(2**60), 1, 2],
    ]
    assert json.loads(to_json(shown)) == shown


def test_what_the_page_had_to_write_as_text_comes_back_as_numbers() -> None:
    table = gr.Dataframe(type="array", datatype="number")
    rows: list[list[Any]] = [["Infinity"], ["12"], ["1.5"], [""], ["x"], [3]]
    assert table.preprocess({"headers": ["n"], "data": rows}) == rows
    frame = gr.Dataframe(datatype="number").preprocess({"headers": ["n"], "data": rows[:4]})
    assert frame["n"].tolist()[:3] == [math.inf, 12, 1.5]
    assert math.isnan(frame["n"].tolist()[3])
    mixed = gr.Dataframe().preprocess({"headers": ["n", "t"], "data": [[1.0, "Infinity"], ["-Infinity", "x"]]})
    assert mixed["n"].tolist() == [1.0, -math.inf]
    assert mixed["t"].tolist() == ["Infinity", "x"]
    huge = gr.Dataframe().preprocess({"headers": ["n", "t"], "data": [[1, str(2**60)], [str(2**60), "12"]]})
    assert huge["n"].tolist() == [1, 2**60]
    assert huge["t"].tolist() == [str(2**60), "12"]


def test_odd_cells_are_shown_as_text() -> None:
    class Odd:
        def __str__(self) -> str:
            return "odd"

    shown = gr.Dataframe().postprocess([[Odd(), b"ab", {"k": {1}}, np.float32(0.5), "\ud800"]])
    assert shown["data"] == [["odd", "b'ab'", {"k": [1]}, 0.5, "\ud800"]]
    to_json(shown)


def test_duplicate_headers_stay() -> None:
    frame = pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"])
    shown = gr.Dataframe().postprocess(frame)
    assert shown["headers"] == ["a", "a"]
    assert gr.Dataframe().preprocess(shown).equals(frame)
    assert gr.Dataframe(type="polars").preprocess(shown).columns == ["a", "a_1"]


def test_functions_get_what_type_says() -> None:
    frame = gr.Dataframe().preprocess(A_B)
    assert isinstance(frame, pd.DataFrame)
    assert frame["a"].dtype == "int64"
    assert frame.equals(pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}))
    assert gr.Dataframe(type="polars").preprocess(A_B).equals(pl.DataFrame({"a": [1, 2], "b": ["x", "y"]}))
    assert gr.Dataframe(type="array").preprocess(A_B) == [[1, "x"], [2, "y"]]
    assert gr.Numpy().preprocess({"headers": ["a"], "data": [[1], [2]]}).tolist() == [[1], [2]]
    assert gr.Numpy().preprocess({"headers": ["a"], "data": []}).shape == (0, 1)
    assert gr.Matrix().preprocess(A_B) == [[1, "x"], [2, "y"]]
    assert list(gr.Dataframe().preprocess({"headers": ["a"], "data": []}).columns) == ["a"]


def test_without_pandas_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(LiteError, match=r'add pandas .*type="array"'):
        gr.Dataframe().preprocess(A_B)
    assert gr.Dataframe(type="array").preprocess(gr.Dataframe().postprocess({"a": [1]})) == [[1]]


def test_an_empty_table_has_a_row_to_type_into() -> None:
    assert gr.Dataframe().value == {"headers": ["1", "2", "3"], "data": [["", "", ""]], "metadata": None}
    table = gr.Dataframe(headers=["a", "b"], datatype=["str", "number"], row_count=2, type="array")
    assert table.value["data"] == [["", 0], ["", 0]]
    assert table.preprocess(None) == [["", 0], ["", 0]]
    assert gr.List().value["headers"] == ["1"]
    assert gr.Dataframe(row_count=0).value["data"] == []


def test_counts_of_every_gradio_become_limits() -> None:
    table = gr.Dataframe(row_count=(2, "fixed"), col_count=(4, "dynamic"))
    assert (table.row_count, table.row_limits, table.column_count, table.column_limits) == (2, (2, 2), 4, None)
    assert gr.Dataframe(row_limits=(1, 5)).row_limits == (1, 5)
    assert gr.Dataframe(headers=["a", "b"], static_columns=[0]).column_limits == (2, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "list"},
        {"datatype": "text"},
        {"datatype": ["str", "nope"]},
        {"show_search": "yes"},
        {"row_count": -1},
        {"row_count": (1, "loose")},
        {"max_chars": 0},
    ],
)
def test_the_authors_mistakes_are_told_at_construction(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        gr.Dataframe(**wrong)


@pytest.mark.parametrize(
    "payload", [3, "x", {"data": []}, {"headers": ["a"], "data": 3}, {"headers": ["a"], "data": [3]}, {"headers": 1}]
)
def test_an_odd_payload_is_the_users_error(payload: Any) -> None:
    with pytest.raises(PayloadError):
        gr.Dataframe(type="array").preprocess(payload)


def test_a_row_wider_than_the_headers_is_refused_and_a_shorter_one_filled() -> None:
    with pytest.raises(PayloadError, match="more cells"):
        gr.Dataframe(type="array").preprocess({"headers": ["a"], "data": [[1, 2]]})
    assert gr.Dataframe(type="array").preprocess({"headers": ["a", "b"], "data": [[1]]}) == [[1, None]]


@pytest.mark.parametrize("value", [3, object(), b"ab", np.zeros((2, 2, 2)), {"a": [1], "b": 2}])
def test_what_is_no_table_is_told_so(value: Any) -> None:
    with pytest.raises(PayloadError):
        gr.Dataframe().postprocess(value)


def test_a_csv_file_is_read_where_the_app_may_read(home: Path) -> None:
    (home / "t.csv").write_text("a,b\n1,x\n2.5,y\n", encoding="utf-8")
    assert gr.Dataframe().postprocess("t.csv")["data"] == [[1, "x"], [2.5, "y"]]
    with pytest.raises(AccessError):
        gr.Dataframe().postprocess("/etc/passwd")
    with pytest.raises(PayloadError):
        gr.Dataframe().postprocess("nowhere.csv")


def test_auto_says_what_kind_columns_are_of() -> None:
    frame = pd.DataFrame(
        {"n": [1, None], "b": [True, False], "d": pd.to_datetime(["2024-01-02", None]), "s": ["x", "1"]}
    )
    assert gr.Dataframe(datatype="auto").postprocess(frame)["metadata"] == {
        "datatype": ["number", "bool", "date", "str"]
    }


def test_a_styler_brings_its_texts_and_colours() -> None:
    frame = pd.DataFrame({"a": [1.0, 2.0], "b": [3.5, 0.25]})
    shown = gr.Dataframe().postprocess(frame.style.highlight_max(color="yellow").format(precision=1))
    assert shown["data"] == [[1.0, 3.5], [2.0, 0.25]]
    assert shown["metadata"] == {
        "display_value": [["1.0", "3.5"], ["2.0", "0.2"]],
        "styling": [["", "background-color: yellow"], ["background-color: yellow", ""]],
    }


def test_pictures_become_files(home: Path) -> None:
    (home / "a.png").write_bytes(b"\x89PNG")
    table = gr.Dataframe(headers=["name", "picture"], datatype=["str", "image"])
    (row,) = table.postprocess([["a", "a.png"]])["data"]
    assert row[0] == "a"
    assert row[1]["orig_name"] == "a.png"
    assert table.postprocess([["a", None]])["data"] == [["a", None]]
    assert table.postprocess([["a", "gone.png"], ["b", 3]])["data"] == [["a", "gone.png"], ["b", "3"]]


# Big tables ----------------------------------------------------------------------------------------------------------


def ask(table: gr.Dataframe, name: str, *args: Any) -> Any:
    answer = table.answer(name, list(args))
    return asyncio.run(answer) if asyncio.iscoroutine(answer) else answer


def test_a_million_rows_cost_what_is_shown() -> None:
    squares = Squares(1_000_000)
    table = gr.Dataframe(squares, headers=["n", "square"], type="array")
    assert table.value["held"] == {"token": "first", "count": 1_000_000, "version": 0}
    assert len(table.value["data"]) == FIRST_ROWS
    assert squares.asked < 1000
    rows = ask(table, "rows", "first", 0, 999_998, 1_000_010)["rows"]
    assert rows == [[999_998, 999_998**2], [999_999, 999_999**2]]
    assert len(to_json(table.value)) < 10_000


@pytest.mark.parametrize(
    "value",
    [
        pd.DataFrame({"n": range(BIG), "t": ["x"] * BIG}),
        pl.DataFrame({"n": range(BIG), "t": ["x"] * BIG}),
        pa.table({"n": list(range(BIG)), "t": ["x"] * BIG}),
        {"n": range(BIG), "t": ["x"] * BIG},
        [[i, "x"] for i in range(BIG)],
        [{"n": i, "t": "x"} for i in range(BIG)],
    ],
    ids=["pandas", "polars", "pyarrow", "columns", "rows", "dicts"],
)
def test_windows_views_and_edits_of_every_kind(value: Any) -> None:
    table = gr.Dataframe(headers=["n", "t"], type="array")
    held = table.postprocess(value)["held"]
    token = held["token"]
    assert ask(table, "rows", token, 0, 4000, 4002) == {"rows": [[4000, "x"], [4001, "x"]], "index": None}
    view = ask(table, "view", token, {"sort": [[0, "desc"]], "filters": [[0, "lt", "4"]]})
    assert view["count"] == 4
    assert ask(table, "rows", token, view["view"], 0, 3) == {"rows": [[3, "x"], [2, "x"], [1, "x"]], "index": [3, 2, 1]}
    assert ask(table, "edit", token, [[2, 1, "new"], [3, 0, 5]]) == 1
    assert ask(table, "rows", token, view["view"], 0, 2)["rows"] == [[5, "x"], [2, "new"]]
    assert ask(table, "rows", token, 0, 2, 3)["rows"] == [[2, "new"]]
    payload = {"headers": ["n", "t"], "data": [], "metadata": None, "held": held}
    assert table.preprocess(payload)[1:4] == [[1, "x"], [2, "new"], [5, "x"]]
    whole = table.whole(payload)
    assert len(whole["data"]) == BIG
    assert "held" not in whole


def test_a_held_frame_comes_back_as_the_same_kind_without_being_shared() -> None:
    frame = pd.DataFrame({"n": range(BIG), "t": ["x"] * BIG})
    table = gr.Dataframe()
    payload = table.postprocess(frame)
    given = table.preprocess(payload)
    assert given.equals(frame)
    given.iloc[0, 0] = 99
    assert frame.iloc[0, 0] == 0
    ask(table, "edit", payload["held"]["token"], [[1, 1, "new"]])
    assert table.preprocess(payload).iloc[1, 1] == "new"
    assert frame.iloc[1, 1] == "x"
    assert table.preprocess(payload)["n"].dtype == "int64"
    polars = gr.Dataframe(type="polars")
    shown = polars.postprocess(pl.DataFrame({"n": range(BIG)}))
    assert polars.preprocess(shown).height == BIG


def test_tokens_cannot_be_guessed_but_the_first_is_the_same_in_every_run() -> None:
    rows = [[i] for i in range(BIG)]
    assert gr.Dataframe(rows).value["held"]["token"] == "first"
    table = gr.Dataframe()
    tokens = {table.postprocess(rows)["held"]["token"] for _ in range(3)}
    assert len(tokens) == 3
    assert all(len(token) == 18 for token in tokens)


def test_old_tables_are_let_go_and_say_so() -> None:
    table = gr.Dataframe([[i] for i in range(BIG)], type="array")
    old = table.postprocess([[i] for i in range(BIG)])
    for _ in range(20):
        table.postprocess([[i] for i in range(BIG)])
    with pytest.raises(PayloadError, match="not in memory any more"):
        table.preprocess(old)
    assert len(table.preprocess(table.value)) == BIG


def test_of_big_tables_few_are_kept_but_always_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lite.components._table_held._CELLS", 2 * BIG)
    table = gr.Dataframe([[i] for i in range(BIG)], type="array")
    values = [table.postprocess(Squares(BIG)) for _ in range(4)]
    assert len(table.preprocess(values[3])) == len(table.preprocess(values[2])) == BIG
    for old in values[:2]:
        with pytest.raises(PayloadError, match="not in memory any more"):
            table.preprocess(old)
    monkeypatch.setattr("lite.components._table_held._CELLS", 0)
    assert len(table.preprocess(table.postprocess(Squares(BIG)))) == BIG


def test_a_session_that_changed_props_asks_the_same_tables() -> None:
    table = gr.Dataframe([[i] for i in range(BIG)])
    assert ask(table.changed({"label": "new"}), "rows", "first", 0, 0, 1)["rows"] == [[0]]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("rows", ["nope", 0, 0, 1]),
        ("rows", [None, 0, 0, 1]),
        ("rows", ["first", 9, 0, 1]),
        ("rows", ["first", True, 0, 1]),
        ("rows", ["first", 0, 0, 10**9]),
        ("view", ["first", {"sort": [[5, "asc"]]}]),
        ("view", ["first", {"sort": [[True, "asc"]]}]),
        ("view", ["first", {"filters": [[0, "__class__", ""]]}]),
        ("edit", ["first", [[BIG, 0, 1]]]),
        ("edit", ["first", [[0, 1, 1]]]),
        ("edit", ["first", [[-1, 0, 1]]]),
        ("postprocess", ["first"]),
    ],
)
def test_odd_questions_are_refused(name: str, args: list[Any]) -> None:
    table = gr.Dataframe([[i] for i in range(200_000)] if args[-1] == 10**9 else [[i] for i in range(BIG)])
    with pytest.raises(PayloadError):
        ask(table, name, *args)


def test_static_columns_cannot_be_edited_by_asking_either() -> None:
    table = gr.Dataframe([[i, "x"] for i in range(BIG)], headers=["n", "t"], static_columns=[0])
    with pytest.raises(PayloadError, match="can't be changed"):
        ask(table, "edit", "first", [[0, 0, 1]])
    assert ask(table, "edit", "first", [[0, 1, 1]]) == 1


def test_a_refused_edit_changes_nothing() -> None:
    table = gr.Dataframe([[i] for i in range(BIG)])
    with pytest.raises(PayloadError):
        ask(table, "edit", "first", [[0, 0, "changed"], [BIG, 0, "outside"]])
    assert ask(table, "rows", "first", 0, 0, 1)["rows"] == [[0]]


async def test_a_long_search_lets_others_have_their_turn() -> None:
    table = table_of(Squares(100_000))
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(others())
    assert await view_of(table, {"search": "9999800001"}) == [99_999]
    task.cancel()
    assert turns > 3


@pytest.mark.parametrize("case", VIEWS["cases"], ids=lambda case: case["name"])
async def test_views_are_the_pages(case: dict[str, Any]) -> None:
    shown = await view_of(table_of(VIEWS["rows"]), case["spec"])
    assert (list(range(len(VIEWS["rows"]))) if shown is None else shown) == case["shown"]


def test_nothing_is_imported_for_a_plain_table() -> None:
    import subprocess

    code = (
        "import sys, lite as gr; gr.Dataframe([[1, 2]]); "
        "print(sorted({'pandas', 'numpy', 'polars', 'pyarrow'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "[]"
