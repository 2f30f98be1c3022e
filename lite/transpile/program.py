"""A function and all that it uses of its module, as one program.

    {"python": 1, "file": "app.py", "inputs": [null, ["number", 0]], "keywords": ["b"], "outputs": [["text"]],
     "main": <function>, "globals": [["$helper", ["function", …]], ["$PRICES", ["dict", …]]]}

Values of the module, and of functions around it, are taken as they are when the listener is attached; the page can't
change them.
"""

from __future__ import annotations

import ast
import builtins
import functools
import json
import math
import types
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from lite.errors import Error
from lite.transpile import known
from lite.transpile.expressions import Code, Expressions, UpdateForm
from lite.transpile.refusal import Place, refuse_function
from lite.transpile.scope import Scope
from lite.transpile.sources import source_of
from lite.transpile.statements import lower_function

UpdateParameters = Callable[[Any], "tuple[tuple[str, ...], frozenset[str] | None] | None"]
"""Positional parameters, and all of them (None: any), of a callable whose call is an update; None if it isn't one."""

_SAFE_INT = 2**53


class Program:
    """Collects what `main` uses, each once."""

    def __init__(self, updates: UpdateParameters) -> None:
        self.updates = updates
        self.globals: list[Code] = []
        # Values that were seen are kept, so that an id stays theirs.
        self._names: dict[int, tuple[str, Any]] = {}

    def function(self, fn: types.FunctionType) -> dict[str, Any]:
        """A function's definition."""
        source = source_of(fn)
        if not isinstance(source.node, (ast.Lambda, ast.FunctionDef)):
            refuse_function(fn.__name__, "it is async", "make it a plain function")
        module = Module(self, fn, source.place)
        given = _defaults(fn)

        def default(name: str, node: ast.expr) -> Code:
            return module.reference(given[name], node, name)

        return lower_function(source.node, module, None, default)

    def name_of(self, value: Any, spelled: str, make: Callable[[], Code]) -> Code:
        """A reference to a global; `make` gives its expression when it is met first."""
        if id(value) not in self._names:
            taken = {name for name, _ in self._names.values()}
            base = f"${spelled.rpartition('.')[2]}"
            name = next(n for n in (base, *(f"{base}_{i}" for i in range(len(taken)))) if n not in taken)
            # Named before it is made, because a function may call itself.
            self._names[id(value)] = (name, value)
            self.globals.append([name, make()])
        return ["name", self._names[id(value)][0]]


class Module:
    """The names around one function; see `Around` in expressions."""

    def __init__(self, program: Program, fn: types.FunctionType, place: Place) -> None:
        self.program = program
        self.place = place
        cells = zip(fn.__code__.co_freevars, fn.__closure__ or (), strict=True)
        self._cells = dict(cells)
        self._globals = fn.__globals__

    def value_of(self, name: str, node: ast.AST) -> Any:
        try:
            if name in self._cells:
                return self._cells[name].cell_contents
            return self._globals[name] if name in self._globals else getattr(builtins, name)
        except (AttributeError, ValueError):
            self.place.refuse(
                node, f"`{name}`, which is not defined yet where the event is declared", "define it further up"
            )

    def function(self, node: ast.Lambda | ast.FunctionDef, scope: Scope | None) -> dict[str, Any]:
        def default(name: str, value: ast.expr) -> Code:
            assert scope is not None
            return Expressions(self, scope).lower(value)

        return lower_function(node, self, scope, default)

    def reference(self, value: Any, node: ast.AST, spelled: str) -> Code:
        if value is None or isinstance(value, (bool, int, float, str)):
            return _scalar(value)
        if name := known.builtin_name(value):
            return ["builtin", name]
        if name := known.member_name(value):
            return ["member", name]
        if name := known.exception_name(value):
            return ["exception", name]
        if isinstance(value, types.FunctionType) and known.is_own(value):
            function = value
            return self.program.name_of(value, spelled, lambda: ["function", self.program.function(function)])
        if isinstance(value, (list, tuple, dict, set, frozenset)):
            return self.program.name_of(value, spelled, lambda: self._collection(value, node, spelled))
        return self.place.refuse(node, f"`{spelled}`, {_described(value)}", *_remedies(value))

    def _collection(self, value: Any, node: ast.AST, spelled: str) -> Code:
        def inner(item: Any) -> Code:
            if isinstance(item, (list, tuple, dict, set, frozenset)):
                return self._collection(item, node, spelled)
            return self.reference(item, node, spelled)

        if isinstance(value, dict):
            return ["dict", [[inner(key), inner(item)] for key, item in value.items()]]
        kind = "set" if isinstance(value, (set, frozenset)) else type(value).__name__
        if kind not in ("set", "list", "tuple"):
            self.place.refuse(node, f"`{spelled}`, {_described(value)}")
        return [kind, [inner(item) for item in value]]

    def call_of(
        self, value: Any, args: list[ast.expr], keywords: list[ast.keyword], node: ast.AST
    ) -> UpdateForm | None:
        if value is Error:
            parameters: Any = (("message", "duration", "visible", "title", "print_exception"), None)
            what = "error"
        else:
            parameters = self.program.updates(value)
            what = "update"
        if parameters is None:
            return None
        positional, all_ = parameters
        if len(args) > len(positional) or any(isinstance(one, ast.Starred) for one in args):
            self.place.refuse(node, "positional arguments", "pass each argument by its name")
        parts = dict(zip(positional, args, strict=False))
        for keyword in keywords:
            if keyword.arg is None:
                self.place.refuse(node, "`**` in a call", "pass each argument by its name")
            if all_ is not None and keyword.arg not in all_:
                self.place.refuse(node, f"`{keyword.arg}`, which {value.__name__} doesn't have", "write another name")
            if keyword.arg in ("every", "inputs") or (what == "update" and isinstance(keyword.value, ast.Lambda)):
                self.place.refuse(node, f"`{keyword.arg}=` in an update", "declare it where the component is made")
            parts[keyword.arg] = keyword.value
        return what, {name: part for name, part in parts.items() if name not in ("render", "print_exception")}


def transpile(
    fn: Any,
    inputs: list[Any],
    keywords: list[str],
    outputs: list[Any],
    updates: UpdateParameters = lambda value: None,
) -> str:
    """`fn` as a program.

    Args:
        inputs: per input, positional ones first, how its payload becomes a value: None as it is, or
            `["number", precision]`.
        keywords: names of the last inputs, which are passed by name.
        outputs: per output, how its value becomes a payload: None as it is, `["text"]`, `["bool"]`,
            `["number", precision, what None is]`.
        updates: tells callables whose calls are updates.

    Returns:
        JSON, see the module.

    Raises:
        ConfigError: if it can't be translated.
    """
    name = getattr(fn, "__name__", None) or type(fn).__name__
    if isinstance(fn, functools.partial) or not isinstance(fn, types.FunctionType):
        refuse_function(name, "it is no function written with def or lambda", "wrap it: `lambda x: …`")
    program = Program(updates)
    main = program.function(fn)
    whole = {
        "python": 1,
        "file": PurePath(fn.__code__.co_filename).name,
        "inputs": inputs,
        "keywords": keywords,
        "outputs": outputs,
        "globals": program.globals,
        "main": main,
    }
    return json.dumps(whole, separators=(",", ":"), ensure_ascii=False)


def _defaults(fn: types.FunctionType) -> dict[str, Any]:
    code = fn.__code__
    positional = code.co_varnames[: code.co_argcount]
    values = fn.__defaults__ or ()
    return dict(zip(positional[len(positional) - len(values) :], values, strict=True)) | (fn.__kwdefaults__ or {})


def _scalar(value: Any) -> Code:
    if isinstance(value, float):
        return ["float", value if math.isfinite(value) else repr(value)]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _SAFE_INT:
        return ["int", str(int(value))]
    return ["const", value]


def _described(value: Any) -> str:
    if isinstance(value, types.ModuleType):
        return "a module" if known.is_module(value) else f"of which only {_modules()} are there in the page"
    if hasattr(value, "uid"):
        return "a component"
    if isinstance(value, type):
        return "a class"
    if callable(value):
        return "a function that is not there in the page"
    return f"a {type(value).__name__}"


def _remedies(value: Any) -> tuple[str, ...]:
    if hasattr(value, "uid"):
        return ("read it as an input; return one value per output in their order, gr.skip() for those that stay",)
    return ()


def _modules() -> str:
    names = sorted({name.partition(".")[0] for name in known.MEMBERS})
    return f"{', '.join(names[:-1])} and {names[-1]}"
