"""What Radio, CheckboxGroup and Dropdown share: choices with a name and a value each."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, Literal

from lite.components.numeric import scalar
from lite.core.block import Block
from lite.core.component import FormComponent
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json


class Choosing(FormComponent):
    """A component with choices. Its payloads are values of choices, never their names."""

    choices: Any = None
    """What can be chosen: values, or `(name, value)` pairs: names are read, values are passed on."""
    _: KW_ONLY
    value: Any = None
    type: Literal["value", "index"] = "value"
    """What the function gets: the choice's value, or its position."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s in its corner."""

    allow_custom_value = False

    def __post_init__(self) -> None:
        if self.type not in ("value", "index"):
            raise ConfigError(f"{type(self).__name__} type is 'value' or 'index', got {self.type!r}.")
        self.choices = pairs_of(self.choices)
        if "choices" in self.given:
            self.given["choices"] = self.choices  # an update sends them, when an iterator has long ended
        super().__post_init__()

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        if "choices" in props:
            props = props | {"choices": pairs_of(props["choices"])}
        return super().wire_props(props)

    @property
    def values(self) -> list[Any]:
        """The choices' values, in order. Read anew each time, because a session may have other choices."""
        return [value for _, value in pairs_of(self.choices)]

    def chosen(self, payload: Json) -> Any:
        """One chosen value as the function gets it.

        Raises:
            PayloadError: if it is no choice.
        """
        values = self.values
        if payload in values:
            index = values.index(payload)
            return index if self.type == "index" else values[index]
        if not self.allow_custom_value:
            some = ", ".join(map(repr, values[:5])) + (", …" if len(values) > 5 else "")
            raise PayloadError(f"{payload!r} is not among the choices: {some or 'there are none'}.")
        return None if self.type == "index" else payload

    def shown(self, value: Any) -> Json:
        """One value as the page gets it; warns if it can't be shown as chosen."""
        value = scalar(value)
        values = self.values
        if values and value not in values and not self.allow_custom_value:
            remedy = " or set allow_custom_value=True" if "allow_custom_value" in self._props else ""
            warnings.warn(f"{value!r} is not among this {type(self).__name__}'s choices; add it{remedy}.", stacklevel=2)
        return value

    def name_of(self, value: Any) -> str:
        """What the user reads for `value`."""
        return next((name for name, own in pairs_of(self.choices) if own == value), str(value))


def pairs_of(choices: Any) -> list[tuple[str, Any]]:
    """`choices` as (name, value) pairs; pairs stay as they are.

    Raises:
        ConfigError: if they are no list, or one is no pair.
    """
    if choices is None:
        return []
    if isinstance(choices, (str, bytes)) or not hasattr(choices, "__iter__"):
        raise ConfigError(f"choices is a list, got {choices!r}; write choices=[{choices!r}].")
    return [_pair(choice) for choice in choices]


def _pair(choice: Any) -> tuple[str, Any]:
    if not isinstance(choice, (tuple, list)):
        return str(choice), scalar(choice)
    if len(choice) != 2:
        raise ConfigError(f"A choice is a value or a (name, value) pair, got {choice!r}.")
    return str(choice[0]), scalar(choice[1])


def listed(value: Any) -> list[Any]:
    """None as none, one as a list of one, several as a list."""
    if value is None:
        return []
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return [value]
    return list(value)
