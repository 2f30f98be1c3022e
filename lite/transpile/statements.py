"""Statements of Python as statements of a program: `[operation, line, …]`, so that an error names its line."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from lite.transpile import known
from lite.transpile.expressions import _BINARY, Around, Code, Expressions
from lite.transpile.scope import Scope, bound_in, parameters_of


class Statements:
    """Translates the statements of one function."""

    def __init__(self, around: Around, scope: Scope) -> None:
        self.expressions = Expressions(around, scope)
        self.scope = scope
        self.around = around
        self.refuse = around.place.refuse

    def block(self, statements: list[ast.stmt]) -> list[Code]:
        """The statements, without those that do nothing.

        Raises:
            ConfigError: if one can't be translated.
        """
        return [code for statement in statements if (code := self._statement(statement))]

    def _statement(self, node: ast.stmt) -> Code | None:
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is None:
            what, *remedy = _CONSTRUCTS.get(type(node).__name__, (f"`{type(node).__name__.lower()}`",))
            self.refuse(node, what, *remedy)
        code: Code | None = method(node)
        return code

    def _pass(self, node: ast.Pass) -> None:
        return None

    def _nonlocal(self, node: ast.Nonlocal) -> None:
        return None

    def _expr(self, node: ast.Expr) -> Code | None:
        # A docstring.
        if isinstance(node.value, ast.Constant):
            return None
        return ["do", node.lineno, self.expressions.lower(node.value)]

    def _assign(self, node: ast.Assign) -> Code:
        targets = [self.expressions.target(target) for target in node.targets]
        return ["set", node.lineno, targets, self.expressions.lower(node.value)]

    def _annassign(self, node: ast.AnnAssign) -> Code | None:
        if node.value is None:
            return None
        return ["set", node.lineno, [self.expressions.target(node.target)], self.expressions.lower(node.value)]

    def _augassign(self, node: ast.AugAssign) -> Code:
        operator = _BINARY.get(type(node.op))
        if operator is None:
            self.refuse(node, "the operator `@`", "write the product as a loop")
        target = self.expressions.target(node.target)
        return ["augment", node.lineno, target, operator, self.expressions.lower(node.value)]

    def _return(self, node: ast.Return) -> Code:
        return ["return", node.lineno, None if node.value is None else self.expressions.lower(node.value)]

    def _if(self, node: ast.If) -> Code:
        return ["if", node.lineno, self.expressions.lower(node.test), self.block(node.body), self.block(node.orelse)]

    def _while(self, node: ast.While) -> Code:
        return ["while", node.lineno, self.expressions.lower(node.test), self.block(node.body), self.block(node.orelse)]

    def _for(self, node: ast.For) -> Code:
        source, target = self.expressions.lower(node.iter), self.expressions.target(node.target)
        return ["for", node.lineno, target, source, self.block(node.body), self.block(node.orelse)]

    def _break(self, node: ast.Break) -> Code:
        return ["break", node.lineno]

    def _continue(self, node: ast.Continue) -> Code:
        return ["continue", node.lineno]

    def _functiondef(self, node: ast.FunctionDef) -> Code:
        if node.decorator_list:
            self.refuse(node.decorator_list[0], "a decorator")
        return ["define", node.lineno, node.name, self.around.function(node, self.scope)]

    def _try(self, node: ast.Try) -> Code:
        handlers = [[self._caught(one), one.name, self.block(one.body)] for one in node.handlers]
        parts = (self.block(node.body), handlers, self.block(node.orelse), self.block(node.finalbody))
        return ["try", node.lineno, *parts]

    def _caught(self, handler: ast.ExceptHandler) -> list[str] | None:
        """Names of the exceptions that `handler` takes; None for all."""
        if handler.type is None:
            return None
        types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        names = []
        for one in types:
            value = self.expressions.known(one)
            name = known.exception_name(value)
            if name is None:
                self.refuse(one, f"the exception `{ast.unparse(one)}`", "catch one of Python's own, such as ValueError")
            names.append(name)
        return names

    def _raise(self, node: ast.Raise) -> Code:
        return ["raise", node.lineno, None if node.exc is None else self.expressions.lower(node.exc)]

    def _assert(self, node: ast.Assert) -> Code:
        message = [] if node.msg is None else [self.expressions.lower(node.msg)]
        error = ["call", ["exception", "AssertionError"], message, {}]
        test = ["unary", "not", self.expressions.lower(node.test)]
        return ["if", node.lineno, test, [["raise", node.lineno, error]], []]

    def _delete(self, node: ast.Delete) -> Code:
        return ["delete", node.lineno, [self.expressions.target(target) for target in node.targets]]

    def _import(self, node: ast.Import) -> Code:
        """A module in the function: its members become names as if they were globals."""
        self.refuse(node, "an import in the function", "import it at the top of the file")

    _importfrom = _import


def lower_function(
    node: ast.Lambda | ast.FunctionDef,
    around: Around,
    parent: Scope | None,
    defaults: Callable[[str, ast.expr], Code],
) -> dict[str, Any]:
    """A function as `{name, params, star, locals, body}`; `params` are `[name, default or null, keyword only]`.

    Args:
        defaults: gives the default of the parameter with the given name, from its expression.
    """
    arguments = node.args
    if arguments.kwarg:
        around.place.refuse(node, f"`**{arguments.kwarg.arg}`", "name each parameter")
    body: list[ast.stmt] = (
        [ast.Return(node.body, lineno=node.body.lineno)] if isinstance(node, ast.Lambda) else node.body
    )
    names = list(dict.fromkeys([*parameters_of(arguments), *bound_in(body)]))
    scope = Scope(parent, names)
    statements = Statements(around, scope).block(body)
    positional = [*arguments.posonlyargs, *arguments.args]
    given: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults)) + list(arguments.defaults)
    pairs = [(one, default, False) for one, default in zip(positional, given, strict=True)]
    pairs += [(one, value, True) for one, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]
    return {
        "name": node.name if isinstance(node, ast.FunctionDef) else "<lambda>",
        "params": [[one.arg, None if value is None else defaults(one.arg, value), only] for one, value, only in pairs],
        "star": arguments.vararg.arg if arguments.vararg else None,
        "locals": list(scope.names),
        "body": statements,
    }


_CONSTRUCTS: dict[str, tuple[str, ...]] = {
    "With": ("`with`",),
    "AsyncWith": ("`async with`",),
    "AsyncFor": ("`async for`",),
    "AsyncFunctionDef": ("an async function", "make it a plain function"),
    "ClassDef": ("a class", "use a dict or a tuple"),
    "Global": ("`global`", "keep the value in a component, or pass it as an argument"),
    "Match": ("`match`", "write it as if and elif"),
    "TryStar": ("`except*`", "write `except`"),
}
