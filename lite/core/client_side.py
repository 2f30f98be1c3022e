"""What `js=True` needs of a dependency: its function as a program (lite/transpile), and how values become payloads.

Met only by apps that use it.
"""

from __future__ import annotations

from typing import Any

from lite.core.block import Block
from lite.core.component import Component
from lite.core.dependency import Dependency
from lite.core.update import skip, update
from lite.errors import ConfigError
from lite.transpile.program import transpile

_FOR_UPDATE = ("elem_id", "elem_classes", "visible")
"""Positional parameters of `gr.update`."""

_WANTS = {
    "request": "gr.Request: there is no request in the page",
    "event": "event data: take the component as an input",
    "visitor": "which is about the visitor: the page has no request",
    "progress": "gr.Progress: the page shows the result at once",
}


def program_of(dependency: Dependency) -> str:
    """The program that stands for the dependency's function.

    Raises:
        ConfigError: if the function, or what it is given, can't be in the page.
    """
    fn = dependency.fn
    if fn is None:
        raise ConfigError("js=True runs a Python function in the page, but there is none; pass one.")
    if dependency.batch:
        _refuse("batch=True, which is for functions in Python")
    if dependency.inputs_as_dict:
        _refuse("a set of inputs; pass a list, and take one argument per input")
    for want in dependency.wants:
        _refuse(f"the argument {want.name!r}, {_WANTS[want.what]}")
    if dependency.kind not in ("plain", "none"):
        _refuse(
            f"{getattr(fn, '__name__', 'a function')}, which is {dependency.kind.replace('_', ' ')}; return one result"
        )
    return transpile(
        fn,
        [_inward(block) for block in dependency.all_inputs],
        list(dependency.inputs_kwargs),
        [_outward(block) for block in dependency.outputs],
        _update_parameters,
    )


def _refuse(what: str) -> None:
    raise ConfigError(f"js=True can't have {what}.")


def _check(block: Block) -> str | None:
    if block.kind == "state":
        _refuse("gr.State, whose value is in Python; keep the value in a component with visible=False")
    return block.page_value if isinstance(block, Component) else None


def _inward(block: Block) -> Any:
    """How the page makes an argument of the block's payload."""
    kind = _check(block)
    if getattr(block, "type", None) == "index":
        _refuse(f"an input with type='index' ({block!r}); take its value")
    return ["number", getattr(block, "precision", None)] if kind == "number" else None


def _outward(block: Block) -> Any:
    """How the page makes a payload of a returned value."""
    kind = _check(block)
    if kind == "number":
        none = getattr(block, "minimum", None) if block.kind == "slider" else None
        return [kind, getattr(block, "precision", None), none]
    return None if kind is None else [kind]


def _update_parameters(value: Any) -> tuple[tuple[str, ...], frozenset[str] | None] | None:
    """For `transpile`: which callables make updates, and what they take."""
    if value is update:
        return _FOR_UPDATE, None
    if value is skip:
        return (), frozenset()
    if isinstance(value, type) and issubclass(value, Block):
        return value._positional, frozenset(value._props)
    return None
