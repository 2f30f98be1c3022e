"""Data as a tree that opens and closes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import KW_ONLY, fields, is_dataclass
from math import isfinite
from typing import Any, ClassVar, Literal

from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import PayloadError
from lite.protocol.messages import Json as Data


class JSON(LabelledComponent):
    """Shows data: dicts and lists, whatever is in them.

    Payload: any JSON.
    """

    plain_payload: ClassVar[bool] = True

    value: Any = None
    """Data at load, JSON text, or a function that gives either."""
    _: KW_ONLY
    open: bool = False
    """Whether all levels are open at first."""
    show_indices: bool = False
    """Whether a list's items are numbered."""
    height: int | str | None = None
    """Height, in px or any CSS unit."""
    max_height: int | str | None = 500
    """Most height before it scrolls, in px or any CSS unit."""
    min_height: int | str | None = None
    """Least height, in px or any CSS unit."""
    buttons: Sequence[Literal["copy"] | Block] | None = None
    """Buttons in its corner: "copy", or a `gr.Button` of the app's own; None means `["copy"]`."""

    change = Event("The data changed.", trigger_mode="always_last")

    def __post_init__(self) -> None:
        if self.buttons is None:
            self.buttons = ["copy"]
        super().__post_init__()

    def postprocess(self, value: Any) -> Data:
        """Show `value`: data, an object that holds data (dataclass, Pydantic model, array, …), or JSON text.

        Raises:
            PayloadError: if text is no JSON, or something in `value` is no data.
        """
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError as error:
                raise PayloadError(f"JSON got a text that is no JSON: {error}; pass the data itself.") from None
        return to_json(value)

    def api_info(self) -> dict[str, Data]:
        return {"type": {}, "description": "any valid json"}

    def example_payload(self) -> Data:
        return {"foo": "bar"}

    def example_value(self) -> Any:
        return {"foo": "bar"}


Json = JSON


def to_json(value: Any) -> Data:
    """Give `value` as JSON: what holds data gives it, NaN and infinity become null, keys become text.

    Raises:
        PayloadError: if something in it is no data, e.g. bytes or a function.
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, Set)):
        return [to_json(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    for method in ("model_dump", "to_dict", "tolist", "isoformat"):
        give = None if isinstance(value, type) else getattr(value, method, None)
        if callable(give):
            return to_json(give())
    raise PayloadError(f"JSON can't show {type(value).__name__}; turn it into dicts, lists, text and numbers.")
