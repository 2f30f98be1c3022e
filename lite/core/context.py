"""Where the code that declares an app is: which app, in which layout, and which uid comes next.

Context variables, not module globals: two apps in one interpreter, or a render inside a running event, never see each
other's.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lite.core.block import BlockContext
    from lite.core.scope import Scope

_app: ContextVar[Scope | None] = ContextVar("app", default=None)
_parent: ContextVar[BlockContext | None] = ContextVar("parent", default=None)
_uids: ContextVar[Iterator[int] | None] = ContextVar("uids", default=None)
_fallback = itertools.count()


def current_app() -> Scope | None:
    """The app whose `with` block, or the render whose function, is being run; None outside of one."""
    return _app.get()


def current_parent() -> BlockContext | None:
    """The innermost layout whose `with` block is being run."""
    return _parent.get()


def next_uid() -> int:
    """A uid that no other block of this interpreter's apps has."""
    return next(_uids.get() or _fallback)


def uid_source() -> Iterator[int]:
    """Where uids come from here."""
    return _uids.get() or _fallback


def fresh_uids() -> None:
    """Count uids from 0 again in this context: an app's first block is 0 in every run of its file."""
    _uids.set(itertools.count())
