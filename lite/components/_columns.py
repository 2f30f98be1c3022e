"""Tables as apps hold them - pandas, polars, pyarrow, dicts and lists - as plain rows with a type per column.

None of the libraries is imported: their tables are met, and know how to give plain values themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from math import isfinite
from numbers import Number
from typing import Any

from lite.errors import PayloadError
from lite.protocol.messages import Json

Columns = dict[str, list[Any]]


def columns_of(value: Any) -> Columns:
    """The columns of a table by name, in order.

    Takes a table of pandas, polars or pyarrow, a dict of lists, a list of dicts, or `{"columns": […], "data": [[…]]}`.

    Raises:
        PayloadError: if it is none of these, or its columns differ in length.
    """
    columns = _columns(value)
    lengths = {name: len(values) for name, values in columns.items()}
    if len(set(lengths.values())) > 1:
        raise PayloadError(f"The columns of a plot have one length; these have {lengths}.")
    return columns


def _columns(value: Any) -> Columns:
    if isinstance(value, Mapping):
        names = value.get("columns", value.get("headers"))
        rows = value.get("data")
        if isinstance(names, Sequence) and isinstance(rows, Sequence) and set(value) <= _SPLIT:
            return {str(name): [row[at] for row in rows] for at, name in enumerate(names)}
        return {str(name): _listed(values, str(name)) for name, values in value.items()}
    if hasattr(value, "to_pydict"):  # pyarrow
        return dict(value.to_pydict())
    if hasattr(value, "iloc") and hasattr(value, "columns"):  # pandas
        return {str(name): value[name].tolist() for name in value.columns}
    if hasattr(value, "get_columns"):  # polars
        return {str(column.name): column.to_list() for column in value.get_columns()}
    if isinstance(value, (list, tuple)) and all(isinstance(row, Mapping) for row in value):
        found = dict.fromkeys(str(name) for row in value for name in row)
        return {name: [row.get(name) for row in value] for name in found}
    raise PayloadError(
        f"A plot shows a DataFrame, a dict of lists or a list of dicts, not {type(value).__name__}; "
        "for figures of matplotlib, plotly, altair or bokeh there is gr.Plot."
    )


_SPLIT = {"columns", "headers", "data", "index", "datatypes", "mark", "metadata"}


def _listed(values: Any, name: str) -> list[Any]:
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise PayloadError(f"Column {name!r} of a plot is a list, not {type(values).__name__}.")
    return values.tolist() if hasattr(values, "tolist") else list(values)


def kind_of(values: Iterable[Any]) -> str:
    """How a column is drawn: "quantitative" (also an empty one), "temporal" or "nominal"."""
    kinds = {_kind(value) for value in values if not _missing(value)}
    return kinds.pop() if len(kinds) == 1 else "nominal" if kinds else "quantitative"


def _kind(value: Any) -> str:
    if isinstance(value, (datetime, date)):
        return "temporal"
    if isinstance(value, (bool, complex)) or not isinstance(value, Number):
        return "nominal"
    return "quantitative"


def _missing(value: Any) -> bool:
    """None, NaN and pandas' NaT, which alone differ from themselves."""
    try:
        return value is None or bool(value != value)
    except (TypeError, ValueError):
        return True  # pandas' NA answers neither


def plain(value: Any, kind: str) -> Json:
    """A cell of a column of `kind`: a number, milliseconds since 1970, or text; None where there is none."""
    if _missing(value):
        return None
    if kind == "temporal":
        if not isinstance(value, datetime):
            value = datetime(value.year, value.month, value.day, tzinfo=UTC)
        elif value.tzinfo is None:
            value = value.replace(tzinfo=UTC)
        return round(value.timestamp() * 1000)
    if kind == "quantitative":
        if isinstance(value, int):
            return value
        number = float(value)
        return number if isfinite(number) else None
    return str(value)
