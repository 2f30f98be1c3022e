"""The snapshot: memory of a Pyodide that has imported lite, from which a worker starts several times faster.

It is made under Node by `make_snapshot.mjs`, and loaded by `js_shim/src/worker/snapshot.ts`. `wheels.json` says of it

    {"file": "lite-….snapshot.zst", "sha256": "…", "size": 11368156, "heap": 31457280, "data": 3820748, "pages": 28384,
     "strings": 3263824, "frozen": 3299276, "modules": ["abc", …], "installs": false,
     "without_jspi": [[3149716, 0]]}

Unpacked, it is Pyodide's own header; a byte for each page of 1,024 bytes of memory, 1 if there is anything in it; and
those pages, one after the other. Half of the memory is empty, and is neither read nor written when a worker starts.
What can be computed is not in them (`memory.mjs`, `js_shim/src/worker/memory.ts`).

It fits one build of Pyodide and one core wheel: a page with another Pyodide starts in the plain way. Whether the
browser has JSPI is written in the memory: `without_jspi` says which bytes are others where it has not.

A site may have one of its own, with the app's modules (`app_snapshot.py`).
"""

from __future__ import annotations

import hashlib
import json
import struct
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from lite.bundle.node import HERE, run_script, zstd
from lite.bundle.paths import PYODIDE, BuildError, need

_PAGE = 1024
_MOST_DIFFERENCES = 64


class Snapshot(TypedDict):
    """What `wheels.json` says of the snapshot; sizes in bytes."""

    file: str
    sha256: str
    size: int
    """Of the unpacked file."""
    heap: int
    data: int
    pages: int
    strings: int
    """The address of the first string whose hash is to be computed."""
    frozen: int
    """The address of the garbage collector's list of what is never garbage."""
    modules: list[str]
    """What is in it of Python's library, and packages that need no more of it."""
    installs: bool
    """Whether it has what installing packages takes of the library."""
    without_jspi: list[tuple[int, int]]
    """Places in memory, and what the snapshot would have there for a browser without JSPI."""


class Task(TypedDict):
    """What one Python under Node is to do, but for where and how. Paths are of this machine but for `files`' names."""

    pyodide: str
    wheel: str
    files: NotRequired[dict[str, str]]
    """Path in Python's file system → file."""
    wheels: NotRequired[list[str]]
    """Wheels to unpack."""
    app: NotRequired[str]
    """JSON: what to import ahead for an app, or with `trial` what to try."""


def build_snapshot(target: Path, wheel: Path, version: str) -> Snapshot:
    """Write the snapshot with the core wheel `wheel` into `target`, in place of older ones.

    Raises:
        BuildError: if Python doesn't start under Node, or can't import lite there.
    """
    need(PYODIDE / "pyodide.mjs", made_by="make setup")
    about, content = take_snapshot(Task(pyodide=str(PYODIDE), wheel=str(wheel)), version)
    file = target / about["file"]
    file.write_bytes(content)
    for old in target.glob("lite-*.snapshot.*"):
        if old != file:
            old.unlink()
    return about


def take_snapshot(task: Task, version: str) -> tuple[Snapshot, bytes]:
    """A snapshot, and its file's content: the same for the same task.

    Raises:
        BuildError: if Python doesn't start under Node, or can't import what it is to import.
    """
    with ThreadPoolExecutor() as workers:
        (image, said), (other, _) = workers.map(lambda jspi: _made(task, jspi), (True, False))
    (_, start) = struct.unpack_from("<2I", image)
    flags, pages = _pages(image[start:])
    unpacked = image[:start] + flags + pages
    content = zstd(unpacked, task["pyodide"])
    digest = hashlib.sha256(content).hexdigest()
    about = Snapshot(
        file=f"lite-{version}-{digest[:10]}.snapshot.zst",
        sha256=digest,
        size=len(unpacked),
        heap=said["heap"],
        data=said["data"],
        pages=len(flags),
        strings=said["strings"],
        frozen=said["frozen"],
        modules=said["modules"],
        installs=said["installs"],
        without_jspi=_differences(image[start:], other[start:]),
    )
    return about, content


def _made(task: Task, jspi: bool) -> tuple[bytes, dict[str, Any]]:
    """The memory, and what its maker says of it."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "snapshot")
        said = run_python({**task, "target": str(made), "jspi": jspi})
        return made.read_bytes(), said


def run_python(task: Mapping[str, Any]) -> dict[str, Any]:
    """What a Pyodide under Node says of a task.

    Raises:
        BuildError: if it can't do it.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "task.json")
        scripts = {name: str(HERE / f"{name}.py") for name in ("restored", "watched")}
        file.write_text(json.dumps({"jspi": True, **scripts, **task}), encoding="utf-8")
        said: dict[str, Any] = json.loads(run_script("make_snapshot", file).splitlines()[-1])
        return said


def _pages(memory: bytes) -> tuple[bytes, bytes]:
    """A byte for each page of `memory`, 1 where there is anything in it; and these pages."""
    memory += bytes(-len(memory) % _PAGE)
    pages = [memory[at : at + _PAGE] for at in range(0, len(memory), _PAGE)]
    return bytes(any(page) for page in pages), b"".join(page for page in pages if any(page))


def _differences(image: bytes, other: bytes) -> list[tuple[int, int]]:
    """The bytes of `other` that `image` has not, with their places."""
    if len(image) != len(other):
        raise BuildError(
            f"With JSPI the memory has {len(image):,} bytes, without {len(other):,}: they need a snapshot each."
        )
    pages = (at for at in range(0, len(image), _PAGE) if image[at : at + _PAGE] != other[at : at + _PAGE])
    places = [at for page in pages for at in range(page, min(page + _PAGE, len(image))) if image[at] != other[at]]
    if len(places) > _MOST_DIFFERENCES:
        raise BuildError(f"With and without JSPI {len(places):,} bytes of memory differ: they need a snapshot each.")
    return [(at, other[at]) for at in places]
