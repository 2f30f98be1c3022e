"""Steps that are gone through one after the other: `Walkthrough`, and the `Step`s in it."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from lite.core.event import Event
from lite.core.layout import Layout


class Walkthrough(Layout):
    """Holds `Step`s and shows one of them, with a line of all steps above. Steps that stand in none get one together.

    A function goes on by returning `gr.Walkthrough(selected=id)`; the user goes back to steps that were shown already.
    """

    _: KW_ONLY
    selected: int | None = None
    """`id` of the step that is shown; None shows the first."""

    change = Event("Another step is shown, by the user or by a function.")
    select = Event("The user chose a step.", data="SelectData")


class Step(Layout):
    """One step of a `Walkthrough`."""

    kind: ClassVar[str] = "walkthroughstep"

    label: str | None = None
    """Its name in the line of steps."""
    visible: bool | Literal["hidden"] = True
    """Whether it is among the steps."""
    interactive: bool = True
    """Whether the user can choose it, once it was shown."""
    _: KW_ONLY
    id: int | None = None
    """What `Walkthrough(selected=...)` calls it."""
    scale: int | None = None
    """Share of its parent's height, compared with its neighbours'."""

    select = Event("The user chose this step.", data="SelectData")

    if TYPE_CHECKING:  # `visible` is positional here only, which dataclass rules can't say

        def __init__(
            self,
            label: str | None = None,
            visible: bool | Literal["hidden"] = True,
            interactive: bool = True,
            *,
            id: int | None = None,
            elem_id: str | None = None,
            elem_classes: list[str] | str | None = None,
            scale: int | None = None,
            render: bool = True,
            key: int | str | tuple[int | str, ...] | None = None,
            preserved_by_key: list[str] | str | None = None,
        ) -> None: ...

    @classmethod
    def get_expected_parent(cls) -> type[Any]:
        return Walkthrough
