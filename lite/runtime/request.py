"""`gr.Request`: what a function may know of the page that called it."""

from __future__ import annotations

from typing import Any, ClassVar

from lite.protocol.messages import Json


class _Headers(dict[str, str]):
    """Header names are the same in any case."""

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.lower())

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name.lower(), default)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and super().__contains__(name.lower())


class _Client:
    host = "127.0.0.1"
    port = 0


class _Url(str):
    """The page's URL as text, and `path`: which page of the app is shown."""

    __slots__ = ()

    @property
    def path(self) -> str:
        address = self.partition("#")[2]
        return address.partition("?")[0] if address.startswith("/") else "/"


class Request:
    """The page's request. Annotate a parameter with it to be given one: `def f(x, request: gr.Request)`.

    In a browser there is no network request: `headers` hold what the browser tells a page (language, user agent),
    `query_params` the page URL's query, `url.path` the page of the app (`/` is the first), and there are no cookies.
    """

    lite_special: ClassVar[str] = "request"

    def __init__(
        self, request: Any = None, username: str | None = None, session_hash: str | None = None, **data: Json
    ) -> None:
        data = {**(request if isinstance(request, dict) else {}), **data}
        self.request = request
        self.username = username
        self.session_hash = session_hash
        self.url = _Url(data.get("url") or "")
        self.headers = _Headers({str(k).lower(): str(v) for k, v in (data.get("headers") or {}).items()})
        from urllib.parse import parse_qsl  # 50 ms that only apps with a gr.Request pay

        query = data.get("query") or self.url.partition("#")[0].partition("?")[2]
        self.query_params: dict[str, str] = dict(parse_qsl(str(query).lstrip("?"), keep_blank_values=True))
        self.path_params: dict[str, str] = {}
        self.cookies: dict[str, str] = {}
        self.client = _Client()

    def __repr__(self) -> str:
        return f"Request(url={self.url!r}, session_hash={self.session_hash!r})"
