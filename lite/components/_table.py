"""Any tabular value as one shape: headers, a height, and columns that give a slice of themselves.

Nothing is copied and no package is imported: pandas, polars, pyarrow and numpy are known by what is loaded already. A
million rows cost what the page asks of them.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lite.errors import PayloadError

Column = Callable[[int, int], list[Any]]
"""`column(start, stop)` gives the values of some rows."""


@dataclass(slots=True)
class Table:
    """A table as its maker holds it."""

    headers: list[str]
    height: int
    columns: list[Column]
    source: Any = None
    """The value it was made of, where that is a pandas, polars or numpy object."""

    def rows(self, start: int, stop: int) -> list[list[Any]]:
        """Rows `start` to `stop`, shape (stop - start, columns)."""
        if not self.columns:
            return [[] for _ in range(stop - start)]
        return [list(row) for row in zip(*(column(start, stop) for column in self.columns), strict=True)]


def table_of(value: Any, headers: Sequence[Any] | None = None) -> Table:
    """The table that `value` is.

    Args:
        value: rows (lists, dicts or scalars), columns (a dict), `{"headers", "data"}`, the path of a CSV file, or a
            table of pandas, polars, pyarrow, numpy, or of anything that turns into one of these.
        headers: names for columns that have none.

    Raises:
        PayloadError: if it is no table.
    """
    names = None if headers is None else [str(name) for name in headers]
    for adapt in (_plain, _pandas, _polars, _arrow, _numpy, _convertible, _sequence):
        table = adapt(value, names)
        if table is not None:
            return table
    raise PayloadError(
        f"A table was expected, got {type(value).__name__}; give a list of rows, a dict of columns, or a table of "
        "pandas, polars, pyarrow or numpy."
    )


def loaded(module: str, name: str) -> Any:
    """The class `name` of `module`, or an empty tuple where nobody has imported that module."""
    return getattr(sys.modules.get(module), name, ())


def _plain(value: Any, headers: list[str] | None) -> Table | None:
    if value is None:
        return Table(headers or [], 0, [_empty for _ in headers or []])
    if isinstance(value, str):
        return _csv(value)
    if isinstance(value, Mapping):
        if "data" in value and value.keys() <= {"headers", "data", "metadata"}:
            return _rows(value["data"] or [], [str(name) for name in value.get("headers") or headers or []])
        return _columns({str(name): column for name, column in value.items()})
    if isinstance(value, (list, tuple)):
        return _rows(value, headers)
    return None


def _csv(path: str) -> Table:
    from lite.files.access import rules, showable

    try:
        with open(path if rules.get() is None else showable(path), newline="", encoding="utf-8-sig") as file:
            first, *rest = [*csv.reader(file)] or [[]]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PayloadError(f"{path!r} can't be read as a CSV file: {error}") from error
    return _rows([[_number(cell) for cell in row] for row in rest], first)


def _number(text: str) -> Any:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text


def _rows(rows: Sequence[Any], headers: list[str] | None) -> Table:
    """A list of rows: lists of any lengths, dicts, or scalars as rows of one cell."""
    if rows and all(isinstance(row, Mapping) for row in rows):
        names = headers or [*dict.fromkeys(name for row in rows for name in row)]
        columns = [_keyed(rows, name) for name in names]
        return Table([str(name) for name in names], len(rows), columns)
    listed: Sequence[Sequence[Any]] = rows if _all_rows(rows) else [row if _is_row(row) else [row] for row in rows]
    width = max((len(row) for row in listed), default=0)
    return Table(_named(headers, width), len(listed), [_nth(listed, i) for i in range(max(width, len(headers or [])))])


def _all_rows(rows: Sequence[Any]) -> bool:
    return all(isinstance(row, (list, tuple)) for row in rows)


def _is_row(value: Any) -> bool:
    if isinstance(value, (str, bytes)):
        return False
    return isinstance(value, (Sequence, loaded("numpy", "ndarray")))


def _is_column(value: Any) -> bool:
    return not isinstance(value, (str, bytes, Mapping)) and hasattr(value, "__len__") and hasattr(value, "__getitem__")


def _keyed(rows: Sequence[Any], name: Any) -> Column:
    return lambda start, stop: [row.get(name) for row in rows[start:stop]]


def _nth(rows: Sequence[Sequence[Any]], index: int) -> Column:
    return lambda start, stop: [row[index] if index < len(row) else None for row in rows[start:stop]]


def _empty(start: int, stop: int) -> list[Any]:
    return [None] * (stop - start)


def _named(headers: Sequence[str] | None, width: int) -> list[str]:
    """`headers`, completed by numbers from 1."""
    given = list(headers or [])
    return [*given, *(str(i + 1) for i in range(len(given), width))]


def _columns(columns: Mapping[str, Any]) -> Table:
    """A dict of columns, sequences of any kind and of any lengths; or of scalars, which is one row."""
    fits = [_is_column(column) for column in columns.values()]
    if not any(fits):
        return _rows([list(columns.values())] if columns else [], list(columns))
    if not all(fits):
        odd = list(columns)[fits.index(False)]
        raise PayloadError(f"Column {odd!r} is {type(columns[odd]).__name__}, not a list of values.")
    height = max(len(column) for column in columns.values())
    return Table(list(columns), height, [_sliced(column) for column in columns.values()])


def _sliced(column: Any) -> Column:
    length = len(column)

    def give(start: int, stop: int) -> list[Any]:
        part = column[start : min(stop, length)]
        values = part.tolist() if hasattr(part, "tolist") else list(part)
        return values + [None] * (stop - start - len(values))

    return give


def _listed(column: Any) -> Column:
    """A column of some library, whose slices turn into lists by one of the usual names."""

    def give(start: int, stop: int) -> list[Any]:
        part = column[start:stop]
        convert = getattr(part, "tolist", None) or getattr(part, "to_list", None) or part.to_pylist
        values: list[Any] = convert()
        return values

    return give


def _pandas(value: Any, headers: list[str] | None) -> Table | None:
    if isinstance(value, loaded("pandas", "Series")):
        value = value.to_frame()
    if not isinstance(value, loaded("pandas", "DataFrame")):
        data = getattr(value, "data", None)  # a Styler
        if not (hasattr(value, "to_html") and isinstance(data, loaded("pandas", "DataFrame"))):
            return None
        value = data
    names = [" ".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in value.columns]
    columns = [_listed(value.iloc[:, i].iloc) for i in range(len(names))]
    return Table(names, len(value), columns, value)


def _polars(value: Any, headers: list[str] | None) -> Table | None:
    if isinstance(value, loaded("polars", "LazyFrame")):
        value = value.collect()
    if isinstance(value, loaded("polars", "Series")):
        value = value.to_frame()
    if not isinstance(value, loaded("polars", "DataFrame")):
        return None
    return Table(list(value.columns), value.height, [_listed(series) for series in value.get_columns()], value)


def _arrow(value: Any, headers: list[str] | None) -> Table | None:
    if not isinstance(value, (loaded("pyarrow", "Table") or (), loaded("pyarrow", "RecordBatch") or ())):
        return None
    columns = [_listed(column) for column in value.columns]
    return Table([str(name) for name in value.schema.names], value.num_rows, columns)


def _numpy(value: Any, headers: list[str] | None) -> Table | None:
    if not isinstance(value, loaded("numpy", "ndarray")):
        return None
    if value.dtype.names:
        return _columns({name: value[name] for name in value.dtype.names})
    if value.ndim > 2:
        raise PayloadError(f"A table is an array of 1 or 2 dimensions, not of shape {value.shape}.")
    flat = value.reshape(-1, 1) if value.ndim < 2 else value
    columns = [_listed(flat[:, i]) for i in range(flat.shape[1])]
    return Table(_named(headers, flat.shape[1]), flat.shape[0], columns, value)


def _convertible(value: Any, headers: list[str] | None) -> Table | None:
    """A table of some other library, by the conversions that such libraries have: narwhals, duckdb, modin, ibis, …"""
    for method in ("to_native", "to_arrow", "to_arrow_table", "to_polars", "to_pandas", "to_pydict", "to_dicts"):
        convert = getattr(value, method, None)
        if callable(convert):
            return table_of(convert(), headers)
    return None


def _sequence(value: Any, headers: list[str] | None) -> Table | None:
    """A sequence that computes its rows: only its first row is asked for before the page wants it."""
    if isinstance(value, (bytes, bytearray)) or not isinstance(value, Iterable):
        return None
    if not isinstance(value, Sequence):
        return _rows([*value], headers)
    of_rows = len(value) > 0 and _is_row(value[0])
    width = len(value[0]) if of_rows else 1
    rows: Any = value if of_rows else _Cells(value)
    return Table(_named(headers, width), len(value), [_nth(rows, i) for i in range(width)])


class _Cells(Sequence[Any]):
    """A sequence of scalars as rows of one cell."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: Any) -> Any:
        return [[value] for value in self._values[index]] if isinstance(index, slice) else [self._values[index]]
