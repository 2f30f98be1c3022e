"""Whether a function may wait (sleep, fetch, ask), told from its code without running it.

In a browser with JSPI a function that waits has to be entered by a call that can be suspended, and such a call costs
more than a small function itself. So a function is entered plainly where it is sure that it can't wait: all that it can
reach is builtins, plain values, a few modules of pure computation, and functions of which the same is true. What is not
understood may wait. A wrong "may wait" costs a fraction of a millisecond; a wrong "can't" would let a sleep block other
events, which it also does in browsers without JSPI.
"""

from __future__ import annotations

import builtins
import dis
import inspect
import types
from typing import Any

from lite.core.dependency import Dependency

_COMPUTING = frozenset(
    """
    array base64 bisect calendar cmath collections colorsys copy csv dataclasses datetime decimal
    difflib enum fractions functools hashlib heapq html itertools json keyword math numbers
    operator random re statistics string struct textwrap unicodedata uuid zlib
    """.split()  # noqa: SIM905
)
"""Modules whose functions only compute."""

_WAITING_BUILTINS = frozenset({"__import__", "breakpoint", "compile", "eval", "exec", "input", "print"})
"""`print` flushes to the page's console and `input` asks; the others can do anything."""

_DEEPEST = 6

_STREAMS = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
"""Flags of code whose call gives something to be awaited or iterated, which a plain function may return."""


_LITE = frozenset({"lite"})
"""Nothing of lite's waits, but some of it asks which call it runs in: toasts, progress."""


def may_wait(dependency: Dependency) -> bool:
    """Whether a run of `dependency` may wait, in its function or in a component of the app's own making."""
    if dependency.kind != "plain" or dependency.wants or dependency.validator is not None:
        return True
    blocks = [*dependency.all_inputs, *dependency.outputs]
    if any(type(block).__module__.partition(".")[0] != "lite" for block in blocks):
        return True
    return not _computes(dependency.fn, _DEEPEST, _COMPUTING | _LITE)


def only_computes(dependency: Dependency) -> bool:
    """Whether a run of `dependency` can't wait, and reaches nothing that asks which call it runs in."""
    return not may_wait(dependency) and _computes(dependency.fn, _DEEPEST, _COMPUTING)


def _computes(value: Any, depth: int, modules: frozenset[str]) -> bool:
    """Whether using `value` can't wait, `modules` being those that only compute."""
    if value is None or isinstance(value, (bool, int, float, complex, str, bytes, range)):
        return True
    if isinstance(value, types.ModuleType):
        return value.__name__ in modules
    if isinstance(value, types.BuiltinFunctionType):
        module = value.__module__
        return value.__name__ not in _WAITING_BUILTINS if module == "builtins" else module in modules
    if isinstance(value, type):
        return value.__module__ in modules or value.__module__ in ("builtins", "lite.errors")
    if depth == 0:
        return False
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(_computes(item, depth - 1, modules) for item in value)
    if isinstance(value, dict):
        return all(_computes(item, depth - 1, modules) for pair in value.items() for item in pair)
    if isinstance(value, types.FunctionType):
        return value.__module__ in modules or _function_computes(value, depth - 1, modules)
    return False


def _function_computes(fn: types.FunctionType, depth: int, modules: frozenset[str]) -> bool:
    if any(each.co_flags & _STREAMS for each in _codes(fn.__code__)):
        return False
    cells = dict(zip(fn.__code__.co_freevars, fn.__closure__ or (), strict=True))
    try:
        reachable = [cell.cell_contents for cell in cells.values()]
    except ValueError:  # a cell that is not filled yet
        return False
    for name in _global_names(fn.__code__):
        if name in fn.__globals__:
            reachable.append(fn.__globals__[name])
        elif hasattr(builtins, name):
            reachable.append(getattr(builtins, name))
        else:
            return False
    reachable += [*(fn.__defaults__ or ()), *(fn.__kwdefaults__ or {}).values()]
    return not _imports(fn.__code__) and all(value is fn or _computes(value, depth, modules) for value in reachable)


def _codes(code: types.CodeType) -> list[types.CodeType]:
    """`code` and the functions and comprehensions defined in it."""
    inner = [each for const in code.co_consts if isinstance(const, types.CodeType) for each in _codes(const)]
    return [code, *inner]


def _global_names(code: types.CodeType) -> set[str]:
    return {
        step.argval
        for each in _codes(code)
        for step in dis.get_instructions(each)
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")
    }


def _imports(code: types.CodeType) -> bool:
    return any(step.opname == "IMPORT_NAME" for each in _codes(code) for step in dis.get_instructions(each))
