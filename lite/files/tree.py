"""A folder that a page may look through: what is listed of it, and which paths in it a page may name.

A path is its names from the root on, `["notes", "may.txt"]`, as it crosses the wire. Nothing outside of the root is
ever listed or named: no `..`, no link that leads out; no dotfiles, and nothing of the app's `blocked_paths`.
"""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lite.errors import AccessError, PayloadError
from lite.files.access import below, current_rules, hidden

Parts = list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder in a listing."""

    name: str
    is_folder: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """What is below `root` and fits the two patterns."""

    root: str
    """The folder's real path."""
    glob: str = "**/*"
    """Pattern of the files that are listed, by their path from the root; its `*` crosses folders."""
    ignore: str | None = None
    """Pattern of the files and folders that are not."""

    def path(self, parts: Any) -> str:
        """The real path of what a page names; it is there.

        Raises:
            AccessError: if it is not in this tree, or not any more.
        """
        if not isinstance(parts, list) or not all(isinstance(name, str) and _is_name(name) for name in parts):
            raise AccessError("That is no path of a file in this folder.")
        real = os.path.realpath(os.path.join(self.root, *parts))
        if not self._has(parts, real):
            raise AccessError(f"There is no {'/'.join(parts)!r} in this folder (any more).")
        return real

    def parts(self, path: str) -> Parts:
        """The names from the root to `path`, which an app gives: absolute, or relative to the root.

        Raises:
            AccessError: if it is not below the root.
        """
        full = os.path.normpath(os.path.join(self.root, path))
        inside = below(full, self.root)
        if inside is None:
            inside = below(os.path.realpath(full), self.root)
        if not inside:
            raise AccessError(f"{path!r} is not below {self.root!r}.")
        return inside.split(os.sep)

    def entries(self, parts: Any) -> list[Entry]:
        """What is in the folder `parts`: folders first, each by name.

        Raises:
            AccessError: if there is no such folder in this tree.
        """
        folder = self.path(parts)
        if not os.path.isdir(folder):
            raise AccessError(f"{'/'.join(parts)!r} is no folder.")
        found = []
        for name in sorted(os.listdir(folder)):
            real = os.path.realpath(os.path.join(folder, name))
            if _is_name(name) and self._has([*parts, name], real):
                found.append(Entry(name, os.path.isdir(real)))
        return sorted(found, key=lambda entry: not entry.is_folder)

    def files(self, parts: Any, most: int) -> list[Parts]:
        """The files below the folder `parts`.

        Raises:
            AccessError: if there is no such folder in this tree.
            PayloadError: if they are more than `most`.
        """
        found: list[Parts] = []
        for one in self._walk(parts, set()):
            if len(found) == most:
                raise PayloadError(f"There are more than {most:,} files in this folder; choose in its folders.")
            found.append(one)
        return found

    def _walk(self, parts: Parts, seen: set[str]) -> Iterator[Parts]:
        real = self.path(parts)
        if real in seen:  # a link to a folder above
            return
        seen.add(real)
        for entry in self.entries(parts):
            inside = [*parts, entry.name]
            if entry.is_folder:
                yield from self._walk(inside, seen)
            else:
                yield inside

    def _has(self, parts: Parts, real: str) -> bool:
        inside, rules = below(real, self.root), current_rules()
        if inside is None or hidden(inside) or not os.path.exists(real):
            return False
        if any(below(real, os.path.realpath(os.path.join(rules.home or "", one))) is not None for one in rules.blocked):
            return False
        is_folder = os.path.isdir(real)
        # What is below an ignored folder is ignored as well.
        if self.ignore and any(
            self._fits(parts[:end], self.ignore, is_folder or end < len(parts)) for end in range(1, len(parts) + 1)
        ):
            return False
        return is_folder or self._fits(parts, self.glob, False)

    def _fits(self, parts: Parts, pattern: str, is_folder: bool) -> bool:
        inside = "/".join(parts)
        shapes = [inside, f"/{inside}"]
        if is_folder:
            shapes.append(f"/{inside}/")
        if pattern.startswith("/"):
            shapes.append(f"{self.root}/{inside}")
        return any(fnmatch.fnmatchcase(shape, pattern) for shape in shapes)


def _is_name(name: str) -> bool:
    """Whether `name` is that of one file, and of one that may be seen."""
    if not name or name.startswith(".") or any(bad in name for bad in "/\\\0"):
        return False
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
