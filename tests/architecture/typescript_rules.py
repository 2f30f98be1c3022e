"""The rules of `js_shim/src/`: who may import whom, no DOM in the state, no unsafe HTML or code, short files.

Imports are found by pattern in the text without its comments; each rule answers its violations as sentences.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 400
EXCUSE = "Long because"

_STATE = {"state", "bridge", "protocol"}
_RENDER = {"render", "render/contract", "render/kit", "theme", *_STATE}
_LEAF = {"render/contract", "render/kit", "protocol"}
_ELEMENT = {"panels", *_RENDER}

ALLOWED: dict[str, set[str]] = {
    "protocol": set(),
    "bridge": {"protocol"},
    "state": {"bridge", "protocol"},
    "theme": {"protocol"},
    "render/contract": {"state", "protocol"},
    "render/kit": {"render/contract", "protocol"},
    # The registry of chunks; everything else gets to components through it.
    "render": {"components", "layouts", *_RENDER},
    "components": _LEAF,
    "layouts": _LEAF,
    "panels": {"render/contract", "render/kit", "theme", *_STATE},
    "element": _ELEMENT,
    "worker": {"protocol"},
    "pwa": {"protocol"},
    "single": set(),
    "playground": {"element", *_ELEMENT},
    "sketch": {"element", *_ELEMENT},
}
"""Folder → the folders it may import besides itself. Files directly in `src/` put the rest together."""

SANITISER = "render/kit/sanitize"
"""The only place that may turn text into elements."""

_IMPORT = re.compile(
    r"""(?:\bfrom\s*|\bimport\s*\(?\s*|\bimport\.meta\.glob(?:<[^>]*>)?\(\s*)(['"])(?P<path>\.[^'"]*)\1"""
)
_REFERENCE = re.compile(r"\?(worker|url)\b")
"""Asks for a file's address, not for what is in it."""

_COMMENT = re.compile(
    r"""(?P<text>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|//[^\n]*|/\*.*?\*/""", re.S
)
# Reading outerHTML is harmless, writing it isn't.
_HTML = re.compile(
    r"\b(innerHTML|outerHTML(?=\s*\+?=[^=])|insertAdjacentHTML|dangerouslySetInnerHTML|setHTMLUnsafe|document\.write(?:ln)?)\b"
)
_CODE = re.compile(r"""\beval\s*\(|\bnew\s+Function\b|(?<![.\w])Function\s*\(|\bset(?:Timeout|Interval)\s*\(\s*['"`]""")
_DOM = re.compile(r"(?<![.\w'\"])(document|window|HTMLElement|customElements|MutationObserver)\b")


def sources(root: Path) -> dict[str, Path]:
    """Name relative to `src/` → file, without tests."""
    found = sorted(p for p in root.rglob("*") if p.suffix in (".ts", ".tsx"))
    return {p.relative_to(root).as_posix(): p for p in found if ".test." not in p.name and "testing" not in p.parts}


def code(text: str) -> str:
    """`text` without comments; lines keep their numbers, strings stay."""
    return _COMMENT.sub(lambda found: found["text"] or "\n" * found[0].count("\n"), text)


def folder(name: str) -> str:
    """The folder a file's rules are listed under: `render/kit/block.tsx` → `render/kit`; "" for `main.ts`."""
    parts = name.split("/")
    if parts[0] == "render" and re.match(r"contract\b|kit\b", parts[1]):
        return "render/contract" if parts[1].startswith("contract") else "render/kit"
    return parts[0] if len(parts) > 1 else ""


def imports(name: str, path: Path) -> Iterator[tuple[int, str]]:
    """(line, path relative to `src/`) for each of our own files that `name` imports."""
    text = code(path.read_text("utf-8"))
    for found in _IMPORT.finditer(text):
        if _REFERENCE.search(found["path"]):
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), found["path"]))
        yield text.count("\n", 0, found.start()) + 1, target


def wrong_directions(root: Path) -> list[str]:
    """Imports the table doesn't allow, folders it doesn't know, and components that reach into one another."""
    wrong = []
    for name, path in sources(root).items():
        own = folder(name)
        if own and own not in ALLOWED:
            wrong.append(f"{name}: folder `{own}` is not in the table; add it with what it may import")
            continue
        for line, target in imports(name, path) if own else ():
            other = folder(target)
            if other != own and other not in ALLOWED[own]:
                wrong.append(f"{name}:{line}: {own} may not import {target}")
            elif own == other == "components" and name.split("/")[1] != target.split("/")[1]:
                wrong.append(f"{name}:{line}: components may not import one another ({target}); share by render/kit")
    return wrong


def unsafe_code(root: Path) -> list[str]:
    """Text made elements outside of the sanitiser, and text made code anywhere."""
    wrong = []
    for name, path in sources(root).items():
        text = code(path.read_text("utf-8"))
        patterns = [_CODE] if name.startswith(SANITISER) else [_CODE, _HTML]
        for pattern in patterns:
            wrong += [
                f"{name}:{_line(text, found)}: `{found[0]}` is not allowed here" for found in pattern.finditer(text)
            ]
    return wrong


def dom_in_state(root: Path) -> list[str]:
    """Uses of the DOM in `state/`, which has to run in tests and workers without one."""
    wrong = []
    for name, path in sources(root).items():
        if folder(name) == "state":
            text = code(path.read_text("utf-8"))
            wrong += [
                f"{name}:{_line(text, found)}: state has no DOM, but names `{found[0]}`"
                for found in _DOM.finditer(text)
            ]
    return wrong


def too_long(root: Path) -> list[str]:
    """Files over the limit that don't say why in a comment."""
    wrong = []
    for name, path in sources(root).items():
        text = path.read_text("utf-8")
        lines = text.count("\n")
        if lines > FILE_LINES and not re.search(rf"^\W*{EXCUSE}", text, re.M):
            wrong.append(
                f"{name}: {lines} lines, the limit is {FILE_LINES}; split it or say `{EXCUSE} …` in its first comment"
            )
    return wrong


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
