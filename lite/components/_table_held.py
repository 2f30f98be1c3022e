"""Big tables: Python keeps them, and the page asks for the rows it shows.

The page's value is `{"headers", "data": first rows, "metadata", "held": {"token", "count", "version"}}`, and with the
token it asks `rows`, `view` and `edit`. Edits lie over the table, which stays as it is.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Sequence
from typing import Any

from lite.components._table import Column, Table
from lite.components._table_cells import json_rows
from lite.components._table_search import Searched
from lite.components._table_views import view_of
from lite.errors import PayloadError
from lite.protocol.messages import Json

MOST_ROWS = 5_000
MOST_CELLS = 300_000
"""A table with more of either is held here."""
FIRST_ROWS = 200
"""How many rows of a held table travel with its value."""
_MOST_ASKED = 50_000
"""Rows that one question may ask for."""
_TABLES = 16
_CELLS = 20_000_000
"""Tables and cells that a component keeps besides its value at load and its newest."""
_VIEWS = 4
_ALL = 0
"""The view of all rows as they are."""


class Held:
    """One table that the page sees through a window."""

    def __init__(self, table: Table) -> None:
        self.original = table
        self.version = 0
        self.edits: dict[int, dict[int, Json]] = {}
        """Column → row → the value that the user gave."""
        self._columns = [*table.columns]
        self._views: dict[int, array[int] | None] = {_ALL: None}
        self._last_view = _ALL
        self._searched = Searched()

    @property
    def table(self) -> Table:
        """The table with its edits."""
        return Table(self.original.headers, self.original.height, self._columns)

    def rows(self, view: Json, start: Json, stop: Json) -> dict[str, Json]:
        """Rows at some positions of a view, and which rows of the table they are (null where that is the same).

        Raises:
            PayloadError: if there is no such view, or these are too many rows.
        """
        if view not in self._views or type(view) is not int:
            raise PayloadError("These rows were sorted or filtered anew since; ask for the view again.")
        order = self._views[view]
        count = self.original.height if order is None else len(order)
        start, stop = max(0, int(start)), min(int(stop), count)
        if stop - start > _MOST_ASKED:
            raise PayloadError(f"At most {_MOST_ASKED:,} rows can be asked for at once, not {stop - start:,}.")
        if stop <= start:
            return {"rows": [], "index": None}
        if order is None:
            return {"rows": json_rows(self.table, start, stop), "index": None}
        wanted = order[start:stop].tolist()
        return {"rows": self._scattered(wanted), "index": wanted}

    def _scattered(self, wanted: list[int]) -> list[list[Json]]:
        """Rows that lie anywhere; neighbours are asked for together."""
        rows: dict[int, list[Json]] = {}
        for start, stop in _runs(sorted(wanted)):
            rows |= zip(range(start, stop), json_rows(self.table, start, stop), strict=True)
        return [rows[i] for i in wanted]

    async def view(self, spec: Json) -> dict[str, Json]:
        """Search, filter and sort; the new view's number, and how many rows it has."""
        order = await view_of(self.table, spec if isinstance(spec, dict) else {}, self._searched)
        if order is None:
            return {"view": _ALL, "count": self.original.height}
        self._last_view += 1
        self._views[self._last_view] = array("q", order)
        for old in [view for view in self._views if view != _ALL][:-_VIEWS]:
            del self._views[old]
        return {"view": self._last_view, "count": len(order)}

    def edit(self, cells: Json, unchangeable: Sequence[int]) -> int:
        """Put values into cells, given as `[row, column, value]`; the new version.

        Raises:
            PayloadError: if one of them is not in the table, or its column may not be changed.
        """
        for row, column, _ in cells:
            inside = type(row) is int and type(column) is int and 0 <= row < self.original.height
            if not inside or not 0 <= column < len(self._columns):
                raise PayloadError(f"There is no cell ({row!r}, {column!r}) in this table.")
            if column in unchangeable:
                raise PayloadError(f"Column {self.original.headers[column]!r} can't be changed.")
        for row, column, value in cells:
            if column not in self.edits:
                self.edits[column] = {}
                self._columns[column] = _overlaid(self.original.columns[column], self.edits[column])
            self.edits[column][row] = value
        self._searched = Searched()
        self.version += 1
        return self.version


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Sorted numbers as half-open runs; gaps of a few are bridged, because a question costs more than a row."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number - runs[-1][1] <= 3:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _overlaid(column: Column, edits: dict[int, Json]) -> Column:
    def give(start: int, stop: int) -> list[Any]:
        values = list(column(start, stop))
        inside = edits if len(edits) < stop - start else range(start, stop)
        for row in inside:
            if start <= row < stop and row in edits:
                values[row - start] = edits[row]
        return values

    return give


class Shelf:
    """The tables that one component holds, by token; the oldest go when there are many, or big ones."""

    def __init__(self) -> None:
        self._held: dict[str, Held] = {}

    def put(self, table: Table, *, first: bool) -> dict[str, Json]:
        """Hold `table`; what the payload says of it.

        Args:
            table: the table.
            first: whether it is the component's value at load. Its token is always the same, so that a page painted
                from an earlier config can ask for it; others can't be guessed.
        """
        token = "first" if first else os.urandom(9).hex()
        self._held[token] = Held(table)
        self._let_go(token)
        return {"token": token, "count": table.height, "version": 0}

    def _let_go(self, newest: str) -> None:
        """Keep the latest tables, as many as there is room for."""
        cells = 0
        others = [token for token in self._held if token not in ("first", newest)]
        for rank, token in enumerate(reversed(others), 1):
            table = self._held[token].original
            cells += table.height * len(table.columns)
            if rank > _TABLES or cells > _CELLS:
                del self._held[token]

    def get(self, token: Json) -> Held:
        """The table of a token.

        Raises:
            PayloadError: if it is not here any more.
        """
        held = self._held.get(token) if isinstance(token, str) else None
        if held is None:
            raise PayloadError("The rows of this table are not in memory any more; run what made it again.")
        return held


def is_big(table: Table) -> bool:
    """Whether a table stays in Python."""
    return table.height > MOST_ROWS or table.height * len(table.columns) > MOST_CELLS
