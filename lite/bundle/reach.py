"""Which types of blocks an app can show: those of its config, those its sources name, or any."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

import lite
from lite.bundle.imports import parsed

_TYPE_KEYS = ("component", "components", "name", "type")
"""Where a block's props name types of further blocks: a Dataset's columns, components in a chat."""


def named_types(config: Mapping[str, Any] | None, sources: Mapping[str, str]) -> set[str]:
    """Types of the blocks in `config`, and of those that `sources` name."""
    found = set(_source_types(sources))
    for block in (config or {}).get("components", []):
        found.add(block["type"])
        found |= set(_types_in(block["props"]))
    return found


def may_show_any(config: Mapping[str, Any] | None, sources: Mapping[str, str]) -> bool:
    """Whether blocks may appear that nobody can foresee: without a config, and in apps that render later."""
    return config is None or any(_renders(parsed(text)) for text in sources.values())


def _types_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _TYPE_KEYS:
                yield from (
                    (inner,) if isinstance(inner, str) else filter(_is_text, inner if isinstance(inner, list) else ())
                )
            yield from _types_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _types_in(inner)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _source_types(sources: Mapping[str, str]) -> Iterator[str]:
    for text in sources.values():
        for node in ast.walk(parsed(text)):
            names = [node.attr] if isinstance(node, ast.Attribute) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            names += [node.id] if isinstance(node, ast.Name) else []
            for name in names:
                home = lite._HOME.get(name, "")
                if home.startswith(("components.", "layouts.")):
                    yield home.rpartition(".")[2]
                    yield name.lower()


def _renders(tree: ast.AST) -> bool:
    """Whether `gr.render` is used, or an app is changed by what Python computes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "render" and isinstance(node.value, ast.Name):
            if node.value.id in ("gr", "gradio", "lite"):
                return True
        elif isinstance(node, ast.ImportFrom) and any(alias.name == "render" for alias in node.names):
            return True
    return False
