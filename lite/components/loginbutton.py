"""A button to sign in, where there is somebody to sign in to."""

from __future__ import annotations

from dataclasses import KW_ONLY
from pathlib import Path
from typing import Any, ClassVar, Literal

from lite.components.button import Button
from lite.errors import Error

_WORDS = "Nobody can sign in here: that needs a server which keeps a secret, and this page has none. It works without."


class LoginButton(Button):
    """A button to sign in with Hugging Face. That needs a server which keeps a secret, so on a static page a press says
    that nobody can sign in, and everybody is a guest. With `link` it opens that, e.g. the app's page on Hugging Face.

    Payload: the button's text, JSON string.
    """

    kind: ClassVar[str] = "button"

    value: Any = "Sign in with Hugging Face"
    """Text on the button, or a function that gives it."""
    logout_value: str = "Logout ({})"
    """Accepted; nobody is ever signed in."""
    _: KW_ONLY
    variant: Literal["primary", "secondary", "stop", "huggingface"] = "huggingface"
    """How it is drawn."""
    icon: str | Path | None = None
    """Image file or URL, drawn before the text."""

    def attach(self) -> None:
        super().attach()
        if self.link is None:
            self.click(_say, None, None, api_visibility="private", queue=False, show_progress="hidden")


def _say() -> None:
    raise Error(_WORDS, title="No sign-in here", print_exception=False)
