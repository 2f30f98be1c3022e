"""Big tables: Python keeps them, and the page asks for the rows it shows.

The page's value is `{"headers", "data": first rows, "metadata", "held": {"token", "count", "version"}}`, and with the
token it asks `rows`, `view`, `edit` and `reshape`. Edits, and rows and columns that were added or deleted, lie over the
table, which stays as it is.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Sequence

from lite.components._table import Column, Table
from lite.components._table_cells import json_rows
from lite.components._table_search import Searched
from lite.components._table_shape import Piece, Shape, lengthened, overlaid, runs
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
_SHAPES = 200
_PIECES = 200_000
"""Earlier shapes of a table, and pieces of all of them, that are kept for undoing. A piece weighs as much as eight rows
of a list."""
_MOST_GROWN = 500_000
"""Rows and columns that one change may add: as many cells as the page pastes at once."""
Limits = tuple[int | None, int | None] | None
_ALL = 0
"""The view of all rows as they are."""


class Held:
    """One table that the page sees through a window."""

    def __init__(self, table: Table) -> None:
        self.original = table
        self.version = 0
        self.edits: dict[int, dict[int, Json]] = {}
        """Column → row → the value that the user gave; both as the table came."""
        self.shape = Shape(tuple(table.headers), tuple(range(len(table.columns))), (range(table.height),))
        self.table = table
        """The table with its edits."""
        self._blanks: dict[int, Json] = {}
        """Column as it came → what its new rows hold, where that was said."""
        self._first_shape = self.shape
        self._shapes = {0: self.shape}
        self._last_shape = 0
        self._bottom, self._right = table.height, len(table.columns)
        self._views: dict[int, array[int] | None] = {_ALL: None}
        self._last_view = _ALL
        self._searched = Searched()

    @property
    def reshaped(self) -> bool:
        """Whether there are other rows or columns than at first."""
        return self.shape != self._first_shape

    def rows(self, view: Json, start: Json, stop: Json) -> dict[str, Json]:
        """Rows at some positions of a view, and which rows of the table they are (null where that is the same).

        Raises:
            PayloadError: if there is no such view, or these are too many rows.
        """
        if view not in self._views or type(view) is not int:
            raise PayloadError("These rows were sorted or filtered anew since; ask for the view again.")
        order = self._views[view]
        count = self.table.height if order is None else len(order)
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
        """Rows that lie anywhere; neighbours are asked for together, because a question costs more than a row."""
        rows: dict[int, list[Json]] = {}
        for start, stop in runs(sorted(wanted), gap=3):
            rows |= zip(range(start, stop), json_rows(self.table, start, stop), strict=True)
        return [rows[i] for i in wanted]

    async def view(self, spec: Json) -> dict[str, Json]:
        """Search, filter and sort; the new view's number, and how many rows it has."""
        table, shape = self.table, self.shape
        order = await view_of(table, spec if isinstance(spec, dict) else {}, self._searched)
        if shape is not self.shape:
            raise PayloadError("The table changed meanwhile; ask for the view again.")
        if order is None:
            return {"view": _ALL, "count": table.height}
        return {"view": self._seen(array("q", order)), "count": len(order)}

    def _seen(self, order: array[int]) -> int:
        self._last_view += 1
        self._views[self._last_view] = order
        for old in [view for view in self._views if view != _ALL][:-_VIEWS]:
            del self._views[old]
        return self._last_view

    def edit(self, cells: Json, unchangeable: Sequence[int]) -> int:
        """Put values into cells, given as `[row, column, value]`; the new version.

        Raises:
            PayloadError: if one of them is not in the table, or its column may not be changed.
        """
        _check_cells(cells, self.shape, unchangeable)
        self._put(cells)
        return self._changed()

    def _put(self, cells: Json) -> None:
        origins = self.shape.origins([row for row, _, _ in cells])
        for origin, (_, column, value) in zip(origins, cells, strict=True):
            self.edits.setdefault(self.shape.columns[column], {})[origin] = value

    def _changed(self) -> int:
        """The table is another now; its version."""
        columns = [self.shape.through(self._column(number)) for number in self.shape.columns]
        self.table = Table([*self.shape.headers], self.shape.height, columns)
        self._searched = Searched()
        self.version += 1
        return self.version

    def _column(self, number: int) -> Column:
        """A column, by its number as the table came, with as many rows as there ever were."""
        height = self.original.height
        if number < len(self.original.columns):
            column = self.original.columns[number]
            if self._bottom > height:
                column = lengthened(column, height, self._blanks.get(number))
        else:
            column = lengthened(lambda start, stop: [], 0, "")
        return overlaid(column, self.edits[number]) if number in self.edits else column

    def reshape(
        self,
        change: str,
        args: list[Json],
        row_limits: Limits = None,
        column_limits: Limits = None,
        unchangeable: Sequence[int] = (),
    ) -> dict[str, Json]:
        """Add or delete rows or columns, name one, or go back to an earlier shape; what the page shows then.

        Args:
            change: "add_row" [view, position, cells], "delete_rows" [view, first position, last], "add_column" [column,
                name], "delete_columns" [first, last], "rename" [column, name], "pick" [view]: its rows in their order,
                "grow" [rows, names of columns, what new rows hold by column, cells as for `edit`] at the lower and
                right edges, or "restore" [a shape's number, cells].
            args: what belongs to it.
            row_limits: least and most rows that the user may leave.
            column_limits: the same of columns.
            unchangeable: columns whose cells can't be given.

        Raises:
            PayloadError: if there is no such change, row, column, cell or shape, or too many or few would be left.
        """
        before, view = self._last_shape, None
        shape = self._restored(args) if change == "restore" else self._reshaped(change, args)
        _check("rows", shape.height, self.table.height, row_limits)
        _check("columns", len(shape.columns), len(self.table.columns), column_limits)
        cells = args[-1] if change == "grow" or (change == "restore" and len(args) == 2) else []
        _check_cells(cells, shape, unchangeable)
        added = (self._views[args[0]], self._row(args[0], args[1]), args[1]) if change == "add_row" else None
        if change == "add_row":
            for number, cell in zip(shape.columns, args[2], strict=True):
                self.edits.setdefault(number, {})[self._bottom] = cell
            self._bottom += 1
        elif change == "add_column":
            self._right += 1
        elif change == "grow":
            self._blanks = dict(zip(self.shape.columns, args[2], strict=True)) | self._blanks
            self._bottom, self._right = self._bottom + args[0], self._right + len(args[1])
        self.shape = shape
        self._put(cells)
        self._last_shape = args[0] if change == "restore" else max(self._shapes) + 1
        self._shapes[self._last_shape] = shape
        self._forget()
        self._changed()
        self._views = {_ALL: None}
        if added is not None:
            view = self._with_row(*added)
        rows = json_rows(self.table, 0, min(FIRST_ROWS, self.table.height))
        said = {"version": self.version, "count": self.table.height, "shape": self._last_shape, "before": before}
        return {"headers": self.table.headers, "data": rows, "held": said, "view": view}

    def _reshaped(self, change: str, args: list[Json]) -> Shape:
        """The shape after a change, which is only looked at here."""
        shape, height, width = self.shape, self.table.height, len(self.table.columns)
        match change, args:
            case "add_row", [view, position, [*cells]] if self._counted(view, position, -1) and len(cells) == width:
                return shape.with_row(self._row(view, position), self._bottom)
            case "delete_rows", [view, first, last] if self._counted(view, first) and self._counted(view, last):
                order = self._views[view]
                rows = range(first, last + 1) if order is None else sorted(order[first : last + 1])
                return shape.without_rows(rows)
            case "add_column", [at, str(name)] if _within(at, width + 1):
                return shape.with_column(at, self._right, name)
            case "delete_columns", [first, last] if _within(first, width) and _within(last, width):
                return shape.without_columns(first, last + 1)
            case "pick", [view] if type(view) is int and (order := self._views.get(view)) is not None:
                return shape.picked(order)
            case "grow", [int(rows), [*names], [*blanks], [*_]] if (
                _within(rows, _MOST_GROWN) and len(names) < _MOST_GROWN and len(blanks) == width
            ):
                bottom, right = range(self._bottom, self._bottom + rows), range(self._right, self._right + len(names))
                return shape.grown(bottom, right, [str(name) for name in names])
            case "rename", [column, str(name)] if _within(column, width):
                return shape.renamed(column, name)
        said = f"{change} {args!r:.80}"
        raise PayloadError(f"This table of {height:,} rows and {width} columns can't be changed by {said}.")

    def _counted(self, view: Json, position: Json, end: int = 0) -> bool:
        """Whether a view has a row at `position`; with an end of -1 also past its last."""
        if type(view) is not int or view not in self._views:
            return False
        order = self._views[view]
        return _within(position, (self.table.height if order is None else len(order)) - end)

    def _row(self, view: int, position: int) -> int:
        """The row at a position of a view, or past the last of all."""
        order = self._views[view]
        if order is None:
            return position
        return order[position] if position < len(order) else self.table.height

    def _with_row(self, order: array[int] | None, at: int, position: int) -> dict[str, Json] | None:
        """The view in which the new row stands where it was added, though it may not fit there."""
        if order is None:
            return None
        moved = array("q", [row + 1 if row >= at else row for row in order])
        moved.insert(position, at)
        return {"view": self._seen(moved), "count": len(moved)}

    def _restored(self, args: list[Json]) -> Shape:
        if len(args) not in (1, 2) or type(args[0]) is not int or args[0] not in self._shapes:
            raise PayloadError("This change is too long ago to be undone.")
        return self._shapes[args[0]]

    def _forget(self) -> None:
        """Shapes that there is no room for, the oldest first."""
        pieces = 0
        listed: set[int] = set()
        for rank, number in enumerate(sorted(self._shapes, reverse=True)):
            pieces += sum(_weight(piece, listed) for piece in self._shapes[number].pieces)
            if number != self._last_shape and (rank > _SHAPES or pieces > _PIECES):
                del self._shapes[number]


def _check(what: str, count: int, before: int, limits: Limits) -> None:
    least, most = limits or (None, None)
    if count != before and not (least or 0) <= count <= (count if most is None else most):
        raise PayloadError(f"This table may not have {count:,} {what}; its limits are {least} and {most}.")


def _check_cells(cells: Json, shape: Shape, unchangeable: Sequence[int]) -> None:
    for row, column, _ in cells:
        if not _within(row, shape.height) or not _within(column, len(shape.columns)):
            raise PayloadError(f"There is no cell ({row!r}, {column!r}) in this table.")
        if column in unchangeable:
            raise PayloadError(f"Column {shape.headers[column]!r} can't be changed.")


def _weight(piece: Piece, listed: set[int]) -> int:
    """Room that a piece takes; a list that was counted before, as `listed` says, takes none again."""
    if isinstance(piece, range):
        return 1
    known = id(piece.obj) in listed
    listed.add(id(piece.obj))
    return 1 if known else len(piece.obj) // 8  # type: ignore[arg-type]


def _within(number: Json, count: int) -> bool:
    return type(number) is int and 0 <= number < count


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
