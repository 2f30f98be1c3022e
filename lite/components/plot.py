"""A chart that another library drew: matplotlib, plotly, altair or bokeh. None of them is imported here."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY
from typing import Any

from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json

_TYPES = ("altair", "bokeh", "plotly", "matplotlib")
_MIME = {"jpg": "jpeg", "svg": "svg+xml"}
_FORMATS = ("webp", "png", "jpg", "jpeg", "svg")


class PlotData(dict[str, Any]):
    """What the page gets and the function is given: `type` names the library, `plot` is its picture or JSON text."""

    @property
    def type(self) -> str:
        """The library: "matplotlib", "plotly", "altair" or "bokeh"."""
        return str(self["type"])

    @property
    def plot(self) -> str:
        """A data URL of matplotlib's picture, or the JSON text of the other libraries."""
        return str(self["plot"])


class Plot(LabelledComponent):
    """A chart made with matplotlib, plotly, altair or bokeh. All but matplotlib's can be zoomed and hovered over.

    Payload: `{"type": "plotly", "plot": "…"}`, or null. `plot` is the JSON text that the library itself writes; for
    matplotlib it is the data URL of a picture.
    """

    value: Any = None
    """Figure at load, or a function that gives it."""
    _: KW_ONLY
    format: str = "webp"
    """Format of matplotlib's pictures: "webp", "png", "jpg" or "svg"."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s in its corner."""

    change = Event("The chart changed, by a function.", trigger_mode="always_last")

    def __post_init__(self) -> None:
        if self.format not in _FORMATS:
            raise ConfigError(f"Plot format is one of {', '.join(_FORMATS)}, got {self.format!r}.")
        super().__post_init__()

    def preprocess(self, payload: Json) -> PlotData | None:
        """Give the chart as it is shown: `.type` and `.plot`.

        Raises:
            PayloadError: if it is no chart.
        """
        return None if payload is None else _checked(payload)

    def postprocess(self, value: Any) -> Json:
        """Show a figure of one of the four libraries, or what `preprocess` gave.

        Raises:
            PayloadError: if it is none of these.
        """
        if value is None:
            return None
        if isinstance(value, dict):
            return dict(_checked(value))
        for library, draw in _DRAW.items():
            if library in _libraries_of(value):
                return {"type": library, "plot": draw(value, self.format)}
        raise PayloadError(
            f"Plot shows figures of matplotlib, plotly, altair or bokeh, not {type(value).__name__}; "
            "for numbers there are gr.LinePlot, gr.BarPlot and gr.ScatterPlot."
        )

    def api_info(self) -> dict[str, Json]:
        return {
            "properties": {
                "type": {"enum": list(_TYPES), "title": "Type", "type": "string"},
                "plot": {"title": "Plot", "type": "string"},
            },
            "required": ["type", "plot"],
            "title": "PlotData",
            "type": "object",
            "additional_description": None,
        }


def _checked(data: Any) -> PlotData:
    kind, plot = (data.get("type"), data.get("plot")) if isinstance(data, dict) else (None, None)
    if kind not in _TYPES or not isinstance(plot, str):
        raise PayloadError(
            f"A chart is {{'type': {' | '.join(map(repr, _TYPES))}, 'plot': text}}, got {str(data)[:120]}."
        )
    return PlotData(type=kind, plot=plot)


def _libraries_of(value: Any) -> set[str]:
    """The top-level packages that `value`, a figure or pyplot itself, comes from."""
    name = getattr(value, "__name__", None) if not isinstance(value, type) else None
    modules = [cls.__module__ for cls in type(value).__mro__] + ([name] if isinstance(name, str) else [])
    return {module.partition(".")[0] for module in modules}


def _matplotlib(figure: Any, suffix: str) -> str:
    """A data URL of a figure, of pyplot's current one, or of the figure that axes are in."""
    import base64
    import io

    if not hasattr(figure, "savefig"):
        figure = getattr(figure, "figure", figure)
    if not hasattr(figure, "savefig"):
        raise PayloadError(f"{type(figure).__name__} is no figure; give Plot the figure that it is in.")
    out = io.BytesIO()
    figure.savefig(out, format=suffix, bbox_inches="tight")
    return f"data:image/{_MIME.get(suffix, suffix)};base64,{base64.b64encode(out.getvalue()).decode()}"


def _to_json(figure: Any, _: str) -> str:
    if not hasattr(figure, "to_json"):
        raise PayloadError(f"{type(figure).__name__} is no figure; give Plot the figure that it is in.")
    return str(figure.to_json())


def _bokeh(model: Any, _: str) -> str:
    from bokeh.embed import json_item

    return json.dumps(json_item(model))


_DRAW: dict[str, Callable[[Any, str], str]] = {
    "matplotlib": _matplotlib,
    "bokeh": _bokeh,
    "altair": _to_json,
    "plotly": _to_json,
}
"""How a figure of each library is drawn; they come imported, since the app made the figure with them."""
