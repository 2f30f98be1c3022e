"""Keeping what users flag: CSV files in a folder, which no spreadsheet program takes for formulas."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lite.core.component import Component
from lite.errors import ConfigError
from lite.files.filedata import is_file
from lite.files.store import is_url, received


class FlaggingCallback:
    """Where flagged values go. Subclasses define `setup` and `flag`."""

    def setup(self, components: Sequence[Component], flagging_dir: str) -> None:
        """Called once, with the inputs and outputs of the app, before anything is flagged."""
        raise NotImplementedError(f"{type(self).__name__} needs a method setup(components, flagging_dir).")

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Keep `flag_data`, one payload per component; returns how many are kept now."""
        raise NotImplementedError(f"{type(self).__name__} needs a method flag(flag_data, flag_option, username).")


class SimpleCSVLogger(FlaggingCallback):
    """Appends the values to `log.csv`, without titles."""

    def setup(self, components: Sequence[Component], flagging_dir: str) -> None:
        self.components = list(components)
        self.flagging_dir = str(flagging_dir)

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        cells = [_cell(c, data, self.flagging_dir) for c, data in zip(self.components, flag_data, strict=False)]
        return append_row(os.path.join(self.flagging_dir, "log.csv"), cells)


class CSVLogger(FlaggingCallback):
    """Appends the values to `dataset1.csv`, with a title per column; other titles begin `dataset2.csv`, and so on."""

    def __init__(
        self, simplify_file_data: bool = True, verbose: bool = True, dataset_file_name: str | None = None
    ) -> None:
        """Choose how values are kept.

        Args:
            simplify_file_data: whether of a file only its path is kept, not the whole payload.
            verbose: whether to print where the file is.
            dataset_file_name: name of the CSV file instead of `dataset<number>.csv`.
        """
        self.simplify_file_data = simplify_file_data
        self.verbose = verbose
        self.dataset_file_name = dataset_file_name

    def setup(self, components: Sequence[Component], flagging_dir: str) -> None:
        self.components = list(components)
        self.flagging_dir = str(flagging_dir)
        self._path: str | None = None

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        from datetime import datetime  # not loaded in Pyodide until something is flagged

        titles = [getattr(c, "label", None) or f"component {i}" for i, c in enumerate(self.components)]
        titles += [*(["flag"] if flag_option else []), *(["username"] if username else []), "timestamp"]
        cells = [
            _cell(component, data, self.flagging_dir, whole=not self.simplify_file_data)
            for component, data in zip(self.components, flag_data, strict=False)
        ]
        cells += [one for one in (flag_option, username) if one] + [str(datetime.now())]
        return append_row(self._file(titles), cells, titles)

    def _file(self, titles: list[str]) -> str:
        if self._path is None:
            self._path = self._choose(titles)
            if self.verbose:
                print(f"Flagged values are in {self._path}")
        return self._path

    def _choose(self, titles: list[str]) -> str:
        """The named file, or the first numbered one that is new or has the same titles."""
        if self.dataset_file_name:
            return os.path.join(self.flagging_dir, os.path.basename(self.dataset_file_name))
        number = 1
        while True:
            path = os.path.join(self.flagging_dir, f"dataset{number}.csv")
            if not os.path.exists(path) or first_row(path) == [safe(title) for title in titles]:
                return path
            number += 1


def safe(cell: Any) -> str:
    """`cell` as text that a spreadsheet shows and never runs: formulas get an apostrophe, numbers stay."""
    text = "" if cell is None else str(cell)
    if text[:1] not in tuple("=+-@\t\r\n|%"):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text


def append_row(path: str, cells: Sequence[Any], titles: Sequence[str] | None = None) -> int:
    """Append a row to the CSV file at `path`, after `titles` if it is new; returns its number of rows without them."""
    import csv  # not loaded in Pyodide until something is flagged

    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    new = not os.path.exists(path)
    with open(path, "a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if new and titles:
            writer.writerow([safe(title) for title in titles])
        writer.writerow([safe(cell) for cell in cells])
    with open(path, newline="", encoding="utf-8") as file:
        return sum(1 for _ in csv.reader(file)) - bool(titles)


def bundle(folder: str) -> tuple[str, bytes] | None:
    """Name and content of one file with all that is in `folder`; None if there is nothing.

    One CSV file stays one; with other files beside it, it is a ZIP.
    """
    root = Path(folder)
    files = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else []
    if not files:
        return None
    if len(files) == 1:
        return files[0].name, files[0].read_bytes()
    import io
    import zipfile  # not loaded in Pyodide until files are flagged

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, path.relative_to(root))
    return "flagged.zip", content.getvalue()


def first_row(path: str) -> list[str]:
    import csv

    with open(path, newline="", encoding="utf-8") as file:
        return next(csv.reader(file), [])


def _cell(component: Component, data: Any, folder: str, whole: bool = False) -> Any:
    """What is kept of `data`; files are copied beside the CSV."""
    if data is None:
        return ""
    if isinstance(data, list) and data and all(is_file(one) for one in data):
        return "|".join(str(_cell(component, one, folder)) for one in data)
    if not is_file(data):
        return component.flag(data, folder)
    if is_url(data["path"]):
        return data["path"]
    file = received(data)
    name = re.sub(r"\W+", "_", getattr(component, "label", None) or component.kind)
    kept = os.path.join(folder, name)
    os.makedirs(kept, exist_ok=True)
    path = _unused(os.path.join(kept, os.path.basename(file.path)))
    shutil.copy(file.path, path)
    return component.flag(file.to_dict() | {"path": path}, folder) if whole else path


def _unused(path: str) -> str:
    stem, suffix = os.path.splitext(path)
    number = 1
    while os.path.exists(path):
        path, number = f"{stem}_{number}{suffix}", number + 1
    return path


MODES = ("never", "auto", "manual")


def mode_of(mode: Any, default: str = "manual") -> str:
    """A `flagging_mode`, None being the environment's `GRADIO_FLAGGING_MODE` or `default`; Gradio 3's bools count.

    Raises:
        ConfigError: if it is none.
    """
    if isinstance(mode, bool):
        mode = "manual" if mode else "never"
    mode = mode or os.environ.get("GRADIO_FLAGGING_MODE") or default
    if mode not in MODES:
        raise ConfigError(f"flagging_mode is 'never', 'auto' or 'manual', got {mode!r}.")
    return str(mode)
