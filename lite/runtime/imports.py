"""Which modules an app's sources import, and which of those are not here."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable
from importlib.util import find_spec

from lite.core.blocks import Blocks
from lite.core.component import Component
from lite.platform import HOST_MODULES

_OURS = HOST_MODULES | {"gradio", "gradio_client", "lite"}


def imported(source: str) -> list[str]:
    """Top-level names of the modules that `source` imports anywhere; none if it is no valid Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return []
    names: dict[str, None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= dict.fromkeys(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names[node.module.partition(".")[0]] = None
    return list(names)


def missing_imports(sources: Iterable[str]) -> list[str]:
    """Of all that `sources` import, what this Python can't import."""
    names = dict.fromkeys(name for source in sources for name in imported(source))
    return [name for name in names if name not in _OURS and name not in sys.modules and not _findable(name)]


def missing_packages(app: Blocks) -> list[str]:
    """What the components that functions take as inputs import to hand values over, and this Python can't import."""
    handed = [dependency for dependency in app.dependencies if dependency.fn is not None and dependency.preprocess]
    inputs = [block for dependency in handed for block in dependency.all_inputs]
    names = dict.fromkeys(name for block in inputs if isinstance(block, Component) for name in block.packages())
    return [name for name in names if name not in sys.modules and not _findable(name)]


def _findable(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
