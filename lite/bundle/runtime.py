"""The runtime that a site carries: where it is taken from, and which of its chunks an app can reach.

A `lite` installed from its tooling wheel has the runtime beside this file, a checkout in its build folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lite.bundle.engines import FOLDER
from lite.bundle.paths import INSTALLED
from lite.bundle.site import runtime_files

Content = Path | bytes

NOT_SERVED = ("sw.js", "single.js", "sizes.json")
"""Files of the runtime that `lite build` uses, and a site has no use for as they are."""

_HEAVY = {"annotatedimage", "code", "dataframe", "imageeditor", "plot"}
"""Views with large libraries: where any view may be asked for, these are kept offline only if the app names them."""

_LAYOUT_FILES = {"tabitem": "tabs", "walkthroughstep": "walkthrough"}
_REFERENCE = re.compile(r"[\w.-]+\.(?:js|css|wasm|svg|png|woff2?)\b")


def find_runtime() -> dict[str, Content]:
    """Name in the runtime folder → file.

    Raises:
        BuildError: if there is none, with the command that makes it.
    """
    if (INSTALLED / "lite.js").is_file():
        files = (path for path in sorted(INSTALLED.rglob("*")) if path.is_file())
        return {path.relative_to(INSTALLED).as_posix(): path for path in files}
    return dict(sorted(runtime_files().items()))


def read(content: Content) -> bytes:
    """The bytes of a file that may be there already."""
    return content if isinstance(content, bytes) else content.read_bytes()


class Chunks:
    """The runtime's scripts as a graph: which file names which, and which has the view of a type of component."""

    def __init__(self, files: Mapping[str, Content]) -> None:
        self.files = {name: content for name, content in files.items() if _is_script(name)}
        self._by_base = {name.rpartition("/")[2]: name for name in self.files}
        sizes: list[dict[str, Any]] = json.loads(read(files["sizes.json"]))
        self._views = {module: entry["file"] for entry in sizes for module in entry["views"]}
        self._imports: dict[str, list[str]] = {entry["file"]: entry["imports"] for entry in sizes}
        self._names: dict[str, set[str]] = {}

    def types(self) -> set[str]:
        """Types of blocks whose views are chunks of their own."""
        components = {module.split("/")[1] for module in self._views if module.startswith("components/")}
        layouts = {Path(module).stem for module in self._views if module.startswith("layouts/")}
        return components | layouts | set(_LAYOUT_FILES)

    def views(self, types: Iterable[str]) -> set[str]:
        """The chunks of the views of these types, and the list that leads to them; not the page's own."""
        found = {self._views[module] for module in map(self._module, types) if module in self._views}
        found -= self.imported({"lite.js"})
        return found | (self.called("views") if found else set())

    def called(self, module: str) -> set[str]:
        """The chunk that begins with a module of this name, if there is one."""
        return {name for name in self.files if Path(name).name.startswith(f"{module}-")}

    def imported(self, names: Iterable[str]) -> set[str]:
        """These scripts and all that they import at once."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._imports[name]
        return found

    def reached(
        self, types: Iterable[str], start: Iterable[str] = ("lite.js", "lite.css", "pwa.js", "file.js")
    ) -> set[str]:
        """All files that a page with blocks of these types may ask for, sooner or later."""
        all_views = set(self._views.values())
        wanted = {self._views[module] for module in map(self._module, types) if module in self._views}
        found: set[str] = set()
        waiting = [name for name in start if name in self.files]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.add(name)
            # The list of views names all of them; every other chunk names what it needs itself.
            named = self._named(name)
            waiting += named - all_views | named & wanted if self._is_list(name) else named
        return found

    def _module(self, kind: str) -> str:
        component = f"components/{kind}/index.tsx"
        return component if component in self._views else f"layouts/{_LAYOUT_FILES.get(kind, kind)}.tsx"

    def _is_list(self, name: str) -> bool:
        return Path(name).name.startswith("views-")

    def _named(self, name: str) -> set[str]:
        if name not in self._names:
            text = read(self.files[name]).decode("utf-8", errors="replace")
            bases = {match[0] for match in _REFERENCE.finditer(text)}
            self._names[name] = {self._by_base[base] for base in bases if base in self._by_base} - {name}
        return self._names[name]


def _is_script(name: str) -> bool:
    """Whether a file of the runtime is one of ours rather than Pyodide's, an engine's or a wheel."""
    return not name.startswith(("pyodide/", "wheels/", FOLDER)) and name not in NOT_SERVED and not name.endswith(".map")


def choose_chunks(chunks: Chunks, named: set[str], *, any_view: bool) -> tuple[set[str], set[str]]:
    """Which files of the runtime's own a site has, and which of these it keeps offline from the start.

    Args:
        named: types of blocks that the app has or names.
        any_view: whether it may show others too.
    """
    named = named & chunks.types()
    first = chunks.reached(named)
    if not any_view:
        return first, first
    return chunks.reached(chunks.types()), first | chunks.reached(chunks.types() - _HEAVY)
