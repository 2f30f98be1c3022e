"""Which of an app's modules may be imported ahead of a start: those that find out nothing as they are imported.

It is in no wheel: it runs in a Pyodide under Node, once for each `lite build --snapshot app`, and that Python is thrown
away. Everything is imported that an app's files begin with, and each question to the outside is held against the
modules that are being imported at that moment: the time, chance, the environment, files, the page, blocks of an app.
Such a module, and all that import it, are left for the page, where the answers are right.
"""

import asyncio
import builtins
import contextvars
import importlib
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from importlib.abc import MetaPathFinder
from typing import Any

_PAGE = {"js", "pyodide", "pyodide_js", "micropip", "__main__"}
"""Modules that are others in a page."""

_LOOKS = {"exists", "isfile", "isdir", "lexists", "islink", "realpath"}
"""Functions that ask whether and where files are: for the app's own the answer is the same."""

_AUDITED = ("open", "os.", "socket.", "subprocess.", "shutil.", "tempfile.", "urllib.")
"""Beginnings of the audit events that tell of the outside."""

_ZONE = ("timezone", "altzone", "daylight", "tzname")
"""What `time` has found out of the reader's place."""

_SCHEDULING = ("call_soon", "call_later", "call_at", "call_soon_threadsafe")


class Watch:
    """Knows which modules are being imported, and why some may not be imported ahead.

    Args:
        counted: name → how often C has asked for it: what no hook of Python's sees.
    """

    def __init__(self, counted: Callable[[], dict[str, int]]) -> None:
        self.reasons: dict[str, str] = {}
        """Module → what it asks for. One reason is enough."""
        self._importing: list[str] = []
        self._counted = counted
        self._counts = counted()
        self._state = _state()

    def note(self, reason: str) -> None:
        """Something was asked for just now."""
        for module in self._importing:
            self.reasons.setdefault(module, reason)

    def enter(self, module: str) -> None:
        """The body of `module` begins to run."""
        self._look()
        self._importing.append(module)

    def leave(self) -> None:
        """The body of the innermost module has ended, well or not."""
        self._look()
        self._importing.pop()

    def _look(self) -> None:
        """What was asked for, or changed, since somebody looked last."""
        counts, state = self._counted(), _state()
        for name, count in counts.items():
            if count != self._counts[name]:
                self.note(f"asks for {name}")
        for name, value in state.items():
            if value != self._state[name]:
                self.note(f"changes {name}")
        self._counts, self._state = counts, state


def _state() -> dict[str, Any]:
    """What of the interpreter's state a start would make anew, or find changed."""
    return {
        "the random numbers": random.getstate(),
        "the context": [(id(variable), id(value)) for variable, value in contextvars.copy_context().items()],
        "the places of imports": (list(sys.path), [id(finder) for finder in sys.meta_path]),
        "the working directory": os.getcwd(),
    }


def watch_imports(watch: Watch, fresh: Iterable[str], absent: Iterable[str]) -> None:
    """Tell `watch` from now on of every module that runs, and of every question.

    Args:
        fresh: modules that the author wants to be imported in the page.
        absent: modules that the page will have, and this Python has not.
    """
    bootstrap: Any = importlib._bootstrap
    load, wanted = bootstrap._load_unlocked, tuple(fresh)

    def watched(spec: Any) -> Any:
        watch.enter(spec.name)
        try:
            if any(spec.name == name or spec.name.startswith(f"{name}.") for name in wanted):
                watch.note("is to be fresh")
            return load(spec)
        finally:
            watch.leave()

    bootstrap._load_unlocked = watched
    importing = builtins.__import__

    def imported(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in _PAGE:
            watch.note(f"imports {name}")
        return importing(name, *rest, **more)

    builtins.__import__ = imported
    sys.meta_path.append(_Absent(watch, frozenset(absent)))
    _watch_files(watch)
    _watch_environment(watch)
    _watch_lite(watch)


class _Absent(MetaPathFinder):
    """Asked when nobody else has a module."""

    def __init__(self, watch: Watch, names: frozenset[str]) -> None:
        self._watch, self._names = watch, names

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        if name.partition(".")[0] in self._names:
            self._watch.note(f"imports {name}")


def _watch_files(watch: Watch) -> None:
    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if not event.startswith(_AUDITED):
            return
        about = str(arguments[0]) if arguments else ""
        if event in ("open", "os.listdir", "os.scandir"):
            if not _is_importing(about, sys._getframe(1)):
                watch.note(f"reads {about}")
        else:
            watch.note(f"calls {event}")

    sys.addaudithook(hear)
    asked = os.stat

    def stat(path: Any, *rest: Any, **more: Any) -> Any:
        if sys._getframe(1).f_code.co_name not in _LOOKS:
            watch.note(f"reads {path}")
        return asked(path, *rest, **more)

    os.stat = stat


def _is_importing(path: str, frame: Any) -> bool:
    """Whether it is the import system that looks for modules and reads them, or the names of packages."""
    if ".dist-info" in path or path.endswith("/site-packages"):
        return True
    by = frame.f_code.co_filename
    return by.startswith("<frozen ") and (path.endswith((".py", ".pyc", ".zip", ".whl")) or "." not in path[-4:])


def _watch_environment(watch: Watch) -> None:
    environment: Any = os._Environ
    for name in ("__getitem__", "__setitem__", "__delitem__", "__iter__", "__len__"):
        setattr(environment, name, _telling(watch, "asks for the environment", getattr(environment, name)))
    zone = {name: property(_telling(watch, "asks for the time zone", _found(time, name))) for name in _ZONE}
    time.__class__ = type("Watched", (type(time),), zone)
    for stream in ("stdout", "stderr"):
        setattr(sys, stream, _Stream(watch))
    loop: Any = type(asyncio.get_event_loop())
    for name in _SCHEDULING:
        setattr(loop, name, _telling(watch, "starts a task", getattr(loop, name)))


def _found(module: Any, name: str) -> Callable[..., Any]:
    value = getattr(module, name)
    return lambda _: value


def _watch_lite(watch: Watch) -> None:
    context = importlib.import_module("lite.core.context")
    context.next_uid = _telling(watch, "makes a block", context.next_uid)  # type: ignore[attr-defined]


def _telling(watch: Watch, reason: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def told(*given: Any, **more: Any) -> Any:
        watch.note(reason)
        return function(*given, **more)

    return told


class _Stream:
    """In place of the streams: what a module prints would be printed here, and by no page."""

    encoding = "utf-8"

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def write(self, text: str) -> int:
        self._watch.note("prints")
        return len(text)

    def flush(self) -> None:
        """There is nothing to be written."""


class Trial:
    """Imports what an app's files begin with, in their order, and keeps a list of what may be imported ahead.

    Args:
        own: top-level modules that are the app's.
        prologues: file of the app → what it begins with.
    """

    def __init__(self, watch: Watch, own: Iterable[str], prologues: Mapping[str, list[tuple[str, list[str]]]]) -> None:
        self.imports: list[tuple[str, list[str]]] = []
        self._watch = watch
        self._own = frozenset(own)
        self._prologues = prologues
        self._left = ""
        """The first of the app's modules that is left."""
        self.tops: set[str] = set()
        """Top-level names of all that was tried."""
        self._seen: set[str] = set()

    def follow(self, file: str) -> None:
        """Try what `file` begins with.

        After a module of the app's that is left, the app's others are left as well, for they would run before it.
        Packages and the library don't ask what an app has done so far.
        """
        if file in self._seen:
            return
        self._seen.add(file)
        for module, names in self._prologues.get(file, ()):
            if module.partition(".")[0] not in self._own:
                self.attempt(module, names)
                continue
            whole = [module, *(f"{module}.{name}" for name in names)]
            if not self._left and self.attempt(module, names):
                continue
            if self._left and whole[-1] not in sys.modules and module not in sys.modules:
                self._watch.reasons.setdefault(whole[-1], f"comes after {self._left}")
            self._left = self._left or whole[-1]
            for path in (each.replace(".", "/") for each in whole):
                self.follow(f"{path}.py")
                self.follow(f"{path}/__init__.py")

    def attempt(self, module: str, names: Iterable[str] = ()) -> bool:
        """Import `module`; whether it may be imported ahead. If not, it is forgotten with all that came by it."""
        self.tops.add(module.partition(".")[0])
        before, places, folder = set(sys.modules), list(sys.path), os.getcwd()
        reasons, good = self._watch.reasons, True
        try:
            __import__(module, fromlist=tuple(names))
        except BaseException as error:  # an app's module may raise anything
            reasons.setdefault(module, f"raises {type(error).__name__}")
            good = False
        new = set(sys.modules) - before
        if good and not any(name in reasons for name in new):
            if new:
                self.imports.append((module, list(names)))
            return True
        if module in new:  # it came with one that is left: its package
            reasons.setdefault(module, next(reasons[name] for name in sorted(new) if name in reasons))
        for name in new:
            del sys.modules[name]
        sys.path[:] = places
        os.chdir(folder)
        for name in sorted(new - set(reasons)):  # what it needs of Python's own library is good all the same
            if name.partition(".")[0] in sys.stdlib_module_names:
                self.attempt(name)
        return False


def trial(task: str, counted: Callable[[], dict[str, int]]) -> str:
    """Try what `task` names, JSON as app_snapshot.py writes it; JSON of `{"imports", "parts", "packages", "left"}`."""
    given = json.loads(task)
    home, own = given["home"], given["own"]
    os.makedirs(home, exist_ok=True)
    sys.path.insert(0, home)
    os.chdir(home)
    watch = Watch(counted)
    watch_imports(watch, given["fresh"], given["absent"])
    trying = Trial(watch, own, given["prologues"])
    parts = [name for name, modules in given["parts"].items() if all(trying.attempt(each) for each in modules)]
    trying.follow(given["entry"])
    left = {name: why for name, why in watch.reasons.items() if name.partition(".")[0] in {*own, *given["packages"]}}
    packages = sorted(trying.tops.intersection(given["packages"]))
    found = {"imports": trying.imports, "parts": parts, "packages": packages, "left": dict(sorted(left.items()))}
    return json.dumps(found)
