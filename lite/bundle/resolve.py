"""Resolves an app's requirements once, natively, to the wheels that its page carries.

Each name gets one version. What Pyodide's distribution has comes from there, because its wheels fit each other; all
else is pure Python, or built for this Pyodide, from this machine or the package index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lite.bundle.asked import OURS, Asked, normalise, packaging
from lite.bundle.imports import Import, foreign_imports
from lite.bundle.paths import BuildError
from lite.bundle.wheel_index import ENVIRONMENT, Distribution, WheelFile, Wheels, read_wheel, requirements_of

LOCK_VERSION = 1


@dataclass(slots=True)
class Resolved:
    """What a page carries: wheels of its own lock, and names of packages of Pyodide's distribution."""

    wheels: dict[str, WheelFile] = field(default_factory=dict)
    depends: dict[str, list[str]] = field(default_factory=dict)
    pyodide: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Names that the page installs before the app runs; what is imported only is found by the import."""

    def imports(self, distribution: Distribution) -> set[str]:
        """All modules that it brings."""
        names = {module for wheel in self.wheels.values() for module in wheel.imports}
        return names | {module for name in self.pyodide for module in distribution.packages[name]["imports"]}

    def lock(self) -> dict[str, Any]:
        """The page's own lock, as `wheels.json` has it."""
        return {
            name: {
                "file": wheel.path.name,
                "sha256": wheel.sha256,
                "version": wheel.version,
                "imports": list(wheel.imports),
                "depends": self.depends[name],
            }
            for name, wheel in sorted(self.wheels.items())
        }


class Resolver:
    """Finds one wheel per name. A name that is asked for again with another bound is chosen anew."""

    def __init__(self, home: Path, wheels: Wheels, distribution: Distribution) -> None:
        self.home = home
        self.wheels = wheels
        self.distribution = distribution
        self.result = Resolved()
        self._specifiers: dict[str, Any] = {}
        self._origins: dict[str, str] = {}

    def add(self, asked: Asked) -> None:
        """Resolve one requirement with all it needs.

        Raises:
            BuildError: if it can't be had, naming who asked for it.
        """
        name = self._add_file(asked) if _is_place(asked.text) else self._add_text(asked)
        if name is not None and name not in self.result.asked:
            self.result.asked.append(name)

    def _add_text(self, asked: Asked) -> str | None:
        try:
            parsed = packaging("requirements").Requirement(asked.text)
        except packaging("requirements").InvalidRequirement as error:
            raise BuildError(
                f"{asked.origin}: {asked.text!r} is no requirement: {str(error).splitlines()[0]}"
            ) from None
        if parsed.marker is not None and not parsed.marker.evaluate(ENVIRONMENT | {"extra": ""}):
            return None
        return self._need(parsed, asked.origin)

    def _add_file(self, asked: Asked) -> str:
        text = asked.text.rpartition("@")[2].strip()
        if "://" in text:
            wheel = self.wheels.download(asked.text)
        elif (self.home / text).is_file():
            wheel = read_wheel(self.home / text)
        else:
            raise BuildError(f"{asked.origin} asks for {asked.text}, and {self.home / text} is not there.")
        return self._take(wheel, (), asked.origin)

    def _need(self, wanted: Any, origin: str) -> str | None:
        """Resolve a name with its specifier; answer the normalised name, or None for what the runtime is."""
        name = normalise(wanted.name)
        if name in OURS:
            return None
        if wanted.url:
            return self._add_file(Asked(str(wanted), origin))
        before = self._specifiers.get(name)
        specifier = wanted.specifier if before is None else before & wanted.specifier
        self._specifiers[name] = specifier
        chosen = self._version(name)
        if chosen is not None and specifier.contains(chosen, prereleases=True):
            if not wanted.extras or name not in self.result.wheels:
                return name
            return self._take(self.result.wheels[name], wanted.extras, origin)
        if self._origins.get(name) and chosen is not None:
            origin = f"{self._origins[name]} and {origin}"
        self._origins[name] = origin
        entry = self.distribution.entry(name)
        if entry is not None and specifier.contains(entry["version"], prereleases=True):
            self.result.pyodide = self.distribution.with_dependencies([*self.result.pyodide, name])
            return name
        merged = packaging("requirements").Requirement(f"{wanted.name}{specifier}")
        try:
            wheel = self.wheels.find(merged)
        except BuildError as error:
            raise BuildError(_no_wheel(merged, origin, str(error), entry)) from None
        return self._take(wheel, wanted.extras, origin)

    def _version(self, name: str) -> str | None:
        if name in self.result.wheels:
            return self.result.wheels[name].version
        return self.distribution.packages[name]["version"] if name in self.result.pyodide else None

    def _take(self, wheel: WheelFile, extras: Sequence[str], origin: str) -> str:
        self.result.wheels[wheel.name] = wheel
        self.result.depends.setdefault(wheel.name, [])
        needs = [self._need(each, f"{wheel.name} (for {origin})") for each in requirements_of(wheel, sorted(extras))]
        self.result.depends[wheel.name] = sorted({*self.result.depends[wheel.name], *(need for need in needs if need)})
        return wheel.name

    def add_import(self, found: Import, distributions: Mapping[str, Sequence[str]]) -> None:
        """Resolve what provides a module that is imported and that nobody asked for.

        Args:
            distributions: module → names of the distributions that have it on this machine.

        Raises:
            BuildError: with file, line and the line itself; not for an import that may fail.
        """
        provider = self.distribution.provider(found.module)
        name = provider or next(iter(distributions.get(found.module, ())), found.module)
        try:
            self._need(packaging("requirements").Requirement(name), found.file)
        except BuildError as error:
            if not found.optional:
                reason = str(error).rpartition("It said: ")[2] or str(error)
                raise BuildError(
                    f"{found}\n{name} has no wheel that runs in a browser: {reason}\nIf {found.module} is your "
                    "own module, put it beside the app. If the app can do without it, import it in a `try`. A wheel of "
                    "pure Python can be given by --wheels FOLDER."
                ) from None


def resolve(
    asked: Iterable[Asked],
    sources: Mapping[str, str],
    resolver: Resolver,
    distributions: Mapping[str, Sequence[str]],
) -> Resolved:
    """All wheels that a page needs for what its author asked for and what its sources import.

    Raises:
        BuildError: if one can't be had.
    """
    for each in asked:
        resolver.add(each)
    for found in foreign_imports(sources):
        if found.module not in resolver.result.imports(resolver.distribution):
            resolver.add_import(found, distributions)
    return resolver.result


def write_lock(resolved: Resolved, asked: Iterable[Asked], distribution: Distribution) -> str:
    """The text of `lite.lock`: which wheels `asked` came to, by name, version and hash."""
    pyodide = {
        name: {"version": distribution.packages[name]["version"], "sha256": distribution.packages[name]["sha256"]}
        for name in resolved.pyodide
    }
    content = {
        "lite_lock": LOCK_VERSION,
        "asked": sorted(each.text for each in asked),
        "installs": sorted(resolved.asked),
        "wheels": resolved.lock(),
        "pyodide": pyodide,
    }
    return json.dumps(content, indent=1, sort_keys=True) + "\n"


def read_lock(path: Path, asked: Iterable[Asked], wheels: Wheels) -> Resolved:
    """What `write_lock` wrote, with its wheels on this machine again.

    Raises:
        BuildError: if it was made for other requirements, or a wheel can't be had.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["lite_lock"] != LOCK_VERSION or content["asked"] != sorted(each.text for each in asked):
            raise BuildError(f"{path} was made for other requirements; run `lite lock` again.")
        entries: dict[str, dict[str, Any]] = content["wheels"]
        found = {name: _locked(name, entry, wheels) for name, entry in entries.items()}
        depends = {name: list(entry["depends"]) for name, entry in entries.items()}
        return Resolved(found, depends, list(content["pyodide"]), list(content["installs"]))
    except (ValueError, KeyError, TypeError):
        raise BuildError(f"{path} is no lock of lite's; run `lite lock` to write a new one.") from None


def _locked(name: str, entry: dict[str, Any], wheels: Wheels) -> WheelFile:
    here = wheels.by_hash(Path(entry["file"]).name, entry["sha256"])
    if here is not None:
        return read_wheel(here)
    try:
        return wheels.download(f"{name}=={entry['version']}", sha256=entry["sha256"])
    except BuildError as error:
        raise BuildError(
            f"The lock names {entry['file']}, which is not on this machine, and pip could not fetch it: {error}"
        ) from None


def _is_place(text: str) -> bool:
    """Whether a requirement is a file or a URL rather than a name."""
    target = text.partition(";")[0].rpartition("@")[2].strip()
    return target.endswith(".whl") or "://" in target or target.startswith(("./", "../", "/"))


def _no_wheel(requirement: Any, origin: str, reason: str, entry: dict[str, Any] | None) -> str:
    known = f" Pyodide's distribution has version {entry['version']}: ask for that." if entry else ""
    return (
        f"{origin} asks for {requirement}, which has no wheel that runs in a browser.{known} Such a wheel is pure "
        f"Python, or built for Pyodide. It was looked for in --wheels and on the package index. It said: {reason}"
    )
