"""A value that each page has for itself, and that never leaves Python."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Any, ClassVar

from lite.core.component import Component
from lite.core.event import Event
from lite.core.props import prop
from lite.errors import ConfigError
from lite.protocol.messages import Json

_LAYOUT_PROPS = ("visible", "elem_id", "elem_classes", "key", "preserved_by_key", "every", "inputs")


class State(Component, without=_LAYOUT_PROPS):
    """Any Python value that functions read and write, one per page. It is not drawn and not sent.

    Payload: none.
    """

    skip_api: ClassVar[bool] = True
    stateful: ClassVar[bool] = True

    value: Any = None
    """Value of a new page, copied deeply for each; or a function that is called when a page opens."""
    placed: bool = prop(True, alias="render")
    """False makes it without a place; call `.render()` in an app."""
    _: KW_ONLY
    time_to_live: float | None = None
    """Seconds after which a value is dropped that no function has set again; the next one to read it gets a new copy
    of the initial value. None keeps it as long as the page."""
    delete_callback: Callable[[Any], None] | None = None
    """Called with the value that is dropped: when its time is over, and when the page closes."""

    change = Event("The value is another one after a function ran.", trigger_mode="always_last")

    if TYPE_CHECKING:  # `render` is positional here only, which dataclass rules can't say

        def __init__(
            self,
            value: Any = None,
            render: bool = True,
            *,
            time_to_live: float | None = None,
            delete_callback: Callable[[Any], None] | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        super().__post_init__()
        try:
            self.value = copy.deepcopy(self.value)
        except Exception as error:
            raise ConfigError(
                f"The initial value of a State is copied for every page, but {type(self.value).__name__} can't be: "
                f"{error}; pass a function that makes it."
            ) from error

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """Give nothing: the value may be any Python object, and is the app's secret."""
        return {}
