"""From a function object to its tree in its file, by position: a lambda in the middle of a call is found too."""

from __future__ import annotations

import ast
import linecache
import types
from dataclasses import dataclass

from lite.transpile.refusal import Place, refuse_function

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True, slots=True)
class Source:
    """A function's tree and where it stands."""

    node: FunctionNode
    place: Place


_parsed: dict[str, tuple[list[str], ast.Module]] = {}
"""The last file that was read, because an app's functions stand in one or two."""


def source_of(fn: types.FunctionType) -> Source:
    """The tree of `fn`.

    Raises:
        ConfigError: if its file can't be read, or doesn't hold it (any more).
    """
    code = fn.__code__
    lines, tree = _parse(fn)
    found = [node for node in ast.walk(tree) if isinstance(node, FunctionNode) and _is(node, code)]
    if code.co_name == "<lambda>" and len(found) > 1:
        found = _closest(found, code)
    if not found:
        refuse_function(code.co_name, f"{code.co_filename} has no such function in line {code.co_firstlineno}")
    return Source(found[0], Place(code.co_name, code.co_filename, lines))


def _parse(fn: types.FunctionType) -> tuple[list[str], ast.Module]:
    file = fn.__code__.co_filename
    lines = linecache.getlines(file, fn.__globals__)
    if file in _parsed and _parsed[file][0] == lines:
        return _parsed[file]
    try:
        tree = ast.parse("".join(lines)) if lines else None
    except SyntaxError:
        tree = None
    if tree is None:
        refuse_function(
            fn.__name__,
            f"its source can't be read from {file}",
            "define it in a file of the app, not by exec or at a prompt",
        )
    _parsed.clear()
    _parsed[file] = lines, tree
    return _parsed[file]


def _is(node: FunctionNode, code: types.CodeType) -> bool:
    if isinstance(node, ast.Lambda):
        return code.co_name == "<lambda>" and node.lineno == code.co_firstlineno
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return node.name == code.co_name and first == code.co_firstlineno


def _closest(lambdas: list[FunctionNode], code: types.CodeType) -> list[FunctionNode]:
    """Of several lambdas that begin in one line, the innermost that holds all of the code's positions."""
    places = [
        (line, column)
        for line, _, column, _ in code.co_positions()
        # The first instructions stand for the whole: they have the line, and column 0.
        if line is not None and column is not None and (line, column) != (code.co_firstlineno, 0)
    ]

    def holds(node: FunctionNode) -> bool:
        body = node.body
        assert isinstance(body, ast.expr)
        first, last = (body.lineno, body.col_offset), (body.end_lineno or 0, body.end_col_offset or 0)
        return all(first <= place <= last for place in places)

    # Walked from outside in: the last that holds is the innermost.
    return [node for node in lambdas if holds(node)][-1:]
