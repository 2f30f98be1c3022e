"""Children one below the other."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Literal

from lite.core.layout import Layout


class Column(Layout):
    """Puts its children one below the other; columns of one row share its width."""

    _: KW_ONLY
    scale: int = 1
    """Share of the row's width, compared with its neighbours'."""
    min_width: int = 320
    """Least width in px before the row wraps."""
    variant: Literal["default", "panel", "compact"] = "default"
    """How it is drawn: plain, on a panel, or without gaps."""
    show_progress: bool = False
    """Whether it shows the progress of events that it is an output of."""
