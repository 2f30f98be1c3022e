"""Where a running function's replies go, for code that is deep inside of it: toasts and progress bars."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from lite.protocol.messages import Reply, Update


class Outlet(Protocol):
    """A transport's end for replies."""

    def send(self, reply: Reply, *, now: bool = False) -> None:
        """Send `reply`; with `now` at once, not with the other replies of this turn of the event loop.

        Raises:
            ProtocolError: if a value in it can't be encoded.
        """
        ...

    def appender(self, call_id: int, uid: int) -> Callable[[str], object]:
        """What sends at once that a block's value has grown by a text. A transport may have a shorter way for it."""
        return lambda text: self.send(Update(call_id, {}, {uid: [["append", ["value"], text]]}), now=True)


@dataclass(slots=True)
class Running:
    """A call that runs: its id, where its replies go, and the session it came from."""

    id: int
    outlet: Outlet
    session: str = ""


running: ContextVar[Running | None] = ContextVar("running", default=None)
"""The call whose function this context runs."""
