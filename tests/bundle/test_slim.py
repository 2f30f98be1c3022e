"""Slimmed source is the same program on the same lines."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from lite.bundle.paths import PACKAGE
from lite.bundle.slim import slim

SOURCE = '''\
"""Module."""

from __future__ import annotations  # why


class A:
    """Doc."""

    x: str = "# kept"  # gone
    """Words
    about x."""

    def f(self) -> str:
        """Only a docstring, é."""

    def g(self): "short"

    def h(self):
        """Two
        lines."""
        return """kept
        # as it is"""


def i(): "doc"; return 1
'''


def without_words(tree: ast.AST) -> str:
    """The tree's text without strings that stand alone and without `pass`."""
    for node in ast.walk(tree):
        if isinstance(getattr(node, "body", None), list):
            node.body = [s for s in node.body if not is_word(s)]  # type: ignore[attr-defined]
    return ast.dump(tree)


def is_word(node: ast.stmt) -> bool:
    """Whether it does nothing."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return isinstance(node.value.value, str)
    return isinstance(node, ast.Pass)


def lines(tree: ast.AST) -> list[int]:
    """Where its statements that do something are."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.stmt) and not is_word(node)]


def test_words_go_and_statements_stay_on_their_lines() -> None:
    slimmed = slim(SOURCE)
    for word in ("Module", "Doc.", "why", "gone", "about x", "Only", "short", "Two"):
        assert word not in slimmed
    assert '"# kept"' in slimmed
    assert "# as it is" in slimmed
    assert slimmed.count("\n") == SOURCE.count("\n")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_of_ours_stays_the_same_program(path: Path) -> None:
    source = path.read_text("utf-8")
    before, after = ast.parse(source), ast.parse(slim(source))
    assert lines(after) == lines(before)
    assert without_words(after) == without_words(before)


def test_the_sample_stays_the_same_program() -> None:
    before, after = ast.parse(SOURCE), ast.parse(slim(SOURCE))
    assert lines(after) == lines(before)
    assert without_words(after) == without_words(before)
