"""What a search of a big table leaves for the next keystroke: the texts of its columns, and the rows it found.

Texts are kept joined, a tenth of what as many strings would take, and no more of them than `_MOST_CHARACTERS`. Whoever
changes the table drops the whole object.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from lite.components._table_cells import as_text, json_column
from lite.protocol.messages import Json

_MOST_CHARACTERS = 64_000_000
_BETWEEN = "\0"
_NUMBERS = frozenset({int, float, type(None)})
_DIGITS = frozenset("0123456789.+-e")
"""What numbers are written with: a search for anything else need not read them."""


class Searched:
    """The texts of one table as it is, and what was found in it last."""

    def __init__(self) -> None:
        self.characters = 0
        self._texts: dict[tuple[int, int], str | None] = {}
        self._last: tuple[str, Json, Sequence[int]] | None = None

    def within(self, search: str, filters: Json) -> Sequence[int] | None:
        """The rows among which all hits of `search` are, ascending; None for all rows."""
        if self._last is None or self._last[1] != filters or self._last[0] not in search:
            return None
        return self._last[2]

    def found(self, search: str, filters: Json, rows: Sequence[int]) -> None:
        """A search that was brought to its end found `rows`, ascending."""
        self._last = (search, filters, rows)

    def texts(self, column: Any, key: tuple[int, int], stop: int, search: str) -> Sequence[str] | None:
        """The texts of some rows of a column, folded; None if `search` is in none of them.

        Args:
            column: gives the values.
            key: the column's number and the first row.
            stop: the row after the last.
            search: what is looked for, folded.
        """
        if key in self._texts:
            joined = self._texts[key]
            if joined is None and _DIGITS.issuperset(search):  # numbers, which nobody had to read yet
                joined = self._keep(key, _joined(json_column(column(key[1], stop))))
            return None if joined is None or search not in joined else joined.split(_BETWEEN)
        cells = json_column(column(key[1], stop))
        if not _DIGITS.issuperset(search) and set(map(type, cells)) <= _NUMBERS:
            self._texts[key] = None
            return None
        joined = _joined(cells)
        if joined.count(_BETWEEN) != len(cells) - 1:  # some cell has what lies between cells
            return [as_text(cell).casefold() for cell in cells]
        self._keep(key, joined)
        return None if search not in joined else joined.split(_BETWEEN)

    def _keep(self, key: tuple[int, int], joined: str) -> str:
        if self.characters + len(joined) <= _MOST_CHARACTERS:
            self.characters += len(joined)
            self._texts[key] = joined
        return joined


def _joined(cells: list[Json]) -> str:
    """Texts of `cells`, folded. The usual kinds have their own way, because a call for each cell is what takes long."""
    kinds = set(map(type, cells))
    if kinds == {str}:
        return _BETWEEN.join(cells).casefold()
    if kinds == {int}:
        return _BETWEEN.join(map(str, cells))
    if kinds == {float} and not any(map(float.is_integer, cells)):
        return _BETWEEN.join(map(repr, cells))
    return _BETWEEN.join(map(as_text, cells)).casefold()


def part(rows: Sequence[int], start: int, stop: int) -> list[int]:
    """Of ascending `rows` those from `start` to `stop`, counted from `start`."""
    return [row - start for row in rows[bisect_left(rows, start) : bisect_left(rows, stop)]]
