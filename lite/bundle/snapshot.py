"""The snapshot: memory of a Pyodide that has imported lite, from which a worker starts several times faster.

It is made under Node by `make_snapshot.mjs`, and loaded by `js_shim/src/worker/snapshot.ts`. `wheels.json` says of it

    {"file": "lite-….snapshot.gz", "sha256": "…", "heap": 31457280, "data": 3820748, "pages": 28384,
     "modules": ["abc", …], "without_jspi": [[3149716, 0]]}

Unpacked, it is Pyodide's own header; a byte for each page of 1,024 bytes of memory, 1 if there is anything in it; and
those pages, one after the other. Half of the memory is empty, and is neither read nor written when a worker starts.

It fits one build of Pyodide and one core wheel: a page with another Pyodide starts in the plain way. Whether the
browser has JSPI is written in the memory: `without_jspi` says which bytes are others where it has not.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypedDict

from lite.bundle.paths import PYODIDE, BuildError, need

_MAKER = Path(__file__).with_name("make_snapshot.mjs")
_RESTORED = Path(__file__).with_name("restored.py")
_PAGE = 1024
_MOST_DIFFERENCES = 64


class Snapshot(TypedDict):
    """What `wheels.json` says of the snapshot; sizes in bytes."""

    file: str
    sha256: str
    heap: int
    data: int
    pages: int
    modules: list[str]
    without_jspi: list[tuple[int, int]]
    """Places in memory, and what the snapshot would have there for a browser without JSPI."""


def build_snapshot(target: Path, wheel: Path, version: str) -> Snapshot:
    """Write the snapshot with the core wheel `wheel` into `target`, in place of older ones.

    Raises:
        BuildError: if Python doesn't start under Node, or can't import lite there.
    """
    need(PYODIDE / "pyodide.mjs", made_by="make setup")
    with ThreadPoolExecutor() as workers:
        (image, said), (other, _) = workers.map(lambda jspi: _made(wheel, jspi), (True, False))
    (_, start) = struct.unpack_from("<2I", image)
    flags, pages = _pages(image[start:])
    content = gzip.compress(image[:start] + flags + pages, compresslevel=9, mtime=0)
    digest = hashlib.sha256(content).hexdigest()
    file = target / f"lite-{version}-{digest[:10]}.snapshot.gz"
    file.write_bytes(content)
    for old in target.glob("lite-*.snapshot.gz"):
        if old != file:
            old.unlink()
    return Snapshot(
        file=file.name,
        sha256=digest,
        heap=said["heap"],
        data=said["data"],
        pages=len(flags),
        modules=said["modules"],
        without_jspi=_differences(image[start:], other[start:]),
    )


def _made(wheel: Path, jspi: bool) -> tuple[bytes, dict[str, Any]]:
    """The memory, and what its maker says of it."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "snapshot")
        command = ["node", *map(str, (_MAKER, PYODIDE, wheel, _RESTORED, made)), "jspi" if jspi else "no-jspi"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode or not made.exists():
            raise BuildError(f"The snapshot could not be made.\n{ran.stderr.strip() or ran.stdout.strip()}")
        return made.read_bytes(), json.loads(ran.stdout.splitlines()[-1])


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
