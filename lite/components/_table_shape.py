"""Which rows and columns a big table has, after its user added and deleted some.

Nothing is moved: a shape names runs of rows and columns of the table as it came, and rows and columns past its ends,
which are new. So the shapes before a change are kept for undoing it at no cost. Rows that were sorted lie in no runs:
their numbers are listed, and all shapes that have them look into one list.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from lite.components._table import Column
from lite.protocol.messages import Json

Piece = range | memoryview
"""Numbers of rows: a run, or a part of a list."""

_LISTED = 8
"""Rows per run, under which numbers are listed instead."""
_READ = 16
"""Rows that are read for one that is wanted, rather than asked for one by one."""
_GATHERED = 300_000
"""Rows of a list that a column is read for once, for a search asks it in portions."""
_GLANCE = 1_000
"""Rows that are read by themselves: a window's."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Rows and columns by their numbers in the table as it came."""

    headers: tuple[str, ...]
    columns: tuple[int, ...]
    pieces: tuple[Piece, ...]

    @property
    def height(self) -> int:
        return sum(map(len, self.pieces))

    def origins(self, rows: Sequence[int]) -> list[int]:
        """The numbers that `rows` came with."""
        ends = [*accumulate(map(len, self.pieces))]
        pieces = [bisect_right(ends, row) for row in rows]
        return [self.pieces[piece][row - ends[piece]] for piece, row in zip(pieces, rows, strict=True)]

    def with_row(self, at: int, row: int) -> Shape:
        """This with row `row` of the table as it came before row `at`."""
        return replace(self, pieces=(*self._cut(0, at), range(row, row + 1), *self._cut(at, self.height)))

    def without_rows(self, rows: Sequence[int]) -> Shape:
        """This without some rows, ascending."""
        kept: list[Piece] = []
        start = 0
        for first, stop in runs(rows):
            kept += self._cut(start, first)
            start = stop
        return replace(self, pieces=(*kept, *self._cut(start, self.height)))

    def picked(self, rows: Sequence[int]) -> Shape:
        """Some rows of this, in any order."""
        numbers = self.origins(rows)
        found: list[range] = []
        for number in numbers:
            if found and number == found[-1].stop:
                found[-1] = range(found[-1].start, number + 1)
            else:
                found.append(range(number, number + 1))
        if len(found) * _LISTED > len(numbers):
            return replace(self, pieces=(memoryview(array("q", numbers)),))
        return replace(self, pieces=tuple(found))

    def grown(self, rows: range, columns: range, names: Sequence[str]) -> Shape:
        """This with rows below and columns at the right, by their numbers as the table came."""
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, range) and last.stop == rows.start:
            pieces = (*self.pieces[:-1], range(last.start, rows.stop))
        else:
            pieces = (*self.pieces, rows) if rows else self.pieces
        return Shape((*self.headers, *names), (*self.columns, *columns), pieces)

    def with_column(self, at: int, column: int, name: str) -> Shape:
        """This with column `column` of the table as it came before column `at`."""
        headers = (*self.headers[:at], name, *self.headers[at:])
        return replace(self, headers=headers, columns=(*self.columns[:at], column, *self.columns[at:]))

    def without_columns(self, start: int, stop: int) -> Shape:
        headers = self.headers[:start] + self.headers[stop:]
        return replace(self, headers=headers, columns=self.columns[:start] + self.columns[stop:])

    def renamed(self, column: int, name: str) -> Shape:
        return replace(self, headers=(*self.headers[:column], name, *self.headers[column + 1 :]))

    def through(self, column: Column) -> Column:
        """The rows of this of a column of the table as it came."""
        if len(self.pieces) == 1 and isinstance(self.pieces[0], range) and self.pieces[0].start == 0:
            return column

        def give(start: int, stop: int) -> list[Any]:
            values: list[Any] = []
            for piece in self._cut(start, stop):
                values += column(piece.start, piece.stop) if isinstance(piece, range) else gathered(column, piece)
            return values

        if self.height > _GATHERED or all(isinstance(piece, range) for piece in self.pieces):
            return give
        whole: list[list[Any]] = []

        def recall(start: int, stop: int) -> list[Any]:
            if not whole and stop - start <= _GLANCE:
                return give(start, stop)
            if not whole:
                whole.append(give(0, self.height))
            return whole[0][start:stop]

        return recall

    def _cut(self, start: int, stop: int) -> list[Piece]:
        """The pieces of rows `start` to `stop`."""
        cut: list[Piece] = []
        offset = 0
        for piece in self.pieces:
            part = piece[max(0, start - offset) : max(0, stop - offset)]
            if part:
                cut.append(part)
            offset += len(piece)
        return cut


def runs(numbers: Sequence[int], gap: int = 0) -> list[tuple[int, int]]:
    """Ascending numbers as half-open runs; gaps of up to `gap` are bridged."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number - found[-1][1] <= gap:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def stop_of(piece: Piece) -> int:
    """The number after the highest of a piece."""
    return piece.stop if isinstance(piece, range) else max(piece) + 1


def gathered(column: Column, rows: Sequence[int]) -> list[Any]:
    """Values of rows that lie anywhere; at least one."""
    first, stop = min(rows), max(rows) + 1
    if stop - first <= _READ * len(rows):
        values = column(first, stop)
        return [values[row - first] for row in rows]
    found: dict[int, Any] = {}
    for start, end in runs(sorted(rows), gap=_READ):
        found |= zip(range(start, end), column(start, end), strict=True)
    return [found[row] for row in rows]


def lengthened(column: Column, height: int, fill: Json) -> Column:
    """`column`, which has `height` rows, and as many rows of `fill` behind it as are asked for."""

    def give(start: int, stop: int) -> list[Any]:
        here = list(column(start, min(stop, height))) if start < height else []
        return here + [fill] * (stop - start - len(here))

    return give


def overlaid(column: Column, edits: dict[int, Json]) -> Column:
    """`column` with the user's values, by row."""

    def give(start: int, stop: int) -> list[Any]:
        values = list(column(start, stop))
        inside = edits if len(edits) < stop - start else range(start, stop)
        for row in inside:
            if start <= row < stop and row in edits:
                values[row - start] = edits[row]
        return values

    return give
