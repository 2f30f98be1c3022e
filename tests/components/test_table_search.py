"""Searching big tables letter by letter: what a keystroke leaves for the next."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from lite.components import _table_search
from lite.components._table import Table, table_of
from lite.components._table_held import Held
from lite.components._table_search import Searched
from lite.components._table_views import view_of


class Counted:
    """A column that counts the cells it is asked for."""

    def __init__(self, cells: Sequence[Any]) -> None:
        self.cells = cells
        self.asked = 0

    def __call__(self, start: int, stop: int) -> list[Any]:
        self.asked += stop - start
        return list(self.cells[start:stop])


async def test_a_second_keystroke_reads_no_cell_again() -> None:
    column = Counted(range(50_000))
    table, searched = Table(["n"], 50_000, [column]), Searched()
    for search in ("4", "49", "499", "4999", "1"):
        expected = [i for i in range(50_000) if search in str(i)]
        assert await view_of(table, {"search": search}, searched) == expected
    assert column.asked == 50_000


async def test_hits_are_narrowed_only_where_they_hold_all() -> None:
    table, searched = table_of([["apple", 1], ["app", 2], ["ple 1", 3]]), Searched()
    assert await view_of(table, {"search": "app"}, searched) == [0, 1]
    assert searched.within("apple", []) is not None
    assert searched.within("ap", []) is None
    assert searched.within("apple", [[1, "eq", "3"]]) is None
    assert await view_of(table, {"search": "apple", "filters": [[1, "gt", "1"]]}, searched) == []
    assert await view_of(table, {"search": "ple", "sort": [[1, "desc"]]}, searched) == [2, 0]
    assert await view_of(table, {"search": "ple 1"}, searched) == [2]


@pytest.mark.parametrize("cells", [["a\0b", "c"], [1.5, 2.0], [None, True], [{"k": 1}, [2]], ["İx", "x"], ["", ""]])
async def test_texts_that_are_kept_are_the_cells(cells: list[Any]) -> None:
    table, searched = table_of({"c": cells}), Searched()
    for search in ("a", "2", "true", "k", "x", "b\0", "0", "a\0b", "null"):
        alone = await view_of(table, {"search": search})
        assert await view_of(table, {"search": search}, searched) == alone
    assert await view_of(table, {"filters": [[0, "contains", "2"]]}) == await view_of(table, {"search": "2"}, searched)


async def test_texts_are_kept_as_far_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_table_search, "_MOST_CHARACTERS", 300_000)
    column = Counted([f"cell {i}" for i in range(50_000)])
    table, searched = Table(["t"], 50_000, [column]), Searched()
    assert await view_of(table, {"search": "cell 4999"}, searched) == [4999, *range(49_990, 50_000)]
    assert searched.characters <= 300_000
    assert await view_of(table, {"search": "cell 4998"}, searched) == [4998, *range(49_980, 49_990)]


async def test_cells_that_hold_what_lies_between_are_searched_without_room_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_table_search, "_MOST_CHARACTERS", 2)
    assert await view_of(table_of([["a\0b"], ["b"]]), {"search": "b"}, Searched()) == [0, 1]


def test_what_was_kept_is_dropped_when_the_table_changes() -> None:
    table = Held(table_of([[i, f"row {i}"] for i in range(6000)], ["n", "t"]))
    assert asyncio.run(table.view({"search": "row 5999"}))["count"] == 1
    table.edit([[0, 1, "row 59991"]], ())
    assert asyncio.run(table.view({"search": "row 59991"}))["count"] == 1
