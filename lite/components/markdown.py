"""Formatted text."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar

from lite.components._buttons import toggles
from lite.core.component import Component
from lite.core.event import Event
from lite.core.props import Legacy
from lite.protocol.messages import Json


class Markdown(Component):
    """Markdown with formulas, code and tables.

    Payload: the markdown, JSON string, its common indentation removed.
    """

    page_value = "text"

    legacy: ClassVar[dict[str, Legacy | None]] = {"show_copy_button": toggles("copy", ())}

    value: Any = None
    """Markdown at load, or a function that gives it."""
    _: KW_ONLY
    label: str | None = None
    """Accessible name; not drawn."""
    show_label: bool | None = None
    """Accepted; a markdown's label is never drawn."""
    scale: int | None = None
    """Share of a row's width, compared with its neighbours'."""
    min_width: int | None = None
    """Least width in px before a row wraps."""
    rtl: bool = False
    """Whether text runs from right to left."""
    latex_delimiters: list[dict[str, str | bool]] | None = None
    """What encloses formulas: `{"left": "$$", "right": "$$", "display": True}`; None is $$ only."""
    sanitize_html: bool = True
    """False lets `<style>` elements through; scripts and handlers are taken out in any case."""
    line_breaks: bool = False
    """Whether a line break in the source is one in the text."""
    header_links: bool = False
    """Whether headings link to themselves."""
    height: int | str | None = None
    """Height in px or any CSS unit."""
    max_height: int | str | None = None
    """Most height before it scrolls, in px or any CSS unit."""
    min_height: int | str | None = None
    """Least height, in px or any CSS unit."""
    buttons: Sequence[str] | None = None
    """Buttons in its corner: "copy"."""
    container: bool = False
    """Whether it is drawn in a box."""
    padding: bool = False
    """Whether there is space around the text."""

    change = Event("The text changed.", trigger_mode="always_last")
    copy = Event("The user copied the text with its button.", data="CopyData")

    def preprocess(self, payload: str | None) -> str | None:
        return payload

    def postprocess(self, value: Any) -> str | None:
        """Show `value` as markdown; None shows nothing."""
        if value is None:
            return None
        text = str(value)
        # Cleaning costs the text's whole length, which a stream would pay at each step.
        return inspect.cleandoc(text) if text[:1].isspace() or "\n " in text or "\t" in text else text

    def api_info(self) -> dict[str, Json]:
        return {"type": "string"}

    def example_payload(self) -> Json:
        return "# Hello!"

    def example_value(self) -> Any:
        return "# Hello!"
