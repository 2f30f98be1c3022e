"""The snapshot: memory of a Pyodide that has imported lite, from which a worker starts several times faster.

It is made under Node by `make_snapshot.mjs`, and loaded by `js_shim/src/worker/snapshot.ts`. `wheels.json` says of it

    {"file": "lite-….snapshot.gz", "sha256": "…", "heap": 31457280, "data": 3820748, "modules": ["abc", …],
     "without_jspi": [[3149716, 0]]}

It fits one build of Pyodide and one core wheel: a page with another Pyodide starts in the plain way. Whether the
browser has JSPI is written in the memory: `without_jspi` says which bytes are others where it has not.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypedDict

from lite.bundle.paths import PYODIDE, BuildError, need

_MAKER = Path(__file__).with_name("make_snapshot.mjs")
_RESTORED = Path(__file__).with_name("restored.py")
_BLOCK = 4096
_MOST_DIFFERENCES = 64


class Snapshot(TypedDict):
    """What `wheels.json` says of the snapshot; sizes in bytes."""

    file: str
    sha256: str
    heap: int
    data: int
    modules: list[str]
    without_jspi: list[tuple[int, int]]
    """Places in the unpacked file, and what stands there for a browser without JSPI."""


def build_snapshot(target: Path, wheel: Path, version: str) -> Snapshot:
    """Write the snapshot with the core wheel `wheel` into `target`, in place of older ones.

    Raises:
        BuildError: if Python doesn't start under Node, or can't import lite there.
    """
    need(PYODIDE / "pyodide.mjs", made_by="make setup")
    with ThreadPoolExecutor() as workers:
        (image, said), (other, _) = workers.map(lambda jspi: _made(wheel, jspi), (True, False))
    content = gzip.compress(image, compresslevel=9, mtime=0)
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
        modules=said["modules"],
        without_jspi=_differences(image, other),
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


def _differences(image: bytes, other: bytes) -> list[tuple[int, int]]:
    """The bytes of `other` that `image` has not, with their places."""
    if len(image) != len(other):
        raise BuildError(
            f"With JSPI the memory has {len(image):,} bytes, without {len(other):,}: they need a snapshot each."
        )
    blocks = (at for at in range(0, len(image), _BLOCK) if image[at : at + _BLOCK] != other[at : at + _BLOCK])
    places = [at for block in blocks for at in range(block, min(block + _BLOCK, len(image))) if image[at] != other[at]]
    if len(places) > _MOST_DIFFERENCES:
        raise BuildError(f"With and without JSPI {len(places):,} bytes of memory differ: they need a snapshot each.")
    return [(at, other[at]) for at in places]
