"""Children that the user puts in another order."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Literal

from lite.core.layout import Layout
from lite.errors import ConfigError


class Draggable(Layout):
    """Holds blocks that the user drags into another order, or moves by the arrow keys on their handles.

    The order is the page's alone: no function learns of it.
    """

    _: KW_ONLY
    orientation: Literal["row", "column"] = "column"
    """Whether they stand side by side or one below the other."""

    def __post_init__(self) -> None:
        if self.orientation not in ("row", "column"):
            raise ConfigError(f"Draggable orientation is 'row' or 'column', got {self.orientation!r}.")
        super().__post_init__()

    def settle(self) -> None:
        """Inputs that stand together stay apart: in one form they could only be moved together."""
