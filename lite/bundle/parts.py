"""The parts of lite as archives: what of the package is not in the core wheel, and which words of an app call for it.

`wheels.json` says of each part

    {"file": "lite-0.1.0-kits-….zip", "sha256": "…", "words": ["Interface", …], "needs": ["components", …]}

A page whose app has one of `words` in its source downloads the part beside Python. Too many words cost a small file,
too few a pause when the module is imported.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypedDict

import lite
from lite.bundle.wheel_file import zip_bytes
from lite.platform.parts import part_of

_MORE_WORDS: dict[str, tuple[str, ...]] = {
    "dynamic": ("route",),
    "events": (r"batch\s*=\s*True", "ChatInterface", "State", "state", "validator"),
    "kits": ("flagging", "examples", r"gradio\.(?:events|helpers)"),
    "models": (
        "onnxruntime",
        r"lite\.bridges",
        "from_pipeline",
        "transformers",
        "transformers_js",
        "transformers_js_py",
    ),
    "rare": ("tqdm",),
    "themes": ("theme", "themes"),
    "transpile": (r"js\s*=\s*True",),
}
"""Words, as regular expressions, beside the public names that a part has."""


_UNFORESEEN = {"kits.refused"}
"""Modules whose names call for nothing: an app with `demo.load` needs no `gr.load`, which only raises."""


class Part(TypedDict):
    """What `wheels.json` says of a part."""

    file: str
    sha256: str
    words: list[str]
    needs: list[str]


def module_name(path: str) -> str:
    """The module of a source: `lite/kits/interface.py` is `lite.kits.interface`."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def split(sources: dict[str, bytes]) -> tuple[dict[str, bytes], dict[str, dict[str, bytes]]]:
    """The core wheel's sources, and those of each part by the part's name."""
    core: dict[str, bytes] = {}
    parts: dict[str, dict[str, bytes]] = {}
    for path, source in sources.items():
        part = part_of(module_name(path))
        (core if part is None else parts.setdefault(part, {}))[path] = source
    return core, dict(sorted(parts.items()))


def build_parts(
    target: Path, parts: dict[str, dict[str, bytes]], compiled: dict[str, bytes], version: str
) -> dict[str, Part]:
    """Write each part into `target`, compiled, in place of older ones; the index's entries by name."""
    index: dict[str, Part] = {}
    for name, sources in parts.items():
        content = zip_bytes({f"{path}c": compiled[f"{path}c"] for path in sources})
        digest = hashlib.sha256(content).hexdigest()
        file = target / f"lite-{version}-{name}-{digest[:10]}.zip"
        file.write_bytes(content)
        index[name] = Part(file=file.name, sha256=digest, words=words_of(name), needs=needs_of(name, sources))
    current = {part["file"] for part in index.values()}
    for old in target.glob("lite-*.zip"):
        if old.name not in current:
            old.unlink()
    return index


def words_of(part: str) -> list[str]:
    """What an app's source says when it uses `part`: public names, and names of components as shortcuts."""
    names = {name for name, home in lite._HOME.items() if part_of(f"lite.{home}") == part and home not in _UNFORESEEN}
    shortcuts = {
        home.rpartition(".")[2] for name, home in lite._HOME.items() if name in names and "components." in home
    }
    return sorted({*names, *shortcuts, *_MORE_WORDS.get(part, ())})


def parts_named(parts: Mapping[str, Any], sources: Iterable[str]) -> list[str]:
    """Names of the parts that `sources` call for, and of those that these need; as worker/parts.ts finds them.

    Args:
        parts: name → what the index says of it.
    """
    return sorted(with_needs(parts, called_for(parts, sources)))


def called_for(parts: Mapping[str, Any], sources: Iterable[str], flags: int = 0) -> set[str]:
    """Names of the parts of which `sources` say a word; `flags` are those of `re`."""
    texts = list(sources)
    said = {
        name: re.compile(rf"\b(?:{'|'.join(part['words'])})\b", flags) for name, part in parts.items() if part["words"]
    }
    return {name for name, words in said.items() if any(words.search(text) for text in texts)}


def with_needs(parts: Mapping[str, Any], names: Iterable[str]) -> set[str]:
    """These parts, and all that they need."""
    waiting = list(names)
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += parts[name]["needs"]
    return found


def needs_of(part: str, sources: dict[str, bytes]) -> list[str]:
    """The other parts whose modules the modules of `part` import, at their top or in their functions."""
    found = {part_of(module) for source in sources.values() for module in _imported(ast.parse(source))}
    return sorted(name for name in found if name is not None and name != part)


def _imported(tree: ast.Module) -> list[str]:
    names: list[str] = []
    for node in _run(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from lite.components import Dataset` imports lite.components.dataset.
            names += [node.module, *(f"{node.module}.{alias.name.lower()}" for alias in node.names)]
    return [name for name in names if name.startswith("lite.")]


def _run(tree: ast.AST) -> list[ast.AST]:
    """All nodes but those below `if TYPE_CHECKING:`."""
    found: list[ast.AST] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)
    return found
