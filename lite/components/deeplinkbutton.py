"""A button that copies a link to the app as it is filled in."""

from __future__ import annotations

from dataclasses import KW_ONLY
from pathlib import Path
from typing import Any, ClassVar, Literal

from lite.components.button import Button


class DeepLinkButton(Button):
    """Copies a link that fills the app's inputs in as they are now. It works on any static host: the values are in the
    part of the URL behind `#`, which browsers send to no server.

    In the link are texts, numbers, choices, dates, colours and code of inputs that can be seen and changed. Not in it:
    files, tables, passwords, what functions returned, `gr.State`. Such a link runs nothing, no `change` either; `load`
    listeners see its values. With more than fits into 8,000 characters the button says so instead.

    Payload: the button's text, JSON string.
    """

    kind: ClassVar[str] = "deeplinkbutton"

    value: Any = "Share via Link"
    """Text on the button, or a function that gives it."""
    copied_value: str = "Link Copied!"
    """Text on it for a moment after the link was copied."""
    _: KW_ONLY
    variant: Literal["primary", "secondary"] = "secondary"
    """How it is drawn."""
    icon: str | Path | None = None
    """Image file or URL, drawn before the text; None draws lite's own."""
