"""A panel at the app's edge."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Literal

from lite.core.event import Event
from lite.core.layout import Layout


class Sidebar(Layout):
    """A panel at the left or right edge of the app that slides in and out."""

    label: str | None = None
    """The panel's title."""
    _: KW_ONLY
    open: bool = True
    """Whether it is shown."""
    width: int | str = 320
    """Its width, in px or any CSS unit."""
    position: Literal["left", "right"] = "left"
    """The edge it stands at."""

    expand = Event("The user opened it.")
    collapse = Event("The user closed it.")
