"""How the navigation bar of a page looks, in an app of several pages."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any, ClassVar, Literal

from lite.core.component import Component
from lite.core.event import Event
from lite.errors import ConfigError
from lite.protocol.messages import Json

_NOT_ITS_OWN = ("preserved_by_key", "every", "inputs")


class Navbar(Component, without=_NOT_ITS_OWN):
    """Changes the navigation bar of the page it is on. It has no place of its own, and a page has one at most.

    Payload: JSON array of links, each `[name, address]`, that stand after those of the app's pages.
    """

    skip_api: ClassVar[bool] = True

    value: list[tuple[str, str]] | None = None
    """Further links: `(name, address)`, where an address is a page's path or a URL."""
    _: KW_ONLY
    visible: bool = True
    """Whether the page has a navigation bar."""
    main_page_name: str | Literal[False] = "Home"
    """Name of the first page in the bar; False leaves it out."""

    change = Event("The further links are others.", trigger_mode="always_last")

    def preprocess(self, payload: Json) -> list[tuple[str, str]] | None:
        return None if payload is None else [(str(name), str(address)) for name, address in payload]

    def postprocess(self, value: Any) -> Json:
        if value is None:
            return None
        links = list(value)
        if not all(isinstance(link, (list, tuple)) and [type(part) for part in link] == [str, str] for link in links):
            raise ConfigError(f"The links of a Navbar are pairs of texts, `(name, address)`; got {value!r}.")
        return [list(link) for link in links]
