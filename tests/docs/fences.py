"""The code in the documentation: every fenced block of every page, where it is and what it says about itself.

A Python fence is a whole app, or its first line says why not: ```` ```python notest: only the listener ````.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from textwrap import dedent

from tests.conftest import ROOT

_OTHERS = {".venv", "node_modules", "build", "dist", ".git", "peers-venv"}
_FENCE = re.compile(r"^(?P<ticks>```+)(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=ticks)\s*$", re.M | re.S)
_INLINE = re.compile(r"<(?P<tag>lite-app|gradio-lite)[^>]*>(?P<code>[^<]*import gradio.*?)</(?P=tag)>", re.S)


@dataclass(frozen=True, slots=True)
class Fence:
    """One fenced block."""

    page: Path
    line: int
    info: str
    text: str

    @property
    def language(self) -> str:
        return self.info.split()[0] if self.info.split() else ""

    @property
    def options(self) -> str:
        return self.info.partition(" ")[2].strip()

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"


def documents() -> list[Path]:
    """Every Markdown file of the project."""
    found = ROOT.rglob("*.md")
    return sorted(path for path in found if not _OTHERS & set(path.relative_to(ROOT).parts))


def fences(page: Path) -> Iterator[Fence]:
    """The fenced blocks of `page`."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        line = text[: found.start()].count("\n") + 1
        yield Fence(page, line, found["info"].strip(), found["text"])


def prose(page: Path) -> str:
    """`page` without its fenced blocks and code spans."""
    without = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return re.sub(r"`[^`\n]*`", "", without)


def apps() -> dict[str, str]:
    """Every app in the documentation, Python fences and code inside of tags: where it is → its code."""
    found: dict[str, str] = {}
    for page in documents():
        for fence in fences(page):
            if fence.language == "python" and not fence.options.startswith("notest"):
                found[str(fence)] = fence.text
            elif fence.language == "html":
                for tag in _INLINE.finditer(fence.text):
                    found[str(fence)] = dedent(unescape(tag["code"]))
    return found
