"""A site's own snapshot: what the app imports at its start is imported in it (docs/decisions/0029-…).

    prologues of the app's files ──> a trial under Node: what asks nothing? ──> the snapshot with that imported
     (prologue.py)                    (watched.py)                              (restored.py)

Besides the app's modules and those of its pure packages, that is what they need of Python's library, and the parts of
lite that its source names.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lite
from lite.bundle.app_files import AppFiles
from lite.bundle.parts import module_name, parts_named
from lite.bundle.paths import BuildError
from lite.bundle.prologue import prologues
from lite.bundle.resolve import Resolved
from lite.bundle.runtime import Content, read
from lite.bundle.snapshot import Snapshot, Task, run_python, take_snapshot
from lite.bundle.wheel_index import Distribution

HOME = "/home/pyodide/app"
"""Where the app's files are in a page (js_shim/src/worker/files.ts)."""


@dataclass(frozen=True, slots=True)
class AppSnapshot:
    """The snapshot of one app."""

    about: Snapshot
    content: bytes
    parts: Sequence[str]
    """The parts of lite that are in it whole."""
    left: Mapping[str, str]
    """Modules of the app and its packages that are imported in the page as ever, and what they ask for."""


def build_app_snapshot(
    app: AppFiles,
    resolved: Resolved,
    distribution: Distribution,
    runtime: Mapping[str, Content],
    fresh: Sequence[str] = (),
) -> AppSnapshot:
    """The snapshot for `app`, the same bytes for the same app, packages and runtime.

    Args:
        fresh: modules that the author wants to be imported in the page.

    Raises:
        BuildError: without Node, and if Python can't be started there.
    """
    if shutil.which("node") is None:
        raise BuildError(
            "--snapshot app runs Python once under Node, which is not there: install Node 20 or newer, or leave the "
            "option out; the page then starts from the snapshot that all apps share."
        )
    index = json.loads(read(runtime["wheels/wheels.json"]))
    pure = [wheel for wheel in resolved.wheels.values() if wheel.path.name.endswith("-none-any.whl")]
    packages = {module for wheel in pure for module in wheel.imports}
    sources = app.python()
    hiding = sorted(_own(sources) & sys.stdlib_module_names)
    trial = {
        "home": HOME,
        "entry": app.entry,
        "own": sorted(_own(sources)),
        "packages": sorted(packages),
        # Else what is imported here of Python's library would be the app's files, and the other way round.
        "prologues": {} if hiding else prologues(sources),
        "parts": _parts_for(app, runtime, index),
        "fresh": list(fresh),
        "absent": sorted(resolved.imports(distribution) - packages),
    }
    with _unpacked(runtime) as folder:
        wheels = folder / "wheels"
        archives = {f"/lib/lite-{name}.zip": str(wheels / index["parts"][name]["file"]) for name in index["parts"]}
        task = Task(
            pyodide=str(folder / "pyodide"),
            wheel=str(wheels / index["lite"]["file"]),
            files=archives | {f"{HOME}/{name}": str(path) for name, path in sorted(app.files.items())},
            wheels=sorted(str(wheel.path) for wheel in pure),
        )
        found = run_python({**task, "trial": True, "app": json.dumps(trial)})
        task["app"] = json.dumps({"home": HOME, "imports": found["imports"], "packages": found["packages"]})
        about, content = take_snapshot(task, lite.__version__)
    left = found["left"] | dict.fromkeys(hiding, "has the name of a module of Python's own")
    return AppSnapshot(about, content, found["parts"], left)


def _own(sources: Iterable[str]) -> set[str]:
    """The top-level modules that an app's files are, or are in."""
    return {name.split("/")[0].removesuffix(".py") for name in sources}


def _parts_for(app: AppFiles, runtime: Mapping[str, Content], index: Mapping[str, Any]) -> dict[str, list[str]]:
    """The parts of lite that an app calls for, and their modules.

    Not those with stand-ins for packages: whether these are wanted only an import in the page can tell.
    """
    found = {}
    for name in parts_named(index["parts"], app.python().values()):
        with zipfile.ZipFile(io.BytesIO(read(runtime[f"wheels/{index['parts'][name]['file']}"]))) as archive:
            members = archive.namelist()
        if not any("/drop_in/" in member for member in members):
            found[name] = [module_name(member.removesuffix("c")) for member in members]
    return found


@contextmanager
def _unpacked(runtime: Mapping[str, Content]) -> Iterator[Path]:
    """A folder with the files of the runtime that Python needs; elsewhere they may be in a wheel, or in memory."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in runtime.items():
            if name.startswith(("pyodide/", "wheels/")) and not name.endswith(".zst"):
                target = Path(folder, name)
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(read(content))
        yield Path(folder)
