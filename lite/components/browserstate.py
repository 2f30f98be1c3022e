"""A value that the visitor's browser keeps from one visit to the next."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any, ClassVar, Self

from lite.core import context
from lite.core.component import Component
from lite.core.event import Event
from lite.core.props import prop
from lite.errors import ConfigError
from lite.protocol.messages import Json

_LAYOUT_PROPS = ("value", "visible", "elem_id", "elem_classes", "key", "preserved_by_key", "every", "inputs")


class BrowserState(Component, without=_LAYOUT_PROPS):
    """A value that stays in the visitor's browser, encrypted in its localStorage. It is not drawn.

    It is there before `load` events run. Where the browser stores nothing, it lives as long as the page. The secret is
    in the page: it keeps the value from other scripts' casual eyes, not from somebody who has the browser.

    Payload: any JSON value.
    """

    plain_payload: ClassVar[bool] = True

    default_value: Any = None
    """Value where nothing is stored, or what is stored can't be read."""
    _: KW_ONLY
    storage_key: str | None = None
    """Name of the entry; apps of one site that use the same share it. None names it by the page's address and the
    block's place in the app."""
    secret: str | None = None
    """What the value is encrypted with; another one does not open it. None takes the name and the default value."""
    placed: bool = prop(True, alias="render")
    """False makes it without a place; call `.render()` in an app."""

    change = Event("The value is another one.", trigger_mode="always_last")

    def __post_init__(self) -> None:
        self.value = self.default_value
        super().__post_init__()

    def render(self) -> Self:
        """Give it its place in an app.

        Raises:
            ConfigError: outside of an app, when it has one, or inside a render: the page reads what is stored when the
                app begins, and a render's blocks come later and go again.
        """
        app = context.current_app()
        if app is not None and app.render_id is not None:
            raise ConfigError(
                "A gr.BrowserState inside @gr.render would not be kept; make it above the render, and use it in there."
            )
        return super().render()

    def config(self) -> dict[str, Json]:
        return super().config() | {"value": self.wire_props({"value": self.value})["value"]}

    get_config = config

    def api_info(self) -> dict[str, Json]:
        return {"type": {}, "description": "any json-serializable value"}

    def example_payload(self) -> Json:
        return "test"

    def example_value(self) -> Json:
        return "test"
