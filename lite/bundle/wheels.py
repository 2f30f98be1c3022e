"""The `wheels/` folder: the core wheel, vendored wheels, and `wheels.json` which names them by hash."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from lite.bundle.core_wheel import browser_sources, build_core_wheel, compile_sources, version
from lite.bundle.library import build_libraries, unpacked_size
from lite.bundle.parts import build_parts, needs_of, split
from lite.bundle.paths import PACKAGE, BuildError
from lite.bundle.snapshot import build_snapshot

MICROPIP = ("0.11.1", "768de165adb8e66906039d8fec4127a57f522dfdf8e6fbff877a4616941ecfd3")
"""Version and sha256. It has no dependencies of its own, and only runs for apps whose requirements aren't locked."""


def build_wheels(target: Path) -> Path:
    """Fill `target` with what a runtime needs beside its JavaScript; answer the index, `wheels.json`.

    The index says, with file names relative to itself:

        {
            "lite": {"file": "lite-….whl", "sha256": "…", "needs": ["components", …]},
            "snapshot": {"file": "lite-….snapshot.zst", …},
            "library": {"file": "python-….library.zst", "sha256": "…", "size": 7612588},
            "bare_library": {"file": "python-….bare.zst", "sha256": "…", "size": 6028630},
            "parts": {"kits": {…}, …},
            "micropip": {"file": …, "sha256": …},
            "lock": {}
        }

    `needs` are the parts that the core can come to import. `snapshot` is told in `snapshot.py`, the libraries in
    `library.py`. `parts` are what few apps need of lite (`parts.py`). `lock` maps names of further wheels that lie
    beside it to pairs like the others.
    """
    target.mkdir(parents=True, exist_ok=True)
    sources = browser_sources(PACKAGE)
    compiled = compile_sources(sources)
    core, parts = split(sources)
    wheel = build_core_wheel(target, core, compiled)
    library, bare = build_libraries(target)
    index = {
        "lite": _entry(wheel) | {"needs": needs_of("", core)},
        "snapshot": build_snapshot(target, wheel, version(PACKAGE)),
        "library": _entry(library) | {"size": unpacked_size(library)},
        "bare_library": _entry(bare) | {"size": unpacked_size(bare)},
        "parts": build_parts(target, parts, compiled, version(PACKAGE)),
        "micropip": _entry(fetch_wheel("micropip", *MICROPIP, target=target)),
        "lock": {},
    }
    path = target / "wheels.json"
    path.write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    return path


def fetch_wheel(name: str, version: str, sha256: str, *, target: Path) -> Path:
    """The pure wheel of `name` in `target`, fetched by pip unless it is there already, and checked by hash."""
    for old in target.glob(f"{name}-{version}-*.whl"):
        if _sha256(old) == sha256:
            return old
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder, "requirements.txt")
        pinned.write_text(f"{name}=={version} --hash=sha256:{sha256}\n", encoding="utf-8")
        wanted = ["--python-version", "3.14", "--only-binary=:all:", "--no-deps", "--require-hashes"]
        command = [sys.executable, "-m", "pip", "download", "-q", *wanted, "-d", str(target), "-r", str(pinned)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    for wheel in target.glob(f"{name}-{version}-*.whl"):
        if _sha256(wheel) == sha256:
            return wheel
    raise BuildError(f"pip could not fetch {name} {version} ({sha256[:12]}…). It said:\n{ran.stderr.strip()}")


def _entry(wheel: Path) -> dict[str, Any]:
    return {"file": wheel.name, "sha256": _sha256(wheel)}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
