"""Children side by side."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Literal

from lite.core.layout import Layout


class Row(Layout):
    """Puts its children side by side; they wrap where they would get too narrow."""

    _: KW_ONLY
    variant: Literal["default", "panel", "compact"] = "default"
    """How it is drawn: plain, on a panel, or without gaps."""
    scale: int | None = None
    """Share of its parent's height or width, compared with its neighbours'."""
    height: int | str | None = None
    """Height, in px or any CSS unit."""
    max_height: int | str | None = None
    """Most height before it scrolls, in px or any CSS unit."""
    min_height: int | str | None = None
    """Least height, in px or any CSS unit."""
    equal_height: bool = False
    """Whether all children are as high as the highest."""
    show_progress: bool = False
    """Whether it shows the progress of events that it is an output of."""
