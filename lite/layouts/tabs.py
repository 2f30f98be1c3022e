"""Sections of which one is shown at a time: `Tabs`, and the `Tab`s in them."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from lite.core.event import Event
from lite.core.layout import Layout


class Tabs(Layout):
    """Holds `Tab`s and shows one of them. Tabs that stand in none get one together."""

    _: KW_ONLY
    selected: int | str | None = None
    """`id` of the tab that is shown; None shows the first."""
    overflow_behavior: Literal["menu", "wrap"] = "menu"
    """Where tab buttons go that have no room: into a menu, or onto a further line."""

    change = Event("Another tab is shown, by the user or by a function.")
    select = Event("The user chose a tab.", data="SelectData")


class Tab(Layout):
    """One section of `Tabs`."""

    kind: ClassVar[str] = "tabitem"

    label: str | None = None
    """Text of its button."""
    visible: bool | Literal["hidden"] = True
    """Whether its button and its content are shown."""
    interactive: bool = True
    """Whether it can be chosen."""
    _: KW_ONLY
    id: int | str | None = None
    """What `Tabs(selected=...)` calls it."""
    alignment: Literal["left", "right"] = "left"
    """Which end of the strip its button stands at."""
    scale: int | None = None
    """Share of its parent's height, compared with its neighbours'."""
    height: int | str | None = None
    """Height, in px or any CSS unit."""
    max_height: int | str | None = None
    """Most height before it scrolls, in px or any CSS unit."""
    render_children: bool = False
    """Whether its content is drawn, hidden, before it is chosen for the first time."""

    select = Event("The user chose this tab.", data="SelectData")

    if TYPE_CHECKING:  # `visible` is positional here only, which dataclass rules can't say

        def __init__(
            self,
            label: str | None = None,
            visible: bool | Literal["hidden"] = True,
            interactive: bool = True,
            *,
            id: int | str | None = None,
            alignment: Literal["left", "right"] = "left",
            elem_id: str | None = None,
            elem_classes: list[str] | str | None = None,
            scale: int | None = None,
            height: int | str | None = None,
            max_height: int | str | None = None,
            render: bool = True,
            key: int | str | tuple[int | str, ...] | None = None,
            preserved_by_key: list[str] | str | None = None,
            render_children: bool = False,
        ) -> None: ...

    @classmethod
    def get_expected_parent(cls) -> type[Any]:
        return Tabs


TabItem = Tab
