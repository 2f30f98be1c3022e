"""Options that pictures and videos share: how a camera is used, and what is put over what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from lite.errors import ConfigError

_CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")


@dataclass
class WebcamOptions:
    """How a camera is used."""

    mirror: bool = True
    """Whether its picture is flipped, as a mirror shows it."""
    constraints: dict[str, Any] | None = None
    """What the browser is asked for, as in `getUserMedia`: {"width": 640}, {"facingMode": "environment"}."""


@dataclass
class WatermarkOptions:
    """A picture over another, or over a video."""

    watermark: Any = None
    """Path, PIL image or array."""
    position: tuple[int, int] | Literal["top-left", "top-right", "bottom-left", "bottom-right"] = "bottom-right"
    """(x, y) in px of the picture, or one of its corners."""


def webcam(given: Any) -> dict[str, Any] | None:
    """`gr.WebcamOptions`, or a dict of them, as it crosses the wire.

    Raises:
        ConfigError: if it is none.
    """
    if given is None:
        return None
    try:
        options = WebcamOptions(**given) if isinstance(given, dict) else given
        return {"mirror": bool(options.mirror), "constraints": options.constraints}
    except (TypeError, AttributeError) as error:
        raise ConfigError(f"webcam_options are gr.WebcamOptions or a dict of them: {error}.") from error


def position_of(given: Any) -> list[int] | str:
    """Where a watermark is.

    Raises:
        ConfigError: if that is no place.
    """
    if given in _CORNERS:
        return str(given)
    if isinstance(given, (tuple, list)) and len(given) == 2 and all(isinstance(one, int) for one in given):
        return list(given)
    raise ConfigError(f"A watermark's position is (x, y) or one of {', '.join(_CORNERS)}; got {given!r}.")
