"""A box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any

from lite.core.block import Block
from lite.core.component import FormComponent
from lite.core.event import Event
from lite.errors import PayloadError
from lite.protocol.messages import Json


class Checkbox(FormComponent):
    """Yes or no.

    Payload: JSON boolean.
    """

    page_value = "bool"

    value: Any = False
    """Whether it is ticked at load, or a function that says so."""
    _: KW_ONLY
    buttons: Sequence[Block] | None = None
    """`gr.Button`s in its corner."""

    change = Event("It was ticked or cleared, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user ticked or cleared it.")
    select = Event("The user ticked or cleared it.", data="SelectData")

    def preprocess(self, payload: Json) -> bool | None:
        """Give whether it is ticked.

        Raises:
            PayloadError: if the payload is no boolean.
        """
        if payload is not None and not isinstance(payload, bool):
            raise PayloadError(f"True or false was expected here, got {payload!r}.")
        return payload

    def postprocess(self, value: Any) -> bool | None:
        """Tick it if `value` is true."""
        return None if value is None else bool(value)

    def api_info(self) -> dict[str, Json]:
        return {"type": "boolean"}

    def example_payload(self) -> Json:
        return True

    def example_value(self) -> Any:
        return True
