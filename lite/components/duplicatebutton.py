"""A button that says how to copy an app."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any, ClassVar, Literal

from lite.components.button import Button
from lite.core.props import Legacy
from lite.errors import Error

_WORDS = "This page is its own source, with nothing on a server: save it, or copy its folder, and you have the app."


class DuplicateButton(Button):
    """A button for those who want an app of their own. On Hugging Face it copies a Space; a static page has nothing to
    copy on a server, so here it says how the page is copied. With `link` it opens that, e.g. the page's repository.

    Payload: the button's text, JSON string.
    """

    kind: ClassVar[str] = "button"
    legacy: ClassVar[dict[str, Legacy | None]] = {"_activate": None}

    value: Any = "Duplicate Space"
    """Text on the button, or a function that gives it."""
    _: KW_ONLY
    variant: Literal["primary", "secondary", "stop", "huggingface"] = "huggingface"
    """How it is drawn."""
    size: Literal["sm", "md", "lg"] = "sm"
    """How large it is drawn."""
    scale: int | None = 0
    """Share of a row's width, compared with its neighbours'."""

    def attach(self) -> None:
        super().attach()
        if self.link is None:
            self.click(_say, None, None, api_visibility="private", queue=False, show_progress="hidden")


def _say() -> None:
    raise Error(_WORDS, title="Copy this page", print_exception=False)
