"""Several apps in one Python, each with what a process has one of: directory, `__main__`, modules, path, streams, …

A `Space` holds these for one app. Whenever a stack of an app goes on, its space is entered and the one before is left:

    a message comes              the transport calls `Space.run`
    a task or a callback goes on  `asyncio.Handle._run`, by the context that it was made in
    a suspended stack goes on     the wait that suspended it (`lite.platform.waits`)

So nothing is ever looked up twice, and modules keep their names. What is not the app's own file (the standard library,
packages) is shared: a package's global state is seen by all, and `random.seed` too.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from contextvars import ContextVar, copy_context
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from lite.platform import platform
from lite.platform.waits import around_waits

T = TypeVar("T")

current: ContextVar[Space | None] = ContextVar("space", default=None)
"""The space that the running code belongs to."""

_entered: Space | None = None
"""The space whose directory, modules and so on are in place."""

_shared: set[str] = set()
"""Names of modules that are known to be nobody's own."""


class _Before:
    """The process as it was before all apps: what each begins with."""

    def __init__(self) -> None:
        self.modules = frozenset(sys.modules)
        """No file of an app hides these, as in a Python of its own."""
        self.path = sys.path[:]
        self.arguments = sys.argv[:]
        self.environment = dict(os.environ)
        self.streams = (sys.stdin, sys.stdout, sys.stderr)


_before: _Before | None = None


def install() -> _Before:
    """Keep apps apart from now on. Calling it again does nothing."""
    global _before
    if _before is not None:
        return _before
    _before = _Before()
    _shared.update(_before.modules - {"__main__"})
    handles: Any = asyncio.Handle
    run = handles._run

    def run_within(handle: Any) -> None:
        space = handle._context.get(current)
        if space is not None and space is not _entered:
            space.enter()
        run(handle)

    handles._run = run_within
    around_waits(lambda: _entered.enter if _entered is not None else _nothing)
    return _before


def _nothing() -> None:
    pass


class Space:
    """One app's share of the process.

    Args:
        number: tells it from the others.
        home: its folder, absolute.
        uploads: the folder below which files chosen by its user appear.
        entered: called each time that its turn comes.
    """

    def __init__(self, number: int, home: str, uploads: str, entered: Callable[[], object] = _nothing) -> None:
        before = install()
        os.makedirs(home, exist_ok=True)
        self.number = number
        self.home = home
        self.uploads = uploads
        self._told = entered
        self._directory = home
        self._path = [home, *before.path]
        self._arguments = before.arguments[:]
        self._environment = before.environment
        self._streams = before.streams
        self._inherited = before.modules
        self._ended = False
        self._modules: dict[str, ModuleType] = {}
        self._hidden: dict[str, ModuleType] = {}
        self._context = copy_context()
        self._context.run(current.set, self)

    def run(self, fn: Callable[..., T], *args: Any) -> T:
        """Call `fn` as code of this app."""
        if _entered is not self:
            self.enter()
        return self._context.copy().run(fn, *args)

    async def await_(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Await `coroutine` as code of this app."""
        current.set(self)
        self.enter()
        return await coroutine

    def enter(self) -> None:
        """Put what is this app's in place, and what is another's away."""
        global _entered
        if _entered is self or self._ended:
            return
        if _entered is not None:
            _entered.leave()
        _entered = self
        _go(self._directory, self.home)
        sys.path[:] = self._path
        sys.argv[:] = self._arguments
        _set_environment(self._environment)
        sys.stdin, sys.stdout, sys.stderr = self._streams
        for name in self._mine():
            self._hidden[name] = sys.modules.pop(name)
        sys.modules.update(self._modules)
        platform.settle(self.home, self.uploads)
        self._told()

    def leave(self) -> None:
        """Put what is this app's away. Its directory, path and environment stay until another is entered."""
        global _entered
        _entered = None
        self._streams = (sys.stdin, sys.stdout, sys.stderr)
        for stream in self._streams[1:]:
            with suppress(Exception):  # it may be the app's own
                stream.flush()
        self._directory = _directory(self.home)
        self._path = sys.path[:]
        self._arguments = sys.argv[:]
        self._environment = dict(os.environ)
        self._modules = {name: sys.modules.pop(name) for name in list(self._modules) if name in sys.modules}
        for name in sys.modules.keys() - _shared:
            if self._owns(name, sys.modules[name]):
                self._modules[name] = sys.modules.pop(name)
            else:
                _shared.add(name)
        sys.modules.update(self._hidden)
        self._hidden.clear()

    def end(self) -> None:
        """Forget the app's modules and remove its files. What is still at work for it goes on without a space."""
        if _entered is self:
            self.leave()
            os.chdir("/")
        self._ended = True
        self._modules.clear()
        shutil.rmtree(self.home, ignore_errors=True)

    def _mine(self) -> list[str]:
        """Names of others' modules in the place of this app's: what came later may be named like a file of its own."""
        later = _shared - self._inherited
        if not later:
            return []
        files = {path.stem for path in Path(self.home).glob("*.py")}
        files |= {path.parent.name for path in Path(self.home).glob("*/__init__.py")}
        files -= self._inherited
        return [name for name in later if name.partition(".")[0] in files and name in sys.modules]

    def _owns(self, name: str, module: ModuleType) -> bool:
        if name == "__main__":
            return True
        file = getattr(module, "__file__", None)
        places = [file] if isinstance(file, str) else [*getattr(module, "__path__", ())]
        return any(str(place).startswith(self.home + os.sep) for place in places)


def entered() -> Space | None:
    """Whose turn it is."""
    return _entered


def _directory(otherwise: str) -> str:
    try:
        return os.getcwd()
    except OSError:  # it was removed
        return otherwise


def _go(directory: str, otherwise: str) -> None:
    try:
        os.chdir(directory)
    except OSError:
        os.makedirs(otherwise, exist_ok=True)
        os.chdir(otherwise)


def _set_environment(wanted: dict[str, str]) -> None:
    for name in os.environ.keys() - wanted.keys():
        del os.environ[name]
    for name, value in wanted.items():
        if os.environ.get(name) != value:
            os.environ[name] = value
