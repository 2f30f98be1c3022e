"""`gr.api`: a function that only clients call, without any component in the page.

Its parameters and returns become invisible blocks that carry a JSON schema each, made of the function's annotations, so
that all else (queue, API description, transports) knows no difference.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from dataclasses import KW_ONLY
from inspect import Parameter
from typing import Any, Literal

from lite.core.component import Component
from lite.core.context import current_app
from lite.core.dependency import parameters_of, wants_of
from lite.core.event import DECORATOR, listen
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json

Schema = dict[str, Json]

_SCALARS: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
_PYTHON: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}
_STREAMS = (Generator, Iterator, AsyncGenerator, AsyncIterator)


class Api(Component):
    """One parameter or return of a function that only clients call; nothing in the page.

    Payload: what the annotation says.
    """

    _: KW_ONLY
    label: str | None = None
    """Name of the parameter."""
    schema: Any = None
    """JSON schema of the payload."""

    def preprocess(self, payload: Json) -> Any:
        if not _fits(payload, self.schema or {}):
            raise PayloadError(f"{self.label!r} takes {self.schema!r}, got {payload!r}.")
        return payload

    def api_info(self) -> Schema:
        return dict(self.schema or {})

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        return super().wire_props({name: value for name, value in props.items() if name not in ("schema", "value")})


def api(
    fn: Callable[..., Any] | Literal["decorator"] = DECORATOR,
    *,
    api_name: str | None = None,
    api_description: str | None = None,
    queue: bool = True,
    batch: bool = False,
    max_batch_size: int = 4,
    concurrency_limit: int | Literal["default"] | None = "default",
    concurrency_id: str | None = None,
    api_visibility: Literal["public", "private", "undocumented"] = "public",
    time_limit: int | None = None,
    stream_every: float = 0.5,
) -> Any:
    """Give clients an endpoint that calls `fn`, without anything in the page.

    Its parameters and returns are described by `fn`'s annotations: `str`, `int`, `float`, `bool`, `list[…]`, `dict`,
    `Literal[…]`, unions and tuples of returns; what says nothing is any JSON.

    Raises:
        ConfigError: outside of an app, or if `fn` is no function.
    """
    options = {name: value for name, value in locals().items() if name != "fn"}
    if isinstance(fn, str):
        return functools.partial(_decorated, options)
    if not callable(fn):
        raise ConfigError(f"gr.api takes a function, got {fn!r}.")
    if current_app() is None:
        raise ConfigError("gr.api was called outside of an app; call it inside `with gr.Blocks():`.")
    inputs, outputs = _inputs(fn, batch), _outputs(fn, batch)
    return listen([], fn, inputs=inputs, outputs=outputs, **options)


def _decorated(options: dict[str, Any], fn: Callable[..., Any]) -> Callable[..., Any]:
    api(fn, **options)
    return fn


def _inputs(fn: Callable[..., Any], batch: bool) -> list[Api]:
    supplied = {want.name for want in wants_of(fn)}
    made = []
    for parameter in parameters_of(fn) or []:
        if parameter.name in supplied or parameter.kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
            continue
        hint = _item(parameter.annotation) if batch else parameter.annotation
        default = None if parameter.default is Parameter.empty else parameter.default
        made.append(Api(default, label=parameter.name, schema=schema_of(hint)))
    return made


def _outputs(fn: Callable[..., Any], batch: bool) -> list[Api]:
    try:
        hint = typing.get_type_hints(fn).get("return", Any)
    except Exception:
        hint = Any  # an annotation may be any expression; what can't be read says nothing
    if typing.get_origin(hint) in _STREAMS:
        hint = typing.get_args(hint)[0]
    if hint is type(None):
        return []
    hints = (
        list(typing.get_args(hint)) if typing.get_origin(hint) is tuple and ... not in typing.get_args(hint) else [hint]
    )
    return [Api(schema=schema_of(_item(each) if batch else each), label=f"value_{i}") for i, each in enumerate(hints)]


def _item(hint: Any) -> Any:
    """What a list is of: a batched function takes and gives lists."""
    return next(iter(typing.get_args(hint)), Any)


def schema_of(hint: Any) -> Schema:
    """The JSON schema of an annotation; empty for what it can't say."""
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    origin, args = typing.get_origin(hint) or hint, typing.get_args(hint)
    if origin is Literal:
        return (
            {"enum": list(args), "type": "string"}
            if all(isinstance(arg, str) for arg in args)
            else {"enum": list(args)}
        )
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [schema_of(arg) for arg in args]}
    if origin in (list, set, tuple, frozenset):
        items = schema_of(args[0]) if args and (origin is not tuple or ... in args) else {}
        return {"type": "array", "items": items}
    if origin is dict:
        return {"type": "object"}
    return {}


def _fits(payload: Json, schema: Schema) -> bool:
    if "enum" in schema:
        return payload in schema["enum"]
    if "anyOf" in schema:
        return any(_fits(payload, option) for option in schema["anyOf"])
    kinds = _PYTHON.get(str(schema.get("type")))
    if kinds is None:
        return True
    if not isinstance(payload, kinds) or (isinstance(payload, bool) and bool not in kinds):
        return False
    return not isinstance(payload, list) or all(_fits(item, schema.get("items") or {}) for item in payload)
