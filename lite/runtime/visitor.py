"""What a function may ask of who visits the page, by annotation: `gr.Header`, `gr.OAuthProfile`, `gr.OAuthToken`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lite.protocol.messages import Json
from lite.runtime.request import Request


class Header(str):
    """A header of the page's request, by the parameter's name: `def f(x, user_agent: gr.Header | None)`.

    There are those that `gr.Request` has in a browser (`user_agent`, `accept_language`); others are None.
    """

    __slots__ = ()

    lite_special: ClassVar[str] = "visitor"

    @staticmethod
    def of_visitor(request: Json, name: str) -> str | None:
        found: str | None = Request(request).headers.get(name.replace("_", "-"))
        return found


@dataclass
class OAuthProfile:
    """Who is signed in with Hugging Face. On a static page nobody ever is: a parameter of this type gets None."""

    data: dict[str, Any]

    lite_special: ClassVar[str] = "visitor"

    @staticmethod
    def of_visitor(request: Json, name: str) -> None:
        return None

    @property
    def name(self) -> str:
        return str(self.data.get("name", ""))

    @property
    def username(self) -> str:
        return str(self.data.get("preferred_username", ""))

    @property
    def profile(self) -> str:
        return str(self.data.get("profile", ""))

    @property
    def picture(self) -> str:
        return str(self.data.get("picture", ""))


@dataclass
class OAuthToken:
    """The token of who is signed in with Hugging Face. On a static page a parameter of this type gets None."""

    token: str
    scope: str
    expires_at: int

    lite_special: ClassVar[str] = "visitor"

    @staticmethod
    def of_visitor(request: Json, name: str) -> None:
        return None
