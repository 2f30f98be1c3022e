"""What an app asks for: its requirements, read from where Python projects write them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from lite.bundle.paths import BuildError

OURS = {"gradio", "gradio-client", "gradio-lite", "lite"}
"""Distributions that the runtime is."""

_SCRIPT = re.compile(r"(?m)^# /// script$\s(?P<content>(^#(| .*)$\s)+)^# ///$")
"""The block of PEP 723, as that document writes it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement: `jinja2>=3`, a path or URL of a wheel; and who says so, for messages."""

    text: str
    origin: str


def packaging(module: str) -> Any:
    """A module of the `packaging` library, pip's own copy if there is no other.

    Raises:
        BuildError: if there is neither.
    """
    for name in (f"packaging.{module}", f"pip._vendor.packaging.{module}"):
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    raise BuildError("Requirements are read with pip, which this Python lacks; run `python -m ensurepip` first.")


def normalise(name: str) -> str:
    """How names of distributions compare (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_asked(home: Path, entry: str) -> list[Asked]:
    """What the app in `home` asks for: requirements.txt, pyproject.toml and the script block of its entry file.

    Raises:
        BuildError: for a file that can't be read.
    """
    found: list[Asked] = []
    if (home / "requirements.txt").is_file():
        found += _lines(home / "requirements.txt")
    if (home / "pyproject.toml").is_file():
        project = _toml((home / "pyproject.toml").read_text("utf-8"), "pyproject.toml").get("project", {})
        found += [Asked(text, "pyproject.toml") for text in project.get("dependencies", [])]
    if (home / entry).is_file():
        block = _SCRIPT.search((home / entry).read_text("utf-8", errors="replace"))
        if block is not None:
            script = "".join(
                line[2:] if line.startswith("# ") else line[1:] for line in block["content"].splitlines(True)
            )
            found += [
                Asked(text, entry) for text in _toml(script, f"the script block of {entry}").get("dependencies", [])
            ]
    return list({each.text: each for each in found}.values())


def _toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BuildError(f"{where} is not valid TOML: {error}.") from None


def _lines(path: Path) -> Iterator[Asked]:
    for raw in path.read_text("utf-8").splitlines():
        line = re.sub(r"(^|\s)#.*$", "", raw).strip()
        option, _, value = line.partition(" ")
        if option in ("-r", "--requirement"):
            yield from _lines(path.parent / value.strip())
        elif line.startswith("-"):
            raise BuildError(
                f"{path.name} has the option {option!r}, which a page's requirements can't have; take it out."
            )
        elif line:
            yield Asked(line, path.name)
