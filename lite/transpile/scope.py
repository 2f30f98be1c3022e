"""Which name means what: a function's own names, those of the functions around it, and everything else."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

_OWN_NAMES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Scope:
    """The names of one function. Names of comprehensions are its own too, under a name nobody can write: `x.1`."""

    def __init__(self, parent: Scope | None, names: Iterable[str]) -> None:
        self.parent = parent
        self.names = dict.fromkeys(names)
        self._renamed: list[dict[str, str]] = []

    def resolve(self, name: str) -> str | None:
        """The program's name for `name` if it is local here or around here, else None."""
        for renamed in reversed(self._renamed):
            if name in renamed:
                return renamed[name]
        if name in self.names:
            return name
        return self.parent.resolve(name) if self.parent else None

    @contextmanager
    def comprehension(self, names: Iterable[str]) -> Iterator[None]:
        """In the `with`, `names` are those of a comprehension."""
        fresh = {name: f"{name}.{len(self.names)}" for name in names}
        self.names |= dict.fromkeys(fresh.values())
        self._renamed.append(fresh)
        yield
        self._renamed.pop()


def parameters_of(arguments: ast.arguments) -> list[str]:
    """Names of all parameters."""
    plain = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [one.arg for one in [*plain, arguments.vararg, arguments.kwarg] if one is not None]


def bound_in(body: Iterable[ast.AST]) -> list[str]:
    """Names that statements assign, without those of functions and comprehensions in them."""
    outer: set[str] = set()
    found: dict[str, None] = {}
    for node in _within(body):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                found[name] = None
            case ast.FunctionDef(name=name) | ast.ExceptHandler(name=str(name)):
                found[name] = None
            case ast.Nonlocal(names=names):
                outer |= set(names)
            case ast.alias(name=name, asname=alias):
                found[alias or name] = None
    return [name for name in found if name not in outer]


def _within(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        yield node
        if isinstance(node, _OWN_NAMES):
            continue
        if isinstance(node, _COMPREHENSIONS):
            # Its targets are its own; what `:=` in it assigns is the function's.
            yield from (one.target for one in ast.walk(node) if isinstance(one, ast.NamedExpr))
            continue
        yield from _within(ast.iter_child_nodes(node))
