"""A colour to choose."""

from __future__ import annotations

import re
from typing import Any

from lite.core.component import FormComponent
from lite.core.event import Event
from lite.errors import PayloadError
from lite.protocol.messages import Json

_COLOUR = re.compile(r"#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(?:rgb|hsl)a?\([\d\s.,%/+-]+\)|[a-z]+", re.IGNORECASE)


class ColorPicker(FormComponent):
    """A colour, chosen in a panel or typed.

    Payload: JSON string such as "#1f77b4", or null.
    """

    value: Any = None
    """Colour at load, any CSS colour, or a function that gives it."""

    change = Event("The colour changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the colour.")
    release = Event("The user let go of the panel.")
    submit = Event("The user pressed Enter.")
    focus = Event("It got the focus.")
    blur = Event("It lost the focus.")

    def preprocess(self, payload: Json) -> str | None:
        """Give the colour, as hexadecimal digits after "#" if it was chosen in the panel.

        Raises:
            PayloadError: if it is no colour.
        """
        return None if payload is None else _colour(payload)

    def postprocess(self, value: Any) -> str | None:
        """Show a CSS colour; None shows black.

        Raises:
            PayloadError: if it is none.
        """
        return None if value is None else _colour(value)

    def api_info(self) -> dict[str, Json]:
        return {"type": "string"}

    def example_payload(self) -> Json:
        return "#000000"

    def example_value(self) -> Any:
        return "#000000"


def _colour(value: Any) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value.strip()):
        raise PayloadError(f"A colour is a CSS colour such as '#1f77b4', 'rgb(31, 119, 180)' or 'teal', not {value!r}.")
    return value.strip()
