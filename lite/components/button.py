"""A button."""

from __future__ import annotations

from dataclasses import KW_ONLY
from pathlib import Path
from typing import Any, ClassVar, Literal

from lite.core.component import Component
from lite.core.event import Event
from lite.protocol.messages import Json


class Button(Component):
    """A button that runs a function when pressed.

    Payload: the button's text, JSON string.
    """

    plain_payload: ClassVar[bool] = True

    value: Any = "Run"
    """Text on the button, or a function that gives it."""
    _: KW_ONLY
    variant: Literal["primary", "secondary", "stop", "huggingface"] = "secondary"
    """How it is drawn: the main action, any other, or a dangerous one."""
    size: Literal["sm", "md", "lg"] = "lg"
    """How large it is drawn."""
    icon: str | Path | None = None
    """Image file or URL, drawn before the text."""
    link: str | None = None
    """URL that is opened on a click; a button with a link runs no function."""
    link_target: Literal["_self", "_blank", "_parent", "_top"] = "_self"
    """Where `link` opens."""
    interactive: bool = True
    """Whether it can be pressed."""
    scale: int | None = None
    """Share of a row's width, compared with its neighbours'."""
    min_width: int | None = None
    """Least width in px before a row wraps."""

    change = Event("The text on it changed.", trigger_mode="always_last")
    click = Event("The button was pressed.")

    def preprocess(self, payload: str | None) -> str | None:
        return payload

    def postprocess(self, value: Any) -> str | None:
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Json]:
        return {"type": "string"}

    def example_payload(self) -> Json:
        return "Run"

    def example_value(self) -> Any:
        return "Run"
