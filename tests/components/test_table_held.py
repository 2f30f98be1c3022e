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
        ("pick", [0]),
        ("pick", [5]),
        ("pick", [[]]),
        ("grow", [-1, [], [None, ""], []]),
        ("grow", [10**9, [], [None, ""], []]),
        ("grow", [True, [], [None, ""], []]),
        ("grow", [1, [], [None], []]),
        ("grow", [1, [], [None, ""], [[BIG + 1, 0, 1]]]),
        ("grow", [0, ["x"], [None, ""], [[0, 3, 1]]]),
        ("restore", [0, [[BIG, 0, 1]]]),
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


def test_what_is_pasted_over_the_edge_makes_it_larger_and_is_undone() -> None:
    table = held()
    said = table.reshape(
        "grow", [2, ["a", "b"], [None, ""], [[BIG - 1, 1, "old"], [BIG, 1, "new"], [BIG + 1, 3, "far"]]]
    )
    assert (said["headers"], said["held"]["count"], said["held"]["before"]) == (["n", "t", "a", "b"], BIG + 2, 0)
    grown = [[BIG - 1, "old", "", ""], [None, "new", "", ""], [None, "", "", "far"]]
    assert table.rows(0, BIG - 1, BIG + 2)["rows"] == grown
    back = table.reshape("restore", [0, [[BIG - 1, 1, f"row {BIG - 1}"]]])
    assert (back["headers"], back["held"]["count"]) == (["n", "t"], BIG)
    assert table.rows(0, BIG - 1, BIG)["rows"] == [[BIG - 1, f"row {BIG - 1}"]]
    table.reshape("restore", [said["held"]["shape"], [[BIG - 1, 1, "old"]]])
    assert table.rows(0, BIG - 1, BIG + 2)["rows"] == grown
    table.reshape("grow", [1, [], [0, "", "", ""], []])
    assert table.rows(0, BIG + 2, BIG + 3)["rows"] == [[None, "", "", ""]]


def test_a_table_that_grows_keeps_its_limits_and_its_static_columns() -> None:
    table = gr.Dataframe(
        [[i, i] for i in range(BIG)], row_limits=(None, BIG + 1), static_columns=[1], headers=["a", "b"]
    )
    grow = ["first", "grow", 1, [], [None, None]]
    with pytest.raises(PayloadError, match="can't be changed"):
        table.answer("reshape", [*grow, [[BIG, 1, 5]]])
    with pytest.raises(PayloadError, match="limits"):
        table.answer("reshape", ["first", "grow", 2, [], [None, None], []])
    with pytest.raises(PayloadError, match="limits"):
        table.answer("reshape", ["first", "grow", 0, ["c"], [None, None], []])
    assert table.answer("reshape", [*grow, [[BIG, 0, 5]]])["held"]["count"] == BIG + 1
    assert table.answer("rows", ["first", 0, BIG, BIG + 1])["rows"] == [[5, None]]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ({"filters": [[0, "ge", str(BIG - 3)]]}, [BIG - 3, BIG - 2, BIG - 1]),
        ({"filters": [[0, "lt", "3"]], "sort": [[0, "desc"]]}, [2, 1, 0]),
        ({"search": "nowhere"}, []),
        ({"sort": [[1, "desc"]]}, sorted(range(BIG), key=lambda i: f"row {i}", reverse=True)),
    ],
)
def test_what_is_in_sight_becomes_the_table(spec: dict[str, Any], expected: list[int]) -> None:
    table = held()
    table.edit([[1, 1, "mine"]], ())
    said = table.reshape("pick", [view(table, **spec)])
    texts = {1: "mine"}
    if "sort" in spec and "filters" not in spec:
        expected = [i for i in expected if i != 1]
        expected.append(1)  # "mine" is before "row"
    assert said["held"]["count"] == len(expected)
    assert numbers(table) == expected
    whole = [[i, texts.get(i, f"row {i}")] for i in expected]
    assert table.rows(0, 0, BIG)["rows"] == whole
    assert table.rows(0, 1, 3)["rows"] == whole[1:3]
    table.reshape("restore", [0])
    assert numbers(table) == list(range(BIG))


def test_a_picked_table_is_edited_searched_and_reshaped_like_any() -> None:
    table = held()
    table.reshape("pick", [view(table, sort=[[0, "desc"]])])
    table.edit([[0, 1, "last"]], ())
    table.reshape("add_row", [0, 1, [-1, "between"]])
    table.reshape("delete_rows", [0, 2, 3])
    table.reshape("grow", [1, [], [0, ""], [[BIG - 1, 1, "end"]]])
    expected = [BIG - 1, -1, *range(BIG - 4, -1, -1), 0]
    assert numbers(table) == expected
    assert table.rows(0, 0, 3)["rows"] == [[BIG - 1, "last"], [-1, "between"], [BIG - 4, f"row {BIG - 4}"]]
    assert asyncio.run(table.view({"search": "row 17"}))["count"] == sum("17" in f"{i}"[:2] for i in range(BIG - 3))
    table.reshape("pick", [view(table, filters=[[0, "lt", "2"]])])
    assert numbers(table) == [-1, 1, 0, 0]
    table.reshape("restore", [0])
    assert table.rows(0, BIG - 1, BIG)["rows"] == [[BIG - 1, "last"]]


def test_functions_get_what_was_picked() -> None:
    frame = pd.DataFrame([[i, f"row {i}"] for i in range(BIG)], columns=["n", "t"])
    table = gr.Dataframe(type="pandas")
    payload = table.postprocess(frame)
    token = payload["held"]["token"]
    shown = asyncio.run(table.answer("view", [token, {"sort": [[0, "desc"]]}]))["view"]
    table.answer("reshape", [token, "pick", shown])
    given = table.preprocess(payload)
    assert (given["n"].tolist(), given["n"].dtype) == (list(range(BIG - 1, -1, -1)), "int64")


def test_lists_of_picked_rows_are_kept_once_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lite.components._table_held._PIECES", BIG // 8 + 100)
    table = held()
    table.reshape("pick", [view(table, sort=[[0, "desc"]])])
    for _ in range(5):
        table.reshape("add_row", [0, 3, [0, ""]])
    table.reshape("restore", [1])  # the same list is in all of them
    table.reshape("pick", [view(table, sort=[[1, "desc"]])])
    with pytest.raises(PayloadError, match="too long ago"):
        table.reshape("restore", [0])
