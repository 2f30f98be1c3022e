"""What an app's sources import: which modules, where, and which of these imports may fail."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

OURS = {"gradio", "gradio_client", "lite", "onnxruntime", "transformers_js", "transformers_js_py"}
"""What lite answers in a page, the last three by what stands in for them (lite/bridges/drop_in)."""
HOST = {"js", "pyodide", "pyodide_js", "micropip"}
"""Modules that only a browser's Python has."""


@dataclass(frozen=True, slots=True)
class Import:
    """One import statement, of the top-level module it names."""

    module: str
    file: str
    line: int
    source: str
    """The line itself."""
    optional: bool
    """It stands in a `try`, or where only type checkers look: the app can do without."""

    def __str__(self) -> str:
        return f"{self.file} line {self.line} imports {self.module}:\n    {self.source}"


def foreign_imports(sources: Mapping[str, str]) -> list[Import]:
    """The imports that neither Python's library, lite nor the app's own files answer, one per module.

    Args:
        sources: file name → Python source.
    """
    own = {PurePosixPath(name).parts[0].removesuffix(".py") for name in sources}
    known = OURS | HOST | set(sys.stdlib_module_names) | own
    found: dict[str, Import] = {}
    for file, text in sources.items():
        for each in _imports(file, text):
            before = found.get(each.module)
            if each.module not in known and (before is None or (before.optional and not each.optional)):
                found[each.module] = each
    return list(found.values())


def parsed(text: str) -> ast.Module:
    """The tree of a source; an empty one if it is no valid Python: running it says what is wrong, with the line."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return ast.Module([], [])


def _imports(file: str, text: str) -> Iterator[Import]:
    lines = text.splitlines()
    for node, optional in _statements(parsed(text), optional=False):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        for name in names:
            yield Import(name.partition(".")[0], file, node.lineno, lines[node.lineno - 1].strip(), optional)


def _statements(tree: ast.AST, *, optional: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and node.level == 0):
            yield node, optional
        else:
            yield from _statements(node, optional=optional or _may_fail(node))


def _may_fail(node: ast.AST) -> bool:
    """Whether what stands in `node` need not be there: `try`, `with suppress(…)`, types and platforms."""
    if isinstance(node, ast.If):
        test = ast.unparse(node.test)
        return "TYPE_CHECKING" in test or "platform" in test
    if isinstance(node, ast.With):
        return any("suppress" in ast.unparse(item) for item in node.items)
    return isinstance(node, ast.Try)
