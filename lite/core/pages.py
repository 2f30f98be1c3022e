"""Apps of several pages: `with demo.route("About", "/about"):` declares one more.

All pages are one app: they share its queue, its state and its functions. The first page, whose path is "", is what is
declared in the app itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

from lite.core import context
from lite.core.block import BlockContext
from lite.errors import ConfigError
from lite.protocol.messages import Json

if TYPE_CHECKING:
    from lite.core.blocks import Blocks

_PATH = re.compile(r"[\w.~-]+(/[\w.~-]+)*")


class Route(BlockContext):
    """One further page, for its `with` statement. What an app has (`load`, `unload`, …) it has too."""

    def __init__(self, app: Blocks, name: str, path: str | None, show_in_navbar: bool) -> None:
        super().__init__(render=False)
        self.path = _path_of(name, path)
        self.name = name
        self.show_in_navbar = show_in_navbar
        if any(self.path == other.path for other in app.routes):
            raise ConfigError(f"Two pages of this app have the path {self.path!r}; give each one of its own.")
        app.routes.append(self)
        self._app = app
        self._blocks = app
        self._outer_apps: list[tuple[Any, str]] = []

    def __enter__(self) -> Self:
        self._outer_apps.append((context._app.set(self._blocks), self._blocks.current_page))
        self._blocks.current_page = self.path
        return super().__enter__()

    def __exit__(self, *exc: object) -> None:
        super().__exit__(*exc)
        token, self._blocks.current_page = self._outer_apps.pop()
        context._app.reset(token)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._blocks, name)


def _path_of(name: str, path: str | None) -> str:
    if not isinstance(name, str) or not name.strip():
        raise ConfigError(f"A page needs a name, for the navigation bar; got {name!r}.")
    wanted = re.sub(r"[^\w.~-]+", "-", name.strip().lower()).strip("-") if path is None else path.strip("/")
    if not _PATH.fullmatch(wanted):
        raise ConfigError(
            f"The path of page {name!r} is {wanted!r}, but takes letters, digits and '-_.~', with '/' between parts; "
            "the first page, at '', is the app itself."
        )
    return wanted


def pages_of(app: Blocks) -> list[list[Json]]:
    """`[path, name, whether the navigation bar shows it]` of each page."""
    return [["", "Home", True], *([route.path, route.name, route.show_in_navbar] for route in app.routes)]
