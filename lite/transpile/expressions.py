"""Expressions of Python as expressions of a program: nested lists, an operation and its operands.

`js_shim/src/render/python/expressions.ts` reads them; each form stands there beside what it does.
"""

from __future__ import annotations

import ast
import types
from typing import Any, Protocol

from lite.transpile import known
from lite.transpile.refusal import Place
from lite.transpile.scope import Scope, bound_in

Code = list[Any]
"""A program's expression or statement: `[operation, …]`, JSON."""

UNKNOWN: Any = object()
"""What a name stands for that is only known when the program runs."""

_BINARY: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
}
_UNARY: dict[type[ast.unaryop], str] = {ast.USub: "-", ast.UAdd: "+", ast.Not: "not", ast.Invert: "~"}
_COMPARE: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
_COMPREHENSIONS: dict[type[ast.expr], str] = {
    ast.ListComp: "list",
    ast.SetComp: "set",
    ast.GeneratorExp: "generator",
    ast.DictComp: "dict",
}


class Around(Protocol):
    """What a function is translated within: its module's names and the program it becomes part of."""

    place: Place

    def value_of(self, name: str, node: ast.AST) -> Any:
        """What `name`, which is no local, stands for while the app is built."""
        ...

    def reference(self, value: Any, node: ast.AST, spelled: str) -> Code:
        """The expression for a value that is known while the app is built."""
        ...

    def call_of(
        self, value: Any, args: list[ast.expr], keywords: list[ast.keyword], node: ast.AST
    ) -> UpdateForm | None:
        """How a call of `value` changes props or raises, if it does: a component, `gr.update`, `gr.Error`."""
        ...

    def function(self, node: ast.Lambda | ast.FunctionDef, scope: Scope | None) -> dict[str, Any]:
        """A function in the function."""
        ...


UpdateForm = tuple[str, dict[str, ast.expr]]
"""`update` or `error`, and its parts by name."""


class Expressions:
    """Translates the expressions of one function."""

    def __init__(self, around: Around, scope: Scope) -> None:
        self.around = around
        self.scope = scope
        self.refuse = around.place.refuse

    def known(self, node: ast.expr) -> Any:
        """What `node` stands for if that is known while the app is built: a global, a member of a module."""
        match node:
            case ast.Name(id=name) if self.scope.resolve(name) is None:
                return self.around.value_of(name, node)
            case ast.Attribute(value=value, attr=name):
                owner = self.known(value)
                if isinstance(owner, types.ModuleType):
                    if not hasattr(owner, name):
                        self.refuse(node, f"`{ast.unparse(node)}`, which doesn't exist", "write another name")
                    return getattr(owner, name)
        return UNKNOWN

    def lower(self, node: ast.expr) -> Code:
        """The expression `node`.

        Raises:
            ConfigError: if it, or a part of it, can't be translated.
        """
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is None:
            self.refuse(node, _CONSTRUCTS.get(type(node).__name__, f"`{ast.unparse(node)}`"))
        code: Code = method(node)
        return code

    def all(self, nodes: list[ast.expr]) -> list[Code]:
        return [self.lower(node) for node in nodes]

    def _constant(self, node: ast.Constant) -> Code:
        return self.around.reference(node.value, node, ast.unparse(node))

    def _name(self, node: ast.Name) -> Code:
        own = self.scope.resolve(node.id)
        return ["name", own] if own else self.around.reference(self.known(node), node, node.id)

    def _attribute(self, node: ast.Attribute) -> Code:
        value = self.known(node)
        if value is UNKNOWN:
            if node.attr in known.METHODS or node.attr in known.ANY_KEYWORD:
                return ["bound", self.lower(node.value), node.attr]
            self.refuse(node, f"the attribute `.{node.attr}`", "use methods, indexes and keys instead")
        return self.around.reference(value, node, ast.unparse(node))

    def _list(self, node: ast.List) -> Code:
        return ["list", self.all(node.elts)]

    def _tuple(self, node: ast.Tuple) -> Code:
        return ["tuple", self.all(node.elts)]

    def _set(self, node: ast.Set) -> Code:
        return ["set", self.all(node.elts)]

    def _dict(self, node: ast.Dict) -> Code:
        pairs = zip(node.keys, node.values, strict=True)
        return ["dict", [[None if key is None else self.lower(key), self.lower(value)] for key, value in pairs]]

    def _starred(self, node: ast.Starred) -> Code:
        return ["star", self.lower(node.value)]

    def _joinedstr(self, node: ast.JoinedStr) -> Code:
        parts: list[Any] = []
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                conversion = chr(part.conversion) if part.conversion > 0 else ""
                spec = None if part.format_spec is None else self.lower(part.format_spec)
                parts.append([self.lower(part.value), conversion, spec])
            elif isinstance(part, ast.Constant):
                parts.append(part.value)
        return ["text", parts]

    def _binop(self, node: ast.BinOp) -> Code:
        operator = _BINARY.get(type(node.op))
        if operator is None:
            self.refuse(node, "the operator `@`", "write the product as a loop")
        return ["binary", operator, self.lower(node.left), self.lower(node.right)]

    def _unaryop(self, node: ast.UnaryOp) -> Code:
        return ["unary", _UNARY[type(node.op)], self.lower(node.operand)]

    def _boolop(self, node: ast.BoolOp) -> Code:
        return ["and" if isinstance(node.op, ast.And) else "or", self.all(node.values)]

    def _compare(self, node: ast.Compare) -> Code:
        pairs = zip(node.ops, node.comparators, strict=True)
        return ["compare", self.lower(node.left), [[_COMPARE[type(op)], self.lower(other)] for op, other in pairs]]

    def _ifexp(self, node: ast.IfExp) -> Code:
        return ["choose", self.lower(node.test), self.lower(node.body), self.lower(node.orelse)]

    def _namedexpr(self, node: ast.NamedExpr) -> Code:
        return ["assign", self.scope.resolve(node.target.id) or node.target.id, self.lower(node.value)]

    def _subscript(self, node: ast.Subscript) -> Code:
        return self.item(node)

    def item(self, node: ast.Subscript) -> Code:
        """An index or a slice, to be read, assigned or deleted."""
        if isinstance(node.slice, ast.Slice):
            bounds = (node.slice.lower, node.slice.upper, node.slice.step)
            return ["slice", self.lower(node.value), *(None if one is None else self.lower(one) for one in bounds)]
        return ["item", self.lower(node.value), self.lower(node.slice)]

    def _lambda(self, node: ast.Lambda) -> Code:
        return ["function", self.around.function(node, self.scope)]

    def _listcomp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Code:
        # Its first iterable is evaluated outside of it.
        first = self.lower(node.generators[0].iter)
        targets = bound_in(generator.target for generator in node.generators)
        loops: list[Code] = []
        with self.scope.comprehension(targets):
            for generator in node.generators:
                if generator.is_async:
                    self.refuse(node, "`async for`")
                source = self.lower(generator.iter) if loops else first
                loops.append([self.target(generator.target), source, self.all(generator.ifs)])
            item: Any
            if isinstance(node, ast.DictComp):
                if node.key is None or node.value is None:  # `{**d for d in …}`, new in Python 3.15
                    self.refuse(node, "a comprehension with `**`", "write it as a loop")
                item = [self.lower(node.key), self.lower(node.value)]
            else:
                item = self.lower(node.elt)
        return ["comprehension", _COMPREHENSIONS[type(node)], item, loops]

    _setcomp = _generatorexp = _dictcomp = _listcomp

    def target(self, node: ast.expr) -> Code:
        """What can be assigned to."""
        match node:
            case ast.Name(id=name):
                return ["name", self.scope.resolve(name) or name]
            case ast.Subscript():
                if self.known(node.value) is not UNKNOWN:
                    self.refuse(node, "a change of a global", "make a copy in the function, or keep it in a component")
                return self.item(node)
            case ast.Tuple(elts=items) | ast.List(elts=items):
                star = next((i for i, item in enumerate(items) if isinstance(item, ast.Starred)), -1)
                plain = [item.value if isinstance(item, ast.Starred) else item for item in items]
                return ["unpack", [self.target(item) for item in plain], star]
        return self.refuse(node, f"an assignment to `{ast.unparse(node)}`", "assign to a name, an index or a key")

    def _call(self, node: ast.Call) -> Code:
        value = self.known(node.func)
        if value is not UNKNOWN and (form := self.around.call_of(value, node.args, node.keywords, node)):
            what, parts = form
            return [what, {name: self.lower(part) for name, part in parts.items()}]
        if isinstance(node.func, ast.Attribute) and value is UNKNOWN:
            return self._method(node, node.func)
        self._check_keywords(node, value)
        called = self.lower(node.func)
        return ["call", called, self.all(node.args), self._keywords(node)]

    def _method(self, node: ast.Call, function: ast.Attribute) -> Code:
        name = function.attr
        if name not in known.METHODS and name not in known.ANY_KEYWORD:
            self.refuse(
                node, f"the method `.{name}()`", "use one of those listed in the guide (Events, Python in the page)"
            )
        if name in known.METHODS:
            self._only(node, known.METHODS[name], f".{name}()")
        if not known.takes(known.methods(name), 1 + len(node.args), node):
            self.refuse(node, f"`.{name}()` with {len(node.args)} arguments", "pass as many as it takes")
        owner = self.known(function.value)
        if owner is not UNKNOWN and name in _CHANGES:
            self.refuse(node, "a change of a global", "make a copy in the function, or keep it in a component")
        return ["method", self.lower(function.value), name, self.all(node.args), self._keywords(node)]

    def _check_keywords(self, node: ast.Call, value: Any) -> None:
        if builtin := known.builtin_name(value):
            if builtin not in known.ANY_KEYWORD:
                self._only(node, known.BUILTINS[builtin], f"{builtin}()")
        elif member := known.member_name(value):
            self._only(node, known.MEMBER_KEYWORDS.get(member, frozenset()), f"{member}()")
        else:
            return
        if not known.takes([value], len(node.args), node):
            self.refuse(
                node, f"`{ast.unparse(node.func)}()` with {len(node.args)} arguments", "pass as many as it takes"
            )

    def _only(self, node: ast.Call, allowed: frozenset[str], called: str) -> None:
        for keyword in node.keywords:
            if keyword.arg not in allowed:
                self.refuse(node, f"`{keyword.arg or '**'}` in the call of `{called}`")

    def _keywords(self, node: ast.Call) -> dict[str, Code]:
        for keyword in node.keywords:
            if keyword.arg is None:
                self.refuse(node, "`**` in a call", "pass each argument by its name")
        return {str(keyword.arg): self.lower(keyword.value) for keyword in node.keywords}


_CHANGES = {
    *("append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse", "update", "setdefault", "popitem"),
    *("add", "discard", "intersection_update", "difference_update"),
}
"""Methods that change what they are called on."""

_CONSTRUCTS = {
    "Await": "`await`",
    "Yield": "`yield`: a function in the page gives one result",
    "YieldFrom": "`yield from`: a function in the page gives one result",
    "TemplateStr": "a template string",
}
