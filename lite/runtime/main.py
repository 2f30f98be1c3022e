"""Runs an app's file and gives the app it launched, or says readably why there is none."""

from __future__ import annotations

import ast
import inspect
import linecache
import os
import sys
import types
from pathlib import Path

from lite.core import context, hooks
from lite.core.blocks import Blocks
from lite.errors import ConfigError
from lite.protocol.messages import Json
from lite.runtime.call import message_of, readable_traceback


class Broken(Exception):
    """The app can't be shown. `failure` has the fields of `Failure` in js_shim/src/protocol/host.ts."""

    def __init__(self, failure: dict[str, Json]) -> None:
        super().__init__(failure["title"])
        self.failure = failure


async def run_file(home: str, entrypoint: str) -> Blocks:
    """Run `home`/`entrypoint` as `__main__`, top-level `await` allowed, and return the app it launched last.

    Raises:
        Broken: if the file is not there, doesn't parse, raises, or launches nothing.
    """
    path = Path(home, entrypoint)
    _enter(home)
    launched: list[Blocks] = []
    token = hooks.on_launch.set(lambda app, options: _take(launched, app))
    context.fresh_uids()
    module = types.ModuleType("__main__")
    module.__file__ = str(path)
    sys.modules["__main__"] = module
    try:
        code = compile(_read(path), str(path), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        result = eval(code, module.__dict__)
        if inspect.iscoroutine(result):
            await result
    except SyntaxError as error:
        raise Broken(_syntax_failure(error, home)) from error
    except (Exception, SystemExit) as error:
        # An app may `exit()` after launching; what it launched stays.
        if not (isinstance(error, SystemExit) and launched):
            raise Broken(_failure(error, home)) from error
    finally:
        hooks.on_launch.reset(token)
    if not launched:
        raise Broken(_never_launched(module, entrypoint))
    return launched[-1]


def _take(launched: list[Blocks], app: Blocks) -> tuple[Blocks, str, str]:
    launched.append(app)
    return app, "", ""


def _enter(home: str) -> None:
    """Make `home` the working directory and the first place of imports, and forget modules of an earlier run."""
    os.makedirs(home, exist_ok=True)
    os.chdir(home)
    if home not in sys.path:
        sys.path.insert(0, home)
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(home + os.sep):
            del sys.modules[name]
    # Not importlib.invalidate_caches(), which imports importlib.metadata only to tell it.
    for path in [path for path in sys.path_importer_cache if path == home or path.startswith(home + os.sep)]:
        del sys.path_importer_cache[path]
    linecache.clearcache()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        files = ", ".join(sorted(p.name for p in path.parent.glob("*.py"))) or "none"
        raise ConfigError(
            f"There is no file {path.name!r} to start from; the app's Python files are: {files}."
        ) from None


def _syntax_failure(error: SyntaxError, home: str) -> dict[str, Json]:
    file = _relative(error.filename, home)
    return {
        "stage": "app",
        "title": f"{file or 'The app'} has a syntax error",
        "message": error.msg,
        "file": file,
        "line": error.lineno,
        "source": (error.text or "").rstrip("\n") or None,
        "hint": "Mend the line and reload.",
        "traceback": readable_traceback(error),
        "missing": None,
    }


def _failure(error: BaseException, home: str) -> dict[str, Json]:
    file, line = _place(error, home)
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    return {
        "stage": "app",
        "title": _title(error, missing),
        "message": message_of(error),
        "file": file,
        "line": line,
        "source": linecache.getline(os.path.join(home, file), line).strip() or None if file and line else None,
        "hint": _hint(error, missing),
        "traceback": readable_traceback(error),
        "missing": missing,
    }


def _title(error: BaseException, missing: str | None) -> str:
    if missing:
        return f"The module {missing!r} is not here"
    if isinstance(error, ConfigError):
        return "The app is not declared right"
    if isinstance(error, SystemExit):
        return "The app ended itself before it launched"
    return f"The app stopped with {type(error).__name__}"


def _hint(error: BaseException, missing: str | None) -> str | None:
    if missing:
        top = missing.partition(".")[0]
        return f"If {top} is a package, add it to the page's requirements; if it is your own file, to the app's files."
    return None if isinstance(error, ConfigError) else "Mend the line and reload."


def _place(error: BaseException, home: str) -> tuple[str | None, int | None]:
    """File and line of the app's own frame nearest to where `error` was raised."""
    place: tuple[str | None, int | None] = (None, None)
    frames = error.__traceback__
    while frames is not None:
        file = _relative(frames.tb_frame.f_code.co_filename, home)
        if file is not None:
            place = (file, frames.tb_lineno)
        frames = frames.tb_next
    return place


def _relative(filename: str | None, home: str) -> str | None:
    if filename is None or not filename.startswith(home + os.sep):
        return None
    return filename[len(home) + 1 :]


def _never_launched(module: types.ModuleType, entrypoint: str) -> dict[str, Json]:
    names = [name for name, value in vars(module).items() if isinstance(value, Blocks)]
    call = f"{names[-1]}.launch()" if names else "demo.launch()"
    return {
        "stage": "app",
        "title": f"{entrypoint} ran, but launched no app",
        "message": "No `launch()` was called." if names else "No app was made, and no `launch()` was called.",
        "file": entrypoint,
        "line": None,
        "source": None,
        "hint": f"End the file with `{call}`.",
        "traceback": None,
        "missing": None,
    }
