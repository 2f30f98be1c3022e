"""`gr.load_chat`, which a page can't keep its promise of."""

from __future__ import annotations

from typing import Any, Literal, NoReturn

from lite.errors import ConfigError


def load_chat(
    base_url: str,
    model: str,
    token: str | None = None,
    *,
    file_types: Literal["text_encoded", "image"] | list[Literal["text_encoded", "image"]] | None = "text_encoded",
    system_message: str | None = None,
    streaming: bool = True,
    **kwargs: Any,
) -> NoReturn:
    """Refused: a page has no server that could keep the token of a chat service.

    Raises:
        ConfigError: always, with what to do instead.
    """
    raise ConfigError(
        f"gr.load_chat({base_url!r}, …) is not in this version: whoever opens a page can read its token. Write "
        "gr.ChatInterface(fn) with an async fn that asks the service, e.g. by pyodide.http.pyfetch, and let the user "
        "type the token into a gr.Textbox(type='password')."
    )
