"""Every exception lite raises, and whose fault each one is.

    LiteError
    ├── ConfigError        the app's author: the app is declared wrongly; raised while it is being built
    ├── PayloadError       the user: a value does not fit its component; shown beside that component
    │   └── AccessError    the user: a path outside of what the app may read
    ├── ProtocolError      lite: a message is malformed; a bug in a bridge, never in an app
    └── Error              `gr.Error`: the app says so itself; shown as a toast

Errors cross the wire as plain data: `code`, the message, and for `Error` how to show it.
"""

from __future__ import annotations


class LiteError(Exception):
    """Base of all lite errors. `code` is what crosses the wire, the message is for people."""

    code = "error"
    is_traced = True
    """Whether its traceback helps anyone: not where the message says all there is to know to a user."""


class ConfigError(LiteError):
    """The app is declared wrongly. Raised at construction, with the remedy in the message."""

    code = "config"


class PayloadError(LiteError):
    """A value does not fit its component."""

    code = "payload"
    is_traced = False


class AccessError(PayloadError):
    """A file path points outside of what the app may read."""

    code = "access"


class ProtocolError(LiteError):
    """A message that no bridge of ours should send."""

    code = "protocol"


class Error(LiteError):
    """Raise it in an event's function to show `message` to the user as a toast.

    Args:
        message: what went wrong, plain text or simple HTML.
        duration: seconds the toast stays; None or 0 keeps it until it is closed.
        visible: False ends the event without a toast.
        title: headline of the toast.
        print_exception: whether the traceback goes to the console too.
    """

    code = "app"

    def __init__(
        self,
        message: str = "Error raised.",
        duration: float | None = 10,
        visible: bool = True,
        title: str = "Error",
        print_exception: bool = True,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.duration = duration
        self.visible = visible
        self.title = title
        self.print_exception = print_exception

    def __str__(self) -> str:
        return str(self.message)
