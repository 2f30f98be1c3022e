"""The snapshot: memory of a Pyodide that has imported lite, from which a worker starts several times faster.

It is made under Node by `make_snapshot.mjs`, and loaded by `js_shim/src/worker/snapshot.ts`. `wheels.json` says of it

    {"file": "lite-….snapshot.gz", "sha256": "…", "heap": 31457280, "data": 3820748, "modules": ["abc", …]}

It fits one build of Pyodide and one core wheel: a page with another Pyodide starts in the plain way.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import TypedDict

from lite.bundle.paths import PYODIDE, BuildError, need

_MAKER = Path(__file__).with_name("make_snapshot.mjs")
_RESTORED = Path(__file__).with_name("restored.py")


class Snapshot(TypedDict):
    """What `wheels.json` says of the snapshot; sizes in bytes."""

    file: str
    sha256: str
    heap: int
    data: int
    modules: list[str]


def build_snapshot(target: Path, wheel: Path, version: str) -> Snapshot:
    """Write the snapshot with the core wheel `wheel` into `target`, in place of older ones.

    Raises:
        BuildError: if Python doesn't start under Node, or can't import lite there.
    """
    need(PYODIDE / "pyodide.mjs", made_by="make setup")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "snapshot")
        command = ["node", *map(str, (_MAKER, PYODIDE, wheel, _RESTORED, made))]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode or not made.exists():
            raise BuildError(f"The snapshot could not be made.\n{ran.stderr.strip() or ran.stdout.strip()}")
        content = gzip.compress(made.read_bytes(), compresslevel=9, mtime=0)
    digest = hashlib.sha256(content).hexdigest()
    file = target / f"lite-{version}-{digest[:10]}.snapshot.gz"
    file.write_bytes(content)
    for old in target.glob("lite-*.snapshot.gz"):
        if old != file:
            old.unlink()
    said = json.loads(ran.stdout.splitlines()[-1])
    return Snapshot(file=file.name, sha256=digest, heap=said["heap"], data=said["data"], modules=said["modules"])
