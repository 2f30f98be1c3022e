"""What of Python's own names a program may use; js_shim/src/render/python has each of them, and a test compares both.

The keywords are those that may be passed by name; positions are Python's.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import json
import math
import random
import sys
from types import FunctionType, ModuleType
from typing import Any

from lite.errors import Error


def _names(text: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(text.split(), frozenset())


BUILTINS: dict[str, frozenset[str]] = {
    **_names("abs all any bin bool chr dict divmod filter float hex isinstance iter len list map next oct ord pow"),
    **_names("range repr reversed set str tuple callable frozenset"),
    "enumerate": frozenset({"start"}),
    "int": frozenset({"base"}),
    "max": frozenset({"key", "default"}),
    "min": frozenset({"key", "default"}),
    "print": frozenset({"sep", "end"}),
    "round": frozenset({"ndigits"}),
    "sorted": frozenset({"key", "reverse"}),
    "sum": frozenset({"start"}),
    "zip": frozenset({"strict"}),
}
"""Builtins a program may call or pass on, with their keywords; `dict` takes any."""

METHODS: dict[str, frozenset[str]] = {
    # Of text.
    **_names("upper lower title capitalize swapcase casefold strip lstrip rstrip join startswith endswith find rfind"),
    **_names("index rindex count isdigit isdecimal isnumeric isalpha isalnum isspace isupper islower istitle"),
    **_names("isidentifier isascii zfill center ljust rjust partition rpartition removeprefix removesuffix"),
    # Of lists, tuples, dicts, sets.
    **_names("append extend insert remove pop reverse copy clear get items keys values setdefault popitem"),
    **_names("add discard union intersection difference symmetric_difference intersection_update difference_update"),
    **_names("issubset issuperset isdisjoint"),
    # Of numbers.
    **_names("is_integer bit_length"),
    "split": frozenset({"sep", "maxsplit"}),
    "rsplit": frozenset({"sep", "maxsplit"}),
    "splitlines": frozenset({"keepends"}),
    "replace": frozenset({"count"}),
    "expandtabs": frozenset({"tabsize"}),
    "sort": frozenset({"key", "reverse"}),
}
"""Methods a program may call, with their keywords; `format` and `update` take any."""

ANY_KEYWORD = frozenset({"dict", "format", "update"})

_MEMBERS: dict[ModuleType, str] = {
    math: (
        "pi e tau inf nan sqrt cbrt floor ceil trunc fabs exp log log2 log10 pow sin cos tan asin acos atan atan2 "
        "sinh cosh tanh hypot degrees radians isnan isinf isfinite isclose gcd lcm factorial comb perm copysign fmod "
        "prod fsum dist isqrt"
    ),
    random: "random randint randrange choice choices sample shuffle uniform gauss",
    json: "dumps loads",
}

MEMBERS: dict[str, Any] = {
    f"{module.__name__}.{name}": getattr(module, name)
    for module, names in _MEMBERS.items()
    for name in names.split()
    if hasattr(module, name)
}
"""Functions and constants of modules, by dotted name."""

MEMBER_KEYWORDS: dict[str, frozenset[str]] = {
    "json.dumps": frozenset({"indent", "sort_keys", "ensure_ascii"}),
    "math.isclose": frozenset({"rel_tol", "abs_tol"}),
    "math.prod": frozenset({"start"}),
    "random.choices": frozenset({"weights", "k"}),
    "random.sample": frozenset({"k"}),
}

_EXCEPTIONS = (
    "Exception ArithmeticError ZeroDivisionError OverflowError LookupError IndexError KeyError ValueError TypeError "
    "AttributeError NameError UnboundLocalError RuntimeError RecursionError NotImplementedError AssertionError "
    "StopIteration TimeoutError"
)
EXCEPTIONS: dict[type[BaseException], str] = {getattr(builtins, name): name for name in _EXCEPTIONS.split()}
EXCEPTIONS[json.JSONDecodeError] = "JSONDecodeError"
"""Exceptions that can be raised and caught."""


def is_module(value: Any) -> bool:
    """Whether `value` is a module whose members a program may use."""
    return isinstance(value, ModuleType) and value in _MEMBERS


def exception_name(value: Any) -> str | None:
    """The exception that `value` is, if a program may raise and catch it."""
    return "Error" if value is Error else EXCEPTIONS.get(value) if isinstance(value, type) else None


def is_own(function: FunctionType) -> bool:
    """Whether the app's author wrote `function`: others may use anything."""
    top = (function.__module__ or "").partition(".")[0]
    return top != "lite" and (top == "__main__" or top not in sys.stdlib_module_names)


def builtin_name(value: Any) -> str | None:
    """The builtin that `value` is, if a program may use it."""
    name = getattr(value, "__name__", None)
    return name if isinstance(name, str) and name in BUILTINS and getattr(builtins, name) is value else None


def member_name(value: Any) -> str | None:
    """The module's function that `value` is; constants are plain values."""
    if not callable(value):
        return None
    # By equality: functions of `random` are methods, bound anew or not.
    return next((name for name, member in MEMBERS.items() if callable(member) and member == value), None)


_OWNERS = (str, list, tuple, dict, set, int, float)


def methods(name: str) -> list[Any]:
    """The methods of Python's own types that have this name."""
    return [getattr(owner, name) for owner in _OWNERS if hasattr(owner, name)]


def takes(functions: list[Any], count: int, call: ast.Call) -> bool:
    """Whether one of `functions` may be called with so many positional arguments, as far as they tell."""
    if any(isinstance(argument, ast.Starred) for argument in call.args):
        return True
    for function in functions:
        try:
            signature = inspect.signature(function)
        except (TypeError, ValueError):
            return True
        try:
            signature.bind(*[None] * count, **{str(keyword.arg): None for keyword in call.keywords})
        except TypeError:
            continue
        return True
    return False
