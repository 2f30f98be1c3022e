"""Cells of a table as JSON, and what kind a column is of.

JSON has no NaN, no dates and no integers past 2**53 that a page could read: they become null and text.
"""

from __future__ import annotations

import json
import math
import numbers
from datetime import date, datetime
from typing import Any

from lite.components._table import Table
from lite.protocol.messages import Json

SAFE_INTEGER = 2**53
"""Beyond it a page's numbers skip integers."""
_AS_THEY_ARE = frozenset({str, bool, type(None)})
_MIDNIGHT = " 00:00:00"
_DATE_CHARACTERS = len("2026-01-31")

INFINITIES = {"Infinity": math.inf, "-Infinity": -math.inf, "NaN": math.nan}
"""How numbers that JSON has not are written, and what they are."""


def json_rows(table: Table, start: int, stop: int) -> list[list[Json]]:
    """Rows of `table` as JSON, shape (stop - start, columns)."""
    if not table.columns:
        return [[] for _ in range(stop - start)]
    columns = [json_column(column(start, stop)) for column in table.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def json_column(values: list[Any]) -> list[Json]:
    """The values of one column as JSON. Times that are all midnight are written as dates."""
    kinds = set(map(type, values))
    if kinds <= _AS_THEY_ARE:
        return values
    if kinds == {int} and all(-SAFE_INTEGER <= value <= SAFE_INTEGER for value in values):
        return values
    if kinds == {float}:
        return values if all(map(math.isfinite, values)) else list(map(_float, values))
    cells = [json_cell(value) for value in values]
    if any(isinstance(value, datetime) for value in values):
        times = [cell for cell, value in zip(cells, values, strict=True) if isinstance(value, datetime) and cell]
        if all(isinstance(cell, str) and cell.endswith(_MIDNIGHT) for cell in times):
            cells = [
                cell[:_DATE_CHARACTERS] if isinstance(value, datetime) and isinstance(cell, str) else cell
                for cell, value in zip(cells, values, strict=True)
            ]
    return cells


def json_cell(value: Any) -> Json:
    """One cell as JSON."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        return int(value) if -SAFE_INTEGER <= value <= SAFE_INTEGER else str(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, dict):
        return {str(key): json_cell(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [json_cell(item) for item in value]
    if hasattr(value, "dtype") and callable(tolist := getattr(value, "tolist", None)):
        return json_cell(tolist())
    if isinstance(value, numbers.Real) or type(value).__name__ == "Decimal":
        return _float(float(value))
    text = str(value)
    return None if text in ("NaT", "<NA>") else text


def _float(value: float) -> Json:
    if math.isfinite(value):
        return value
    return None if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")


_SAMPLE_ROWS = 1000


def kinds_of(table: Table) -> list[str]:
    """What `datatype="auto"` means: number, bool, date or str for each column, by its first rows."""
    return [_kind(column(0, min(table.height, _SAMPLE_ROWS))) for column in table.columns]


def _kind(values: list[Any]) -> str:
    known = [value for value in values if json_cell(value) is not None]
    for kind, fits in (("bool", _is_bool), ("number", _is_number), ("date", lambda value: isinstance(value, date))):
        if known and all(fits(value) for value in known):
            return kind
    return "str"


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool) or type(value).__name__ in ("bool_", "bool")


def _is_number(value: Any) -> bool:
    if _is_bool(value):
        return False
    return isinstance(value, numbers.Number) or type(value).__name__ == "Decimal"


def as_text(cell: Json) -> str:
    """What a cell is searched, filtered and copied as."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < SAFE_INTEGER:
        return str(int(cell))
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, (list, dict)) else str(cell)
