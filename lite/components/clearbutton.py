"""A button that empties components."""

from __future__ import annotations

import copy
import json
from dataclasses import KW_ONLY
from typing import Any, ClassVar, Literal, Self

from lite.components.button import Button
from lite.components.state import State
from lite.core.component import Component, as_components
from lite.core.props import Legacy
from lite.errors import ConfigError
from lite.protocol.messages import Json


def _show_api(given: dict[str, Any], value: Any) -> None:
    given.setdefault("api_visibility", "public" if value else "undocumented")


class ClearButton(Button):
    """Empties components when pressed: at once in the page; a State gets its initial value back.

    Payload: the button's text, JSON string.
    """

    kind: ClassVar[str] = "button"
    legacy: ClassVar[dict[str, Legacy | None]] = {"show_api": _show_api}

    components: Any = None
    """The component or components to empty; `add` names further ones."""
    _: KW_ONLY
    value: Any = "Clear"
    """Text on the button, or a function that gives it."""
    api_name: str | None = None
    """Name of its endpoints."""
    api_visibility: Literal["public", "private", "undocumented"] = "undocumented"
    """Who sees its endpoints."""

    def attach(self) -> None:
        super().attach()
        if self.components is not None:
            self.add(self.components)

    def add(self, components: Any) -> Self:
        """Empty `components`, one or several, too.

        Raises:
            ConfigError: if the button is in no app, or one of them is no component.
        """
        blocks = as_components(components)
        for block in blocks:
            if not isinstance(block, Component):
                raise ConfigError(f"ClearButton empties components, got {block!r}.")
        shown = [block for block in blocks if not isinstance(block, State)]
        states = [block for block in blocks if isinstance(block, State)]
        options: dict[str, Any] = {"api_name": self.api_name, "api_visibility": self.api_visibility}
        if shown:
            # A constant: the page can run it under a Content-Security-Policy that forbids author's JavaScript.
            empty = json.dumps([block.postprocess(None) for block in shown if isinstance(block, Component)])
            self.click(None, None, shown, js=f"() => {empty}", show_progress="hidden", **options)
        if states:
            initial = [state.value for state in states]

            def reset() -> tuple[Any, ...]:
                return tuple(copy.deepcopy(initial))

            self.click(reset, None, states, show_progress="hidden", **options)
        return self

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        own = ("components", "api_name", "api_visibility")
        return super().wire_props({name: value for name, value in props.items() if name not in own})

    def example_payload(self) -> Json:
        return "Clear"

    def example_value(self) -> Any:
        return "Clear"
