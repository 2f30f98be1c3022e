"""A tree of the files that the app has, to choose from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import KW_ONLY
from pathlib import Path
from typing import Any, Literal

from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import ConfigError, PayloadError
from lite.files.tree import Tree
from lite.protocol.messages import Json

_MOST_LISTED = 2_000
"""Entries of one folder that a page gets."""
_MOST_CHOSEN = 10_000
"""Files that one tick chooses."""


class FileExplorer(LabelledComponent):
    """Choose files among those that the app has: in a browser, in Python's own file system.

    Payload: a list of paths, each a list of names from `root_dir` on, e.g. `[["notes", "may.txt"]]`.
    """

    glob: str = "**/*"
    """Which files are shown, by their path from `root_dir`, e.g. "*.txt" or "data/*"; `*` crosses folders."""
    _: KW_ONLY
    value: Any = None
    """Path chosen at load, a list of them, or a function that gives it."""
    file_count: Literal["single", "multiple"] = "multiple"
    """One file, or several and whole folders."""
    root_dir: str | Path = "."
    """The folder that is shown. Nothing outside of it can be chosen."""
    ignore_glob: str | None = None
    """Which files and folders are not shown, e.g. "**/__pycache__/**"."""
    height: int | str | None = None
    """Height in px or any CSS unit; a longer tree scrolls."""
    max_height: int | str | None = 500
    """Most height."""
    min_height: int | str | None = None
    """Least height."""
    interactive: bool | None = None
    """Whether the user can choose; None leaves it to how the app's events use it."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s of the app's own, in its corner."""

    change = Event("Other files are chosen, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user chose or left a file.")
    select = Event("The user chose or left a file or folder.", data="SelectData")

    def __post_init__(self) -> None:
        if self.file_count not in ("single", "multiple"):
            raise ConfigError(f"FileExplorer file_count is 'single' or 'multiple', got {self.file_count!r}.")
        if not os.path.isdir(self.root_dir):
            raise ConfigError(f"FileExplorer root_dir is a folder that is there, got {str(self.root_dir)!r}.")
        self.root_dir = os.path.abspath(self.root_dir)
        super().__post_init__()

    @property
    def _tree(self) -> Tree:
        return Tree(os.path.realpath(self.root_dir), self.glob, self.ignore_glob)

    def preprocess(self, payload: Json) -> str | list[str] | None:
        """Give the absolute paths that are chosen, or with `file_count="single"` the one, None if none is.

        Raises:
            PayloadError: if it is no list of paths, or too long.
            AccessError: if one is not in the tree, or not any more.
        """
        if payload is None:
            return None
        if not isinstance(payload, list):
            raise PayloadError("A list of paths was expected here.")
        most = 1 if self.file_count == "single" else _MOST_CHOSEN
        if len(payload) > most:
            raise PayloadError(f"{len(payload):,} files are chosen here; at most {most:,} can be.")
        tree = self._tree
        paths = [tree.path(parts) for parts in payload]
        return paths if self.file_count == "multiple" else (paths[0] if paths else None)

    def postprocess(self, value: Any) -> Json:
        """Choose a path, or a list of them: absolute, or relative to `root_dir`.

        Raises:
            PayloadError: if one is no path.
            AccessError: if one is not below `root_dir`.
        """
        if value is None:
            return None
        listed = [value] if isinstance(value, (str, os.PathLike)) else value
        if not isinstance(listed, (list, tuple)) or not all(isinstance(one, (str, os.PathLike)) for one in listed):
            raise PayloadError(f"A FileExplorer takes a path or a list of them, got {value!r}.")
        tree = self._tree
        return [list(tree.parts(os.fspath(path))) for path in listed]

    def answer(self, name: str, args: list[Json]) -> Any:
        """`ls` of a folder: `{"entries": [[name, is it a folder], …], "more": n}`; `files`: the paths below it."""
        if name == "ls" and len(args) == 1:
            found = self._tree.entries(args[0])
            shown = [[entry.name, entry.is_folder] for entry in found[:_MOST_LISTED]]
            return {"entries": shown, "more": len(found) - len(shown)}
        if name == "files" and len(args) == 1:
            return self._tree.files(args[0], _MOST_CHOSEN)
        return super().answer(name, args)

    def process_example(self, value: Any) -> Json:
        """The paths from `root_dir` on, one below the other."""
        return "\n".join("/".join(parts) for parts in self.postprocess(value) or [])

    def api_info(self) -> dict[str, Json]:
        path: dict[str, Json] = {"type": "array", "items": {"type": "string"}}
        return {"title": "FileExplorerData", "type": "array", "items": path, "additional_description": None}

    def example_payload(self) -> Json:
        return [["gradio", "app.py"]]

    def example_value(self) -> Any:
        return "gradio/app.py"
