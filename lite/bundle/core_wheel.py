"""The core wheel: `lite` as the browser gets it, small, and the same bytes for the same sources.

It holds what every app imports and the components that many have; what few apps need is in parts beside it
(`parts.py`), and the native tooling is left out. It is a valid wheel (micropip could install it), but the worker puts
it on `sys.path` as it is.

Compiled modules start faster but are twice as large as slimmed sources (measured: 43 modules import in 107 ms
compiled, in 205 ms from source; 154 KB against 67 KB). So all are compiled, by Pyodide's own Python, which proves them;
those that every app imports are shipped compiled, layer by layer, as far as the budget goes; the rest as source.
Parts are shipped compiled.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
import zipfile
import zlib
from pathlib import Path

from lite.bundle.node import run_script
from lite.bundle.paths import PACKAGE, PYODIDE, BuildError, need
from lite.bundle.slim import slim
from lite.bundle.wheel_file import pack_wheel, zip_bytes

BUDGET_BYTES = 150_000
"""ARCHITECTURE section 10: what every visitor downloads before an app starts."""

LEFT_OUT = ("_names.py", "bundle/", "cli/", "protocol/typescript.py")
"""Native tooling, relative to the package."""

PYTHON_TAG = "cp314"
"""The Python of Pyodide 314; .pyc files are good for one version only."""

BOOT_ORDER = (
    "core/",
    "runtime/",
    "protocol/",
    "transports/",
    "compat/__init__",
    "platform/",
    "files/",
    "__init__",
    "errors",
    "components/textbox",
    "components/button",
    "layouts/",
    "components/",
)
"""Where every app's boot goes: what of the package is worth shipping compiled, by the beginning of its name."""

_RESERVE_BYTES = 1_500
"""What is left of the budget, because sizes are estimated module by module."""

_SLACK_BYTES = 8
"""A compiled module's lines in the directory and RECORD are a little longer."""


def build_core_wheel(target: Path, sources: dict[str, bytes], compiled: dict[str, bytes]) -> Path:
    """Build the core wheel of `sources` into `target`, in place of any older one there.

    Raises:
        BuildError: if the wheel is over `BUDGET_BYTES`.
    """
    members = choose_members(sources, compiled, version(PACKAGE))
    content = wheel_bytes(members, version(PACKAGE))
    if len(content) > BUDGET_BYTES:
        largest = sorted(((len(data), name) for name, data in members.items()), reverse=True)[:5]
        raise BuildError(
            f"The core wheel has {len(content):,} bytes, its budget is {BUDGET_BYTES:,}. "
            f"Largest, uncompressed: {', '.join(f'{name} {size:,}' for size, name in largest)}."
        )
    target.mkdir(parents=True, exist_ok=True)
    wheel = target / _file_name(members, version(PACKAGE))
    for old in target.glob("lite-*.whl"):
        if old.name != wheel.name and f"-{PYTHON_TAG}-" in old.name:
            old.unlink()
    wheel.write_bytes(content)
    return wheel


def version(package: Path) -> str:
    """The `__version__` that `__init__.py` of `package` declares, read without importing it."""
    found = re.search(r'^__version__(?::\s*\w+)?\s*=\s*"([^"]+)"', (package / "__init__.py").read_text("utf-8"), re.M)
    if not found:
        raise BuildError(f'{package / "__init__.py"} declares no version; add a line `__version__ = "0.1.0"`.')
    return found[1]


def browser_sources(package: Path) -> dict[str, bytes]:
    """The sources that a page can use: name in the wheel (`lite/core/blocks.py`) → content, sorted."""
    found = {path.relative_to(package).as_posix(): path for path in package.rglob("*.py")}
    return {f"lite/{name}": found[name].read_bytes() for name in sorted(found) if not name.startswith(LEFT_OUT)}


def choose_members(sources: dict[str, bytes], compiled: dict[str, bytes], version: str) -> dict[str, bytes]:
    """Slimmed sources, with as many modules of the layers in `BOOT_ORDER` compiled instead as the budget allows.

    Within a layer the largest come first: they take longest to compile.
    """
    members = {name: slim(source.decode()).encode() for name, source in sources.items()}
    room = BUDGET_BYTES - _RESERVE_BYTES - len(wheel_bytes(members, version))
    for layer in BOOT_ORDER:
        left = (name for name in sources if name in members and name.startswith(f"lite/{layer}"))
        for name in sorted(left, key=lambda name: -len(members[name])):
            growth = _packed(compiled[f"{name}c"]) - _packed(members[name]) + _SLACK_BYTES
            if growth <= room:
                room -= growth
                members[f"{name}c"] = compiled[f"{name}c"]
                del members[name]
    return dict(sorted(members.items()))


def _packed(data: bytes) -> int:
    """Bytes that `data` takes in the wheel."""
    return len(zlib.compress(data, 9))


def compile_sources(sources: dict[str, bytes]) -> dict[str, bytes]:
    """Compile `sources` under Node with the Python that will run them: `x.py` → `x.pyc`.

    Raises:
        BuildError: with file and line, if one of them doesn't compile.
    """
    need(PYODIDE / "pyodide.mjs", made_by="make setup")
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "sources.zip"), Path(folder, "compiled.zip")
        given.write_bytes(zip_bytes(sources))
        run_script("compile_core", PYODIDE, given, made)
        with zipfile.ZipFile(made) as archive:
            return {name: archive.read(name) for name in sorted(archive.namelist())}


def _file_name(members: dict[str, bytes], version: str) -> str:
    """A file name that changes with the content, so that a cached wheel never meets a newer page."""
    return f"lite-{version}-{_build_tag(members)}-{PYTHON_TAG}-none-any.whl"


def _build_tag(members: dict[str, bytes]) -> str:
    """The wheel's build tag, which has to begin with a digit: 0 and the content's hash."""
    digest = hashlib.sha256()
    for name, data in members.items():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return "0" + digest.hexdigest()[:10]


def wheel_bytes(members: dict[str, bytes], version: str) -> bytes:
    """The wheel that holds `members`."""
    build = _build_tag(members)
    return pack_wheel("lite", version, members, tag=f"{PYTHON_TAG}-none-any", build=build, python=">=3.14,<3.15")
