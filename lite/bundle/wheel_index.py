"""Where wheels for the browser come from: folders on this machine, Pyodide's distribution, the package index.

A wheel fits when it is pure Python, or was built for this Pyodide.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lite.bundle.asked import normalise, packaging
from lite.bundle.paths import BuildError

PYTHON = "3.14"
PLATFORM = "pyemscripten_2026_0_wasm32"
"""What compiled wheels for Pyodide 314 are tagged with."""

CDN = "https://cdn.jsdelivr.net/pyodide/v314.0.7/full/"
"""Where Pyodide publishes the wheels of its distribution."""

NPM_CDN = "https://cdn.jsdelivr.net/npm/pyodide@314.0.7/"
"""The same files of Pyodide that the runtime has: those of its npm package."""

ENVIRONMENT = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "platform_system": "Emscripten",
    "python_full_version": "3.14.2",
    "python_version": PYTHON,
    "sys_platform": "emscripten",
}
"""The markers of Pyodide's Python."""


@dataclass(frozen=True, slots=True)
class WheelFile:
    """A wheel on this machine, and what it says of itself."""

    name: str
    version: str
    path: Path
    sha256: str
    imports: tuple[str, ...]
    requires: tuple[str, ...]
    """Requires-Dist, as it is written."""


def read_wheel(path: Path) -> WheelFile:
    """What a wheel says of itself.

    Raises:
        BuildError: if it is none.
    """
    try:
        content = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            info = next(name.split("/")[0] for name in names if name.endswith(".dist-info/METADATA"))
            metadata = archive.read(f"{info}/METADATA").decode("utf-8", errors="replace").partition("\n\n")[0]
    except (OSError, zipfile.BadZipFile, StopIteration):
        raise BuildError(f"{path} is no wheel.") from None
    fields = [line.partition(": ") for line in metadata.splitlines()]
    requires = tuple(value for key, _, value in fields if key == "Requires-Dist")
    values = {key: value for key, _, value in fields}
    return WheelFile(
        normalise(values["Name"]), values["Version"], path, hashlib.sha256(content).hexdigest(), _tops(names), requires
    )


def _tops(names: Sequence[str]) -> tuple[str, ...]:
    """The modules and packages at the top of a wheel."""
    tops = set()
    for name in names:
        top, _, rest = name.partition("/")
        if top.endswith((".dist-info", ".data")):
            continue
        if rest and rest.endswith((".py", ".so", ".pyc")):
            tops.add(top)
        elif not rest and top.endswith((".py", ".so")):
            tops.add(top.partition(".")[0])
    return tuple(sorted(tops))


def fits_browser(file_name: str) -> bool:
    """Whether a wheel of this name can be installed in Pyodide."""
    parts = file_name.removesuffix(".whl").split("-")
    if not file_name.endswith(".whl") or len(parts) < 5:
        return False
    pythons, _, platforms = parts[-3:]
    if "any" in platforms.split("."):
        return any(tag.startswith("py3") or tag == "cp314" for tag in pythons.split("."))
    return PLATFORM in platforms.split(".")


class Wheels:
    """Finds wheels. `folders` come first, then what was fetched before, then the package index by pip."""

    def __init__(self, folders: Sequence[Path], cache: Path | None = None) -> None:
        self.folders = [folder for folder in folders if folder.is_dir()]
        self.cache = cache or _cache_folder()

    @cached_property
    def local(self) -> list[WheelFile]:
        """The wheels of the folders, newest version first."""
        files = [file for folder in self.folders for file in sorted(folder.glob("*.whl")) if fits_browser(file.name)]
        version = packaging("version").Version
        return sorted((read_wheel(file) for file in files), key=lambda wheel: version(wheel.version), reverse=True)

    def find(self, requirement: Any) -> WheelFile:
        """The wheel for a `packaging` requirement with a name and a specifier.

        Raises:
            BuildError: with pip's reason, if there is none.
        """
        for wheel in self.local:
            if wheel.name == normalise(requirement.name) and requirement.specifier.contains(
                wheel.version, prereleases=True
            ):
                return wheel
        return self.download(f"{requirement.name}{requirement.specifier}")

    def by_hash(self, file: str, sha256: str) -> Path | None:
        """A file that was locked, wherever on this machine it is."""
        for folder in (*self.folders, self.cache):
            if (folder / file).is_file() and hashlib.sha256((folder / file).read_bytes()).hexdigest() == sha256:
                return folder / file
        return None

    def download(self, requirement: str, *, sha256: str | None = None) -> WheelFile:
        """Fetch one wheel by pip.

        Raises:
            BuildError: with pip's reason.
        """
        self.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            wanted = Path(folder, "requirements.txt")
            wanted.write_text(requirement + (f" --hash=sha256:{sha256}" if sha256 else "") + "\n", encoding="utf-8")
            tags = ["--python-version", PYTHON, "--platform", PLATFORM, "--only-binary=:all:", "--no-deps"]
            command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", *tags]
            ran = subprocess.run(
                [*command, "-d", folder, "-r", str(wanted)], capture_output=True, text=True, check=False
            )
            found = sorted(Path(folder).glob("*.whl"))
            if ran.returncode or not found:
                raise BuildError(_reason(ran.stderr))
            kept = self.cache / found[0].name
            shutil.move(found[0], kept)
            return read_wheel(kept)


def _reason(errors: str) -> str:
    """pip's last word on why it found nothing."""
    lines = [line.removeprefix("ERROR: ") for line in errors.splitlines() if line.startswith("ERROR: ")]
    return lines[-1] if lines else errors.strip() or "pip said nothing"


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base, "lite", "wheels")


class Distribution:
    """The packages of Pyodide's own distribution, as its lock lists them."""

    def __init__(self, lock: bytes, wheels: Wheels, *, source: str = CDN) -> None:
        self.packages: dict[str, dict[str, Any]] = json.loads(lock)["packages"]
        self.wheels = wheels
        self.source = source

    def entry(self, name: str) -> dict[str, Any] | None:
        """The lock's entry of a package, by its normalised name."""
        return self.packages.get(name)

    def provider(self, module: str) -> str | None:
        """The package that has a module."""
        return next((name for name, entry in self.packages.items() if module in entry["imports"]), None)

    def with_dependencies(self, names: Sequence[str]) -> list[str]:
        """These packages and all that they need, sorted."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = normalise(waiting.pop())
            if name not in found and name in self.packages:
                found.add(name)
                waiting += self.packages[name]["depends"]
        return sorted(found)

    def fetch(self, name: str) -> Path:
        """The wheel of one of its packages: from this machine, else from where Pyodide publishes it.

        Raises:
            BuildError: if it can't be had, with what to do.
        """
        entry = self.packages[name]
        file, sha256 = entry["file_name"].rpartition("/")[2], entry["sha256"]
        here = self.wheels.by_hash(file, sha256)
        if here is not None:
            return here
        try:
            with urllib.request.urlopen(self.source + file, timeout=60) as answer:
                content: bytes = answer.read()
        except OSError as error:
            raise BuildError(
                f"{name} belongs to Pyodide's distribution, and its wheel {file} could not be fetched from "
                f"{self.source} ({error}). Put it into a folder and name that by --wheels, or build with --pyodide cdn."
            ) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BuildError(f"{self.source}{file} is not the file that Pyodide's lock names: its hash differs.")
        self.wheels.cache.mkdir(parents=True, exist_ok=True)
        kept: Path = self.wheels.cache / file
        kept.write_bytes(content)
        return kept


def requirements_of(wheel: WheelFile, extras: Sequence[str]) -> Iterator[Any]:
    """What a wheel needs in the browser, as `packaging` requirements."""
    requirement = packaging("requirements").Requirement
    for text in wheel.requires:
        parsed = requirement(text)
        if parsed.marker is None or any(
            parsed.marker.evaluate(ENVIRONMENT | {"extra": extra}) for extra in (*extras, "")
        ):
            yield parsed
