"""What a function gets of a table: pandas, polars, numpy or lists, made of the page's rows."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from lite.components._table import loaded
from lite.components._table_cells import INFINITIES, SAFE_INTEGER
from lite.components._table_held import Held
from lite.components._table_shape import stop_of
from lite.errors import LiteError
from lite.protocol.messages import Json

TYPES = ("pandas", "numpy", "array", "polars")


def package(name: str) -> Any:
    """The package of that name.

    Raises:
        LiteError: if it is not installed, with what to do.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise LiteError(
            f'This table is handed over as type="{name}": add {name} to the page\'s requirements, or use '
            'Dataframe(type="array") to get lists.'
        ) from error


def as_type(kind: str, headers: list[str], rows: list[list[Json]], datatypes: list[str]) -> Any:
    """`rows` as `kind` says.

    Raises:
        LiteError: if the package for it is not there.
    """
    if kind == "array":
        return rows
    columns = [_typed([row[i] for row in rows], datatypes[i]) for i in range(len(headers))]
    if kind == "numpy":
        np = package("numpy")
        return np.array([list(row) for row in zip(*columns, strict=True)]) if rows else np.empty((0, len(headers)))
    if kind == "polars":
        pl = package("polars")
        return pl.DataFrame([pl.Series(n, c, strict=False) for n, c in zip(_unique(headers), columns, strict=True)])
    pd = package("pandas")
    frame = pd.DataFrame(dict(enumerate(columns)), index=range(len(rows)))
    frame.columns = headers  # now, because a dict takes no name twice
    return frame


def _typed(values: list[Json], datatype: str) -> list[Any]:
    """A column of numbers is one also where the page had to write some of them as text."""
    if datatype not in ("number", "str", "auto") or not any(isinstance(value, str) for value in values):
        return values
    if datatype == "number":
        return [_number(value) for value in values]
    odd = any(isinstance(value, str) and not _is_written_number(value) for value in values)
    if odd or not any(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values):
        return values
    return [_number(value) for value in values]


def _is_written_number(text: str) -> bool:
    """Whether `text` is how the page's JSON writes a number that it has not."""
    return text in INFINITIES or (len(text) < 400 and text.lstrip("-").isdecimal() and abs(int(text)) > SAFE_INTEGER)


def _number(value: Json) -> Any:
    if not isinstance(value, str):
        return value
    if value in INFINITIES:
        return INFINITIES[value]
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            pass
    return None if value.strip() == "" else value


def _unique(names: list[str]) -> list[str]:
    """`names` with numbers behind those that were there before: polars takes no name twice."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        made.append(name if seen[name] == 1 else f"{name}_{seen[name] - 1}")
    return made


def held_as(kind: str, held: Held) -> Any:
    """The held table itself, copied and with its edits, where it is of that kind already; else None."""
    source = held.original.source
    if kind == "pandas" and isinstance(source, loaded("pandas", "DataFrame")):
        return _frame(source, held)
    if held.edits or held.reshaped:
        return None
    if kind == "polars" and isinstance(source, loaded("polars", "DataFrame")):
        return source
    if kind == "numpy" and isinstance(source, loaded("numpy", "ndarray")) and source.ndim == 2:
        return source.copy()
    return None


def _frame(source: Any, held: Held) -> Any:
    """The frame as it is now. Columns keep their types, but those that got values of the user's."""
    table, height = held.table, held.original.height
    if not held.reshaped:
        frame = source.copy()
        for column in held.edits:
            frame.isetitem(column, table.columns[column](0, height))
        return frame
    pd = package("pandas")
    pieces = held.shape.pieces
    whole = all(stop_of(piece) <= height for piece in pieces)
    kept = [row for piece in pieces for row in piece] if whole else []
    columns: dict[int, Any] = {}
    for i, number in enumerate(held.shape.columns):
        if whole and number < len(held.original.columns) and number not in held.edits:
            columns[i] = source.iloc[:, number].take(kept).reset_index(drop=True)
        else:
            columns[i] = table.columns[i](0, table.height)
    frame = pd.DataFrame(columns, index=range(table.height))
    frame.columns = table.headers
    return frame
