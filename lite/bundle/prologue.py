"""What an app's files import before they do anything else: their prologues, which may be imported ahead of a start.

A file's prologue are the imports it begins with. It ends with the first statement that does something: what comes
after may depend on that, so it keeps its place.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lite.bundle.imports import HOST, OURS, parsed

Wanted = tuple[str, tuple[str, ...]]
"""A module, and the names that are taken from it: those that it hasn't are modules below it."""


def prologues(sources: Mapping[str, str]) -> dict[str, list[Wanted]]:
    """The prologue of each file, without what a page's Python has anyway.

    Args:
        sources: file name below the app's folder → Python source.
    """
    return {name: list(_prologue(name, text)) for name, text in sources.items()}


def _prologue(name: str, text: str) -> Iterator[Wanted]:
    for statement in parsed(text).body:
        if isinstance(statement, ast.Import):
            found: list[Wanted] = [(alias.name, ()) for alias in statement.names]
        elif isinstance(statement, ast.ImportFrom):
            module = _absolute(name, statement)
            found = [(module, ()), *((module, (alias.name,)) for alias in statement.names)]
        elif _does_nothing(statement):
            continue
        else:
            return
        yield from (each for each in found if each[0].partition(".")[0] not in OURS | HOST | {"__future__", ""})


def _absolute(name: str, statement: ast.ImportFrom) -> str:
    """The whole name of the module that a statement of file `name` imports from."""
    folder = PurePosixPath(name).parent.parts
    above = folder[: len(folder) - statement.level + 1] if statement.level else ()
    return ".".join([*above, *([statement.module] if statement.module else [])])


def _does_nothing(statement: ast.stmt) -> bool:
    """Whether a statement only says something: a docstring, a constant, an import for type checkers."""
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.If):
        return ast.unparse(statement.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING") and not statement.orelse
    if isinstance(statement, ast.Assign):
        return all(isinstance(target, ast.Name) for target in statement.targets) and _is_literal(statement.value)
    return False


def _is_literal(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True
