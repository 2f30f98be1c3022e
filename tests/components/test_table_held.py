"""Big tables whose rows and columns the user adds and deletes, and searches letter by letter."""

from __future__ import annotations

import asyncio
from typing import Any

import pandas as pd
import polars as pl
import pytest

import lite as gr
from lite.components._table import table_of
from lite.components._table_held import Held
from lite.errors import PayloadError

BIG = 6_000


def held(rows: int = BIG) -> Held:
    return Held(table_of([[i, f"row {i}"] for i in range(rows)], ["n", "t"]))


def view(table: Held, **spec: Any) -> int:
    number: int = asyncio.run(table.view(spec))["view"]
    return number


def numbers(table: Held) -> list[Any]:
    return table.table.columns[0](0, table.table.height)


def test_rows_are_added_and_deleted_where_they_are_shown() -> None:
    table = held()
    said = table.reshape("add_row", [0, 2, [None, ""]])
    assert said["held"] == {"version": 1, "count": BIG + 1, "shape": 1, "before": 0}
    assert said["data"][1:4] == [[1, "row 1"], [None, ""], [2, "row 2"]]
    table.edit([[2, 0, -5], [3, 1, "two"]], ())
    assert table.rows(0, 1, 4)["rows"] == [[1, "row 1"], [-5, ""], [2, "two"]]
    table.reshape("delete_rows", [0, 0, 1])
    assert table.rows(0, 0, 2)["rows"] == [[-5, ""], [2, "two"]]
    table.reshape("add_row", [0, BIG - 1, [9, "end"]])
    assert table.rows(0, BIG - 2, BIG)["rows"] == [[BIG - 1, f"row {BIG - 1}"], [9, "end"]]


def test_under_a_sorting_the_rows_in_sight_are_meant() -> None:
    table = held()
    down = view(table, sort=[[0, "desc"]])
    said = table.reshape("add_row", [down, 1, [None, "new"]])
    assert said["view"]["count"] == BIG + 1
    shown = table.rows(said["view"]["view"], 0, 3)["rows"]
    assert shown == [[BIG - 1, f"row {BIG - 1}"], [None, "new"], [BIG - 2, f"row {BIG - 2}"]]
    table.reshape("delete_rows", [said["view"]["view"], 0, 1])
    assert table.table.height == BIG - 1
    assert numbers(table)[-1] == BIG - 2
    with pytest.raises(PayloadError, match="sorted or filtered anew"):
        table.rows(down, 0, 1)


def test_columns_come_go_and_are_named_and_edits_stay_with_theirs() -> None:
    table = held()
    table.edit([[1, 1, "mine"]], ())
    assert table.reshape("add_column", [1, "new"])["headers"] == ["n", "new", "t"]
    table.edit([[1, 1, "x"]], ())
    table.reshape("rename", [1, "named"])
    assert table.table.headers == ["n", "named", "t"]
    assert table.rows(0, 0, 2)["rows"] == [[0, "", "row 0"], [1, "x", "mine"]]
    assert table.reshape("delete_columns", [0, 0])["headers"] == ["named", "t"]
    assert asyncio.run(table.view({"filters": [[1, "is", "mine"]]}))["count"] == 1


def test_shapes_are_restored_with_what_was_typed_into_them() -> None:
    table = held()
    table.reshape("add_row", [0, 0, [7, "first"]])
    table.edit([[0, 1, "typed"]], ())
    table.reshape("delete_rows", [0, 0, BIG])
    assert table.table.height == 0
    assert table.reshape("restore", [1])["data"][0] == [7, "typed"]
    table.reshape("restore", [0])
    assert numbers(table) == list(range(BIG))
    table.reshape("restore", [1])
    assert table.reshape("delete_columns", [0, 1])["held"]["before"] == 1
    assert table.table.headers == []
    with pytest.raises(PayloadError, match="too long ago"):
        table.reshape("restore", [99])


def test_earlier_shapes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lite.components._table_held._SHAPES", 3)
    table = held()
    for _ in range(10):
        table.reshape("add_row", [0, 0, [0, ""]])
    assert len(table._shapes) == 4
    with pytest.raises(PayloadError, match="too long ago"):
        table.reshape("restore", [2])
    table.reshape("restore", [9])


@pytest.mark.parametrize(
    ("change", "args"),
    [
        ("add_row", [0, BIG + 1, [1, 2]]),
        ("add_row", [0, 0, [1]]),
        ("add_row", [9, 0, [1, 2]]),
        ("delete_rows", [0, 0, BIG]),
        ("delete_rows", [0, True, 1]),
        ("delete_rows", [[], 0, 1]),
        ("add_column", [3, "x"]),
        ("add_column", [0, 5]),
        ("delete_columns", [0, 2]),
        ("rename", [2, "x"]),
        ("restore", [[]]),
        ("restore", []),
        ("__class__", []),
    ],
)
def test_odd_changes_are_refused_and_change_nothing(change: str, args: list[Any]) -> None:
    table = held()
    with pytest.raises(PayloadError):
        table.reshape(change, args)
    assert (table.version, table.table.height, table.table.headers) == (0, BIG, ["n", "t"])


def test_limits_hold_for_whoever_asks() -> None:
    table = gr.Dataframe([[i] for i in range(BIG)], row_limits=(BIG, BIG + 1), column_limits=(1, 1))
    table.answer("reshape", ["first", "add_row", 0, 0, [1]])
    for change, *args in (["add_row", 0, 0, [1]], ["add_column", 0, "x"], ["delete_columns", 0, 0]):
        with pytest.raises(PayloadError, match="limits"):
            table.answer("reshape", ["first", change, *args])
    table.answer("reshape", ["first", "delete_rows", 0, 0, 0])
    with pytest.raises(PayloadError, match="limits"):
        table.answer("reshape", ["first", "delete_rows", 0, 0, 0])


def test_a_row_that_is_refused_leaves_nothing() -> None:
    table = held()
    with pytest.raises(PayloadError, match="limits"):
        table.reshape("add_row", [0, 0, [1, "a"]], (0, BIG))
    assert table.edits == {}
    assert table.reshape("add_row", [0, 0, [1, "a"]])["data"][0] == [1, "a"]


def reshaped(kind: Any, value: Any) -> tuple[gr.Dataframe, Any]:
    table = gr.Dataframe(type=kind)
    payload = table.postprocess(value)
    token = payload["held"]["token"]
    table.answer("reshape", [token, "delete_rows", 0, 1, 2])
    table.answer("reshape", [token, "add_column", 2, "3"])
    return table, payload


def test_functions_get_the_table_as_it_is_now() -> None:
    rows = [[i, f"row {i}"] for i in range(BIG)]
    table, payload = reshaped("array", rows)
    assert table.preprocess(payload)[:2] == [[0, "row 0", ""], [3, "row 3", ""]]
    assert table.whole(payload)["headers"] == ["1", "2", "3"]
    frame = pd.DataFrame(rows, columns=["n", "t"])
    table, payload = reshaped("pandas", frame)
    given = table.preprocess(payload)
    assert (list(given.columns), len(given), given["n"].dtype) == (["n", "t", "3"], BIG - 2, "int64")
    assert given.iloc[1].tolist() == [3, "row 3", ""]
    table.answer("reshape", [payload["held"]["token"], "add_row", 0, 0, [8, "x", "y"]])
    assert table.preprocess(payload).iloc[0].tolist() == [8, "x", "y"]
    assert len(frame) == BIG
    table, payload = reshaped("polars", pl.DataFrame(rows, schema=["n", "t"], orient="row"))
    assert table.preprocess(payload).row(1) == (3, "row 3", "")


def test_a_search_after_a_change_reads_the_table_as_it_is() -> None:
    table = held()
    assert asyncio.run(table.view({"search": "row 5999"}))["count"] == 1
    table.reshape("delete_rows", [0, 0, 0])
    table.reshape("delete_rows", [0, BIG - 2, BIG - 2])
    assert asyncio.run(table.view({"search": "row 5999"}))["count"] == 0
