"""A table to read and to edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from importlib import import_module
from typing import Any, ClassVar, Literal

from lite.components import _table_types as types
from lite.components._table import table_of
from lite.components._table_cells import json_rows, kinds_of
from lite.components._table_held import FIRST_ROWS, Held, Shelf, is_big
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.core.props import Legacy
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json

_DATATYPES = ("str", "number", "bool", "date", "markdown", "html", "image", "auto")
_SEARCH = ("none", "search", "filter")
_EMPTY: dict[str, Json] = {"number": 0, "bool": False, "date": "01/01/1970"}
"""What a new cell holds, by datatype; the others "" ."""
_COLUMNS = 3


def _search_by_bool(given: dict[str, Any], value: Any) -> None:
    given.setdefault("show_search", "search" if value is True else value or "none")


def _height(given: dict[str, Any], value: Any) -> None:
    if value is not None:
        given.setdefault("max_height", value)


class Dataframe(LabelledComponent, without=("container",)):
    """A table: sorted, searched, filtered and, if it is interactive, edited like a spreadsheet.

    It shows lists of rows, dicts of columns, CSV files, and tables of pandas, polars, pyarrow, numpy and whatever turns
    into one of these; none of them has to be installed. Tables of more than 5,000 rows stay in Python, and the page
    asks for the rows it shows, so that a million of them open at once; they are edited like others. Functions get a
    table as `type` says; for the default, "pandas", the page needs pandas among its requirements.

    Payload: `{"headers": ["a", "b"], "data": [["foo", 1], ["bar", 2]], "metadata": null}`; `metadata` may have
    `styling` and `display_value`, of the shape of `data`.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {
        "height": _height,
        "max_rows": None,
        "overflow_row_behaviour": None,
        "show_fullscreen_button": None,
        "show_copy_button": None,
    }

    value: Any = None
    """Table at load, or a function that gives it."""
    _: KW_ONLY
    headers: list[str] | None = None
    """Names for columns that have none."""
    row_count: Any = None
    """Rows of an empty table; (n, "fixed") also keeps it at n."""
    row_limits: tuple[int | None, int | None] | None = None
    """Least and most rows that the user may leave; None is no limit."""
    col_count: Any = None
    """Earlier name of `column_count`."""
    column_count: Any = None
    """Columns of an empty table; (n, "fixed") also keeps it at n."""
    column_limits: tuple[int | None, int | None] | None = None
    """Least and most columns that the user may leave; None is no limit."""
    datatype: Any = "str"
    """How columns are shown and edited, one for all or a list: "str", "number", "bool", "date", "markdown", "html" or
    "image"; "auto" goes by the values."""
    type: Literal["pandas", "numpy", "array", "polars"] = "pandas"
    """What functions get; "array" is a list of rows."""
    latex_delimiters: list[dict[str, str | bool]] | None = None
    """What encloses LaTeX in markdown cells; None is `$$`."""
    max_height: int | str = 500
    """Height in px or any CSS unit beyond which it scrolls."""
    interactive: bool | None = None
    """Whether the user can edit it; None leaves it to how the app's events use it."""
    wrap: bool = False
    """Whether long texts run over several lines."""
    line_breaks: bool = True
    """Whether line breaks in markdown cells are kept."""
    column_widths: list[str | int] | None = None
    """Widths of the columns, in px or CSS units ("20%")."""
    buttons: Sequence[Any] | None = None
    """Buttons in its corner: "fullscreen", "copy", or `gr.Button`s of the app's own; None is the first two."""
    show_row_numbers: bool = False
    """Whether rows are numbered."""
    max_chars: int | None = None
    """Characters of a cell that are shown before it is chosen; None shows all that fit."""
    show_search: Literal["none", "search", "filter"] = "none"
    """Whether there is a search box; with "filter" what it finds can be made the value."""
    pinned_columns: int | None = None
    """Columns at the left that stay in sight."""
    static_columns: list[int] | None = None
    """Columns that the user can't change, by number from 0."""

    change = Event("The table changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the table.")
    select = Event("The user chose a cell.", data="SelectData")
    edit = Event("The user changed a cell.", data="EditData")

    def __post_init__(self) -> None:
        self._shelf = Shelf()
        self._at_load = True
        self.column_count = self.col_count if self.column_count is None else self.column_count
        self.row_count, self.row_limits = _counted("row_count", self.row_count, self.row_limits)
        self.column_count, self.column_limits = _counted("column_count", self.column_count, self.column_limits)
        self.col_count = None
        self._check()
        if self.static_columns and self.column_limits is None:
            # As in Gradio: a table with static columns keeps its columns.
            count = self._width()
            self.column_limits = (count, count) if self.headers or self.column_count else None
        super().__post_init__()
        self._at_load = False

    def _check(self) -> None:
        if self.type not in types.TYPES:
            raise ConfigError(f"Dataframe type is one of {', '.join(types.TYPES)}, got {self.type!r}.")
        if self.show_search not in _SEARCH:
            raise ConfigError(f"Dataframe show_search is one of {', '.join(_SEARCH)}, got {self.show_search!r}.")
        named = [self.datatype] if isinstance(self.datatype, str) else list(self.datatype)
        for datatype in named:
            if datatype not in _DATATYPES:
                raise ConfigError(f"Dataframe datatype is one of {', '.join(_DATATYPES)}, got {datatype!r}.")
        if not isinstance(self.datatype, str):
            self.datatype = named
        if self.max_chars is not None and self.max_chars < 1:
            raise ConfigError(f"Dataframe max_chars is at least 1, got {self.max_chars!r}.")

    # Values ----------------------------------------------------------------------------------------------------------

    def postprocess(self, value: Any) -> Json:
        """Show a table; None shows an empty one.

        Raises:
            PayloadError: if `value` is no table.
        """
        if value is None:
            return self._blank()
        metadata = dict(value.get("metadata") or {}) if isinstance(value, dict) and "data" in value else {}
        from_styler = type(value).__name__ == "Styler"
        if from_styler:
            value, styler = value.data, value
        table = table_of(value, self.headers)
        big = is_big(table)
        if from_styler and not big:
            from lite.components._table_styling import metadata_of

            metadata |= metadata_of(styler)
        if self.datatype == "auto":
            metadata["datatype"] = kinds_of(table)
        payload = {
            "headers": table.headers,
            "data": self._shown(json_rows(table, 0, FIRST_ROWS if big else table.height)),
            "metadata": metadata or None,
        }
        return payload | {"held": self._shelf.put(table, first=self._at_load)} if big else payload

    def _shown(self, rows: list[list[Json]]) -> list[list[Json]]:
        """`rows` with files in place of the pictures of image columns."""
        if self.datatype != "image" and "image" not in self.datatype:
            return rows
        # By name, because a page of tables should not download what only pictures need (lite.platform.parts).
        with_pictures = import_module("lite.components._table_pictures").with_pictures
        width = len(rows[0]) if rows else 0
        shown: list[list[Json]] = with_pictures(rows, [i for i in range(width) if self._datatype(i) == "image"])
        return shown

    def _blank(self) -> Json:
        """The empty table, as Gradio has it: one row of three columns unless the author says otherwise."""
        width = self._width()
        headers = [str(name) for name in self.headers or range(1, width + 1)]
        headers += [str(i + 1) for i in range(len(headers), width)]
        row = [_EMPTY.get(self._datatype(i), "") for i in range(width)]
        rows = 1 if self.row_count is None else self.row_count
        return {"headers": headers, "data": [list(row) for _ in range(rows)], "metadata": None}

    def _width(self) -> int:
        return self.column_count if self.column_count is not None else len(self.headers or ()) or _COLUMNS

    def _datatype(self, column: int) -> str:
        if isinstance(self.datatype, str):
            return self.datatype
        return self.datatype[column] if column < len(self.datatype) else "str"

    def preprocess(self, payload: Json) -> Any:
        """Give the table as `type` says.

        Raises:
            PayloadError: if the payload is no table.
            LiteError: if `type` needs a package that is not there.
        """
        if payload is None:
            payload = self._blank()
        headers, held = _headers_of(payload), self._held(payload)
        if held is not None and (found := types.held_as(self.type, held)) is not None:
            return found
        headers = held.table.headers if held else headers
        rows = json_rows(held.table, 0, held.table.height) if held else _rows_of(payload, len(headers))
        return types.as_type(self.type, headers, rows, [self._datatype(i) for i in range(len(headers))])

    def packages(self) -> Sequence[str]:
        return () if self.type == "array" else (self.type,)

    def _held(self, payload: dict[str, Json]) -> Held | None:
        """The table behind a payload, if Python has it."""
        said = payload.get("held")
        return None if said is None else self._shelf.get(said.get("token") if isinstance(said, dict) else None)

    def whole(self, payload: Json) -> Json:
        """A payload with all rows in it, for those who can't ask for them: API clients, files."""
        held = self._held(payload) if isinstance(payload, dict) else None
        if held is None:
            return payload
        rows = json_rows(held.table, 0, held.table.height)
        return {"headers": held.table.headers, "data": rows, "metadata": payload.get("metadata")}

    def flag(self, payload: Any, flag_dir: str = "") -> Any:
        return super().flag(self.whole(payload), flag_dir)

    def process_example(self, value: Any) -> Json:
        """The first rows of a table, and no more than a gallery of examples can show."""
        if value is None:
            return None
        table = table_of(value, self.headers)
        rows = json_rows(table, 0, min(table.height, 4))
        return {"headers": table.headers, "data": rows, "metadata": None}

    # The page's questions ---------------------------------------------------------------------------------------------

    def answer(self, name: str, args: list[Json]) -> Any:
        """Rows, views and changes of a table that Python holds; its token comes first."""
        if name not in ("rows", "view", "edit", "reshape"):
            return super().answer(name, args)
        held = self._shelf.get(args[0])
        if name == "view":
            return held.view(args[1])
        if name == "edit":
            return held.edit(args[1], self.static_columns or ())
        if name == "reshape":
            limits = self.row_limits, self.column_limits
            answer = held.reshape(args[1], args[2:], *limits, self.static_columns or ())
            return answer | {"data": self._shown(answer["data"])}
        answer = held.rows(args[1], args[2], args[3])
        return answer | {"rows": self._shown(answer["rows"])}

    # API -------------------------------------------------------------------------------------------------------------

    def api_info(self) -> dict[str, Json]:
        cells: Json = {"items": {}, "type": "array"}
        of_columns = {"additionalProperties": {"anyOf": [cells, {"type": "null"}]}, "type": "object"}
        return {
            "properties": {
                "headers": {"items": {}, "title": "Headers", "type": "array"},
                "data": {"items": cells, "title": "Data", "type": "array"},
                "metadata": {"anyOf": [of_columns, {"type": "null"}], "default": None, "title": "Metadata"},
            },
            "required": ["headers", "data"],
            "title": "DataframeData",
            "type": "object",
            "additional_description": None,
        }

    def example_payload(self) -> Json:
        return {"headers": ["a", "b"], "data": [["foo", "bar"]]}

    def example_value(self) -> Any:
        return {"headers": ["a", "b"], "data": [["foo", "bar"]]}


class Numpy(Dataframe):
    """A Dataframe whose functions get numpy arrays."""

    kind: ClassVar[str] = "dataframe"

    _: KW_ONLY
    row_count: Any = (1, "dynamic")
    type: Literal["numpy"] = "numpy"


class Matrix(Dataframe):
    """A Dataframe whose functions get lists of rows."""

    kind: ClassVar[str] = "dataframe"

    _: KW_ONLY
    row_count: Any = (1, "dynamic")
    type: Literal["array"] = "array"


class List(Dataframe):
    """A Dataframe of one column, whose functions get lists of rows."""

    kind: ClassVar[str] = "dataframe"

    _: KW_ONLY
    row_count: Any = (1, "dynamic")
    col_count: Any = 1
    type: Literal["array"] = "array"


DataFrame = Dataframe

Limits = tuple[int | None, int | None] | None


def _counted(name: str, count: Any, limits: Limits) -> tuple[int | None, Limits]:
    """A count as it was said in any version of Gradio: n, or (n, "dynamic" or "fixed")."""
    if isinstance(count, (tuple, list)) and len(count) == 2 and count[1] in ("dynamic", "fixed"):
        number, how = count
        limits = (number, number) if how == "fixed" and limits is None else limits
    else:
        number = count
    if number is not None and (type(number) is not int or number < 0):
        raise ConfigError(f"Dataframe {name} is a number or (number, 'dynamic' or 'fixed'), got {count!r}.")
    return number, limits


def _headers_of(payload: Json) -> list[str]:
    if not isinstance(payload, dict) or not isinstance(payload.get("headers"), list):
        raise PayloadError(f"A table was expected here, got {str(payload)[:80]!r}.")
    return [str(name) for name in payload["headers"]]


def _rows_of(payload: dict[str, Json], width: int) -> list[list[Json]]:
    data = payload.get("data")
    if not isinstance(data, list) or not all(isinstance(row, list) for row in data):
        raise PayloadError("A table's data is a list of rows.")
    if any(len(row) > width for row in data):
        raise PayloadError(f"A row of this table has more cells than its {width} headers.")
    return [row if len(row) == width else [*row, *([None] * (width - len(row)))] for row in data]
