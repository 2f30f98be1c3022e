"""The parameters of a function, to look up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY
from typing import Any, Literal

from lite.core.component import Component
from lite.core.event import Event
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json

_FIELDS = ("type", "description", "default")


class ParamViewer(Component, without=("visible", "elem_id", "elem_classes")):
    """Lists parameters by name and type; each opens to its description and default.

    Payload: `{"name": {"type": "str", "description": "…", "default": "None"}}`; `default` is null where there is none.
    """

    value: Any = None
    """Parameters at load: name → dict with "type", "description" and "default"; or a function that gives them."""
    language: Literal["python", "typescript"] = "python"
    """Language the types are written in."""
    linkify: Sequence[str] | None = None
    """Names of types that link to where they are told: the element whose id is the name in lower case."""
    _: KW_ONLY
    header: str | None = "Parameters"
    """Stands above the list, with a button that opens or closes all; None leaves both out."""
    anchor_links: bool | str = False
    """Whether each parameter has a link to itself; a text comes before the name in its id."""
    max_height: int | str | None = None
    """Most height before it scrolls, in px or any CSS unit."""

    change = Event("The parameters changed, by a function.", trigger_mode="always_last")
    upload = Event("Gradio declares it; nothing here uploads, so it never fires.")

    def __post_init__(self) -> None:
        if self.language not in ("python", "typescript"):
            raise ConfigError(f"ParamViewer language is 'python' or 'typescript', got {self.language!r}.")
        super().__post_init__()

    def postprocess(self, value: Any) -> Json:
        """Show parameters; None shows none.

        Raises:
            PayloadError: if `value` is not of their shape.
        """
        if value is None:
            return None
        if not isinstance(value, Mapping) or not all(isinstance(one, Mapping) for one in value.values()):
            raise PayloadError(
                "ParamViewer shows a dict of dicts, {'name': {'type': 'str', 'description': '…', 'default': None}}; "
                f"got {str(value)[:120]}."
            )
        return {str(name): {field: _text(one.get(field)) for field in _FIELDS} for name, one in value.items()}

    def example_payload(self) -> Json:
        return self.example_value()

    def example_value(self) -> Any:
        return {"array": {"type": "numpy", "description": "any valid json", "default": "None"}}


# Gradio takes all of them by position.
ParamViewer._positional = (
    *("value", "language", "linkify", "every", "inputs", "render", "key", "preserved_by_key"),
    *("header", "anchor_links", "max_height"),
)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
