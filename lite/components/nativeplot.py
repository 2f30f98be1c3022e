"""Charts of tables: bars, lines and points, drawn by the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar

from lite.components._columns import columns_of, kind_of, plain
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json

_AGGREGATES = ("sum", "mean", "median", "min", "max", "count")
_SORTS = ("x", "y", "-x", "-y")
_BIN = re.compile(r"\d+(\.\d+)?[smhd]")


class NativePlot(LabelledComponent):
    """What the three charts share.

    Payload: `{"columns": ["day", "sales"], "data": [[1, 20], [2, 35]], "datatypes": {…}, "mark": "bar"}`, or null.
    Types are "quantitative", "nominal" and "temporal" (milliseconds since 1970).
    """

    mark: ClassVar[str] = "bar"

    value: Any = None
    """Table at load, or a function that gives it: a DataFrame, a dict of lists, or a list of dicts."""
    x: str | None = None
    """Column along the horizontal axis: numbers, times or names."""
    y: str | None = None
    """Column along the vertical axis: numbers."""
    _: KW_ONLY
    color: str | None = None
    """Column by which bars are stacked, lines are told apart and points are coloured."""
    title: str | None = None
    """Shown above the chart."""
    x_title: str | None = None
    """Name of the horizontal axis; None is the column's."""
    y_title: str | None = None
    """Name of the vertical axis; None is the column's."""
    color_title: str | None = None
    """Name of the legend; None is the column's."""
    x_bin: str | float | None = None
    """Width in which values of x are gathered: a number, or for times "10s", "5m", "2h" or "1d"."""
    y_aggregate: str | None = None
    """What becomes of several y at one x: "sum", "mean", "median", "min", "max" or "count"; None sums."""
    color_map: dict[str, str] | None = None
    """CSS colours by value of `color`; others get one of their own."""
    colors_in_legend: list[str] | None = None
    """Values of `color` that the legend names, in order; None is all."""
    x_lim: Any = None
    """Least and largest x, `[low, high]`; None in it leaves that end free. Times are seconds since 1970."""
    y_lim: Any = None
    """Least and largest y, `[low, high]`; None in it leaves that end free."""
    x_label_angle: float = 0
    """Degrees by which the labels of the horizontal axis are turned clockwise."""
    y_label_angle: float = 0
    """Degrees by which the labels of the vertical axis are turned clockwise."""
    x_axis_format: str | None = None
    """How labels of x are written, in d3's format language: ".2f", "%H:%M"."""
    y_axis_format: str | None = None
    """How labels of y are written, in d3's format language: ".0%", "$,.2f"."""
    x_axis_labels_visible: Any = True
    """Whether x has labels; "hidden" keeps their room."""
    caption: str | None = None
    """Shown below the chart."""
    sort: Any = None
    """Order of names along x: "x", "y", "-x" or "-y" (downwards), or a list of them; None is as they come."""
    tooltip: Any = "axis"
    """What is told of a point: "axis" (x, y and colour), "all" columns, "none", or a list of columns."""
    height: int | None = None
    """Height of the chart in px."""
    buttons: Sequence[Any] | None = None
    """Buttons in its corner: "fullscreen", "export" (saves a PNG), or `gr.Button`s of the app's own."""

    change = Event("The table changed, by a function.", trigger_mode="always_last")
    select = Event("The user marked a range of x; `index` is `[low, high]`, times in seconds.", data="SelectData")
    double_click = Event("The user clicked twice on the chart.")

    def __post_init__(self) -> None:
        name = type(self).__name__
        if self.y_aggregate is not None and self.y_aggregate not in _AGGREGATES:
            raise ConfigError(f"{name} y_aggregate is one of {', '.join(_AGGREGATES)}, got {self.y_aggregate!r}.")
        if isinstance(self.x_bin, str) and not _BIN.fullmatch(self.x_bin):
            raise ConfigError(
                f"{name} x_bin is a number, or times such as '10s', '5m', '2h', '1d'; got {self.x_bin!r}."
            )
        if isinstance(self.x_bin, (int, float)) and self.x_bin <= 0:
            raise ConfigError(f"{name} x_bin is above 0, got {self.x_bin!r}.")
        if isinstance(self.sort, str) and self.sort not in _SORTS:
            raise ConfigError(f"{name} sort is one of {', '.join(_SORTS)} or a list of names, got {self.sort!r}.")
        if isinstance(self.tooltip, str) and self.tooltip not in ("axis", "none", "all"):
            raise ConfigError(f"{name} tooltip is 'axis', 'none', 'all' or a list of columns, got {self.tooltip!r}.")
        for which, lim in (("x_lim", self.x_lim), ("y_lim", self.y_lim)):
            if lim is not None and not (isinstance(lim, (list, tuple)) and len(lim) == 2):
                raise ConfigError(f"{name} {which} is [low, high], got {lim!r}.")
        super().__post_init__()

    def postprocess(self, value: Any) -> Json:
        """Show a table; None shows none.

        Raises:
            PayloadError: if it is no table, or lacks a column that the chart names.
        """
        if value is None:
            return None
        columns = columns_of(value)
        lacking = [name for name in (self.x, self.y, self.color) if name is not None and name not in columns]
        if lacking:
            has = ", ".join(map(repr, columns)) or "none"
            raise PayloadError(f"{type(self).__name__} needs column {lacking[0]!r}, but the table has {has}.")
        kinds = {name: kind_of(values) for name, values in columns.items()}
        cells = [[plain(value, kinds[name]) for value in values] for name, values in columns.items()]
        rows: list[Json] = [list(row) for row in zip(*cells, strict=True)]
        return {"columns": list(columns), "data": rows, "datatypes": dict(kinds), "mark": self.mark}

    def example_value(self) -> Any:
        return {self.x or "x": [1, 2, 3], self.y or "y": [4, 5, 6]}

    def example_payload(self) -> Json:
        return {"columns": ["x", "y"], "data": [[1, 4], [2, 5], [3, 6]], "mark": self.mark}


class BarPlot(NativePlot):
    """Bars, stacked by colour."""

    kind = "nativeplot"
    mark = "bar"


class LinePlot(NativePlot):
    """Lines, one per colour."""

    kind = "nativeplot"
    mark = "line"


class ScatterPlot(NativePlot):
    """Points."""

    kind = "nativeplot"
    mark = "point"
