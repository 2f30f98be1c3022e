"""A section that opens and closes."""

from __future__ import annotations

from dataclasses import KW_ONLY

from lite.core.event import Event
from lite.core.layout import Layout


class Accordion(Layout):
    """A titled section whose content the user can hide and show."""

    label: str | None = None
    """The section's title."""
    _: KW_ONLY
    open: bool = True
    """Whether its content is shown."""
    height: int | str | None = None
    """Height of the content, in px or any CSS unit."""
    max_height: int | str | None = None
    """Most height of the content before it scrolls, in px or any CSS unit."""

    expand = Event("The user opened it.")
    collapse = Event("The user closed it.")
