"""Which rows of a table the page shows, and in which order: search, filters, sorting.

The page does the same for small tables by itself (js_shim/src/components/dataframe/view.ts); tests hold both to the
same cases, tests/components/table_views.json. Long work is done in portions, between which other calls get their turn.
"""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Sequence

from lite.components._table import Table
from lite.components._table_cells import as_text, json_column
from lite.components._table_search import Searched, part
from lite.errors import PayloadError
from lite.protocol.messages import Json

_PORTION = 20_000
"""Rows between two pauses."""

Keep = Callable[[Json], bool]


def number(value: Json) -> float | None:
    """`value` as a number, or None."""
    if isinstance(value, bool) or value is None or value == "":
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _compares(fits: Callable[[float, float], bool]) -> Callable[[str], Keep]:
    def make(wanted: str) -> Keep:
        limit = number(wanted)
        if limit is None:
            return lambda cell: True

        def keep(cell: Json) -> bool:
            value = number(cell)
            return value is not None and fits(value, limit)

        return keep

    return make


def _matches(fits: Callable[[str, str], bool]) -> Callable[[str], Keep]:
    def make(wanted: str) -> Keep:
        low = wanted.casefold()
        return lambda cell: fits(as_text(cell).casefold(), low)

    return make


FILTERS: dict[str, Callable[[str], Keep]] = {
    "contains": _matches(lambda text, wanted: wanted in text),
    "excludes": _matches(lambda text, wanted: wanted not in text),
    "starts": _matches(lambda text, wanted: text.startswith(wanted)),
    "ends": _matches(lambda text, wanted: text.endswith(wanted)),
    "is": _matches(lambda text, wanted: text == wanted),
    "is_not": _matches(lambda text, wanted: text != wanted),
    "eq": _compares(lambda value, limit: value == limit),
    "ne": _compares(lambda value, limit: value != limit),
    "gt": _compares(lambda value, limit: value > limit),
    "ge": _compares(lambda value, limit: value >= limit),
    "lt": _compares(lambda value, limit: value < limit),
    "le": _compares(lambda value, limit: value <= limit),
    "empty": lambda _: lambda cell: cell is None or cell == "",
    "filled": lambda _: lambda cell: cell is not None and cell != "",
    "true": lambda _: lambda cell: cell is True or as_text(cell).casefold() == "true",
    "false": lambda _: lambda cell: cell is False or as_text(cell).casefold() == "false",
}
"""Filter's name → from its text, what it keeps."""


async def view_of(table: Table, spec: Json, searched: Searched | None = None) -> list[int] | None:
    """Row numbers in the order of `spec`, or None for all rows as they are.

    Args:
        table: the table.
        spec: `{"search": text, "filters": [[column, name, text], …], "sort": [[column, "asc" or "desc"], …]}`.
        searched: what earlier searches of this table left.

    Raises:
        PayloadError: if it names a column or filter that is not there.
    """
    width = len(table.columns)
    said = spec.get("filters") or []
    filters = [(_column(column, width), _filter(name, str(text))) for column, name, text in said]
    order = [(_column(column, width), direction == "desc") for column, direction in spec.get("sort") or []]
    search = str(spec.get("search") or "").casefold()
    kept: list[int] | None = None
    if search or filters:
        searched = searched or Searched()
        within = searched.within(search, said)
        kept = await _kept(table, search, filters, searched, within)
        searched.found(search, said, array("q", kept))
    for column, descending in reversed(order):
        kept = _sorted(table, column, descending, range(table.height) if kept is None else kept)
        await asyncio.sleep(0)
    return kept


def _column(index: Json, width: int) -> int:
    if type(index) is not int or not 0 <= index < width:
        raise PayloadError(f"There is no column {index!r}; the table has {width}.")
    return index


def _filter(name: Json, text: str) -> Keep:
    if not isinstance(name, str) or name not in FILTERS:
        raise PayloadError(f"There is no filter {name!r}; there are {', '.join(FILTERS)}.")
    return FILTERS[name](text)


async def _kept(
    table: Table, search: str, filters: list[tuple[int, Keep]], searched: Searched, within: Sequence[int] | None
) -> list[int]:
    """Rows with `search` that the filters keep. Those `within` have passed the filters before."""
    kept: list[int] = []
    for start in range(0, table.height, _PORTION):
        stop = min(start + _PORTION, table.height)
        chosen: Sequence[int] = range(stop - start) if within is None else part(within, start, stop)
        for column, keep in filters if within is None else ():
            cells = json_column(table.columns[column](start, stop))
            chosen = [i for i in chosen if keep(cells[i])]
        if search and chosen:
            chosen = _found(table, start, stop, chosen, search, searched)
        kept += [start + i for i in chosen]
        await asyncio.sleep(0)
    return kept


def _found(
    table: Table, start: int, stop: int, chosen: Sequence[int], search: str, searched: Searched
) -> Sequence[int]:
    """Of rows `chosen`, counted from `start`, those with `search` in some cell; by columns, because that is fast."""
    found: list[int] = []
    left: Sequence[int] = chosen
    for number, column in enumerate(table.columns):
        if not left:
            break
        texts = searched.texts(column, (number, start), stop, search)
        if texts is None:
            continue
        hits = [i for i in left if search in texts[i]]
        if hits:
            found += hits
            left = sorted({*left}.difference(hits))
    return sorted(found)


def _sorted(table: Table, column: int, descending: bool, rows: Sequence[int]) -> list[int]:
    """`rows` by the values of `column`, stable; empty cells last either way."""
    cells = json_column(table.columns[column](0, table.height))
    if {type(cell) for cell in cells} <= {int, float}:
        return sorted(rows, key=cells.__getitem__, reverse=descending)
    filled = [i for i in rows if cells[i] is not None and cells[i] != ""]
    empty = [i for i in rows if cells[i] is None or cells[i] == ""]
    keys = {i: sort_key(cells[i]) for i in filled}
    return [*sorted(filled, key=keys.__getitem__, reverse=descending), *empty]


def sort_key(cell: Json) -> tuple[int, float, str]:
    """Numbers before truth values before text."""
    if isinstance(cell, bool):
        return (1, float(cell), "")
    value = number(cell)
    return (0, value, "") if value is not None else (2, 0.0, as_text(cell).casefold())
