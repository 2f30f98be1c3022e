"""Messages ↔ packets, the only place where a wire name is written.

A packet is JSON text: a list of messages, each `{"type": "call", ...fields}`. A bytes leaf stands in it as
`{mark: index}` of a list of buffers that travels beside it; `mark` is random, so that no user's value can pose as one.
"""

from __future__ import annotations

import dataclasses
import json
import math
import os
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from json import encoder as json_encoder
from operator import itemgetter
from typing import Any, get_args

from lite.errors import ProtocolError
from lite.protocol.messages import Call, Done, Json, Reply, Request, Update

_FIELDS: dict[type, tuple[str, ...]] = {t: tuple(f.name for f in fields(t)) for t in get_args(Request | Reply)}
_BY_NAME: dict[str, type] = {t.__name__.lower(): t for t in _FIELDS}
_OPTIONAL: dict[type, frozenset[str]] = {
    t: frozenset(f.name for f in fields(t) if f.default is not MISSING or f.default_factory is not MISSING)
    for t in _FIELDS
}
_WANTED: dict[str, type] = {
    "id": int,
    "dep": int,
    "uid": int,
    "session": str,
    "name": str,
    "inputs": list,
    "args": list,
    "request": dict,
}
_CHECKS: dict[type, tuple[tuple[str, type], ...]] = {
    t: tuple((name, _WANTED[name]) for name in names if name in _WANTED) if t in get_args(Request) else ()
    for t, names in _FIELDS.items()
}
"""What is checked of a request's fields: pages are not trusted, runtimes are."""


def answer_text(call_id: int, uid: int, value: Json) -> str:
    """The packet of an `Update` that sets the value of one block, and `Done`: what nearly every call comes to.

    Raises:
        TypeError: if `value` has no JSON form.
    """
    if type(value) is str:
        text = _quoted(value)
    else:
        try:
            text = _plain_json(value)
        except ValueError:
            text = to_json(value)
    return (
        f'[{{"type":"update","id":{call_id},"patch":{{"{uid}":{{"value":{text}}}}},"edits":{{}}}},'
        f'{{"type":"done","id":{call_id},"seconds":null}}]'
    )


def appended(call_id: int, uid: int) -> Callable[[str], str]:
    """What writes the packet of an `Update` that appends a text to a block's value: nearly every step of a stream."""
    head = f'[{{"type":"update","id":{call_id},"patch":{{}},"edits":{{"{uid}":[["append",["value"],'
    return lambda text: f"{head}{_quoted(text)}]]}}}}]"


@dataclass(slots=True)
class Packet:
    """What is posted: `text`, and with bytes in it `mark` and `buffers`."""

    text: str
    mark: str | None = None
    buffers: list[bytes] | None = None


class Encoder:
    """Collects messages into one packet. A message that can't be encoded raises at `add`, not at `take`."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        """The messages so far, as text; always the same list."""
        self._buffers: list[bytes] = []
        self._mark = f"bytes:{os.urandom(6).hex()}"
        self._json = fast_encoder(self._leaf)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def add(self, message: Request | Reply) -> None:
        """Append `message`.

        Raises:
            ProtocolError: if a value in it has no JSON form.
        """
        held = len(self._buffers)
        try:
            self.parts.append(self._text(message))
        except TypeError as error:
            del self._buffers[held:]
            raise ProtocolError(f"A value can't be sent to the page: {error}") from None

    def _text(self, message: Request | Reply) -> str:
        # The two that calls are made of are written out: what counts is how much code is touched.
        try:
            if isinstance(message, Update):
                patch = self._json(message.patch) if message.patch else "{}"
                edits = self._json(message.edits) if message.edits else "{}"
                return f'{{"type":"update","id":{message.id},"patch":{patch},"edits":{edits}}}'
            if isinstance(message, Done):
                seconds = "null" if message.seconds is None else f"{message.seconds:.6f}"
                return f'{{"type":"done","id":{message.id},"seconds":{seconds}}}'
            return self._json(_as_dict(message))
        except ValueError:
            return to_json(_as_dict(message), self._leaf)

    def alone(self, message: Request | Reply) -> Packet:
        """The packet of `message` alone; only for an empty encoder.

        Raises:
            ProtocolError: if a value in it has no JSON form.
        """
        self.add(message)
        if self._buffers:
            return self.take()
        return Packet(f"[{self.parts.pop()}]")

    def take(self) -> Packet:
        """The packet of all added messages; the encoder is empty then."""
        text = f"[{','.join(self.parts)}]"
        packet = Packet(text, self._mark, self._buffers) if self._buffers else Packet(text)
        self.parts.clear()
        self._buffers = []
        return packet

    def _leaf(self, value: Any) -> Json:
        if isinstance(value, (bytes, bytearray, memoryview)):
            self._buffers.append(bytes(value))
            return {self._mark: len(self._buffers) - 1}
        return leaf(value)


def _as_dict(message: Request | Reply) -> dict[str, Json]:
    kind = type(message)
    return {"type": kind.__name__.lower(), **{name: getattr(message, name) for name in _FIELDS[kind]}}


def fast_encoder(convert: Callable[[Any], Json]) -> Callable[[Json], str]:
    """A function that gives compact JSON text and raises ValueError for NaN.

    `JSONEncoder.encode` builds the C encoder anew at each call, below three frames of Python; here it is built once.
    """
    make = getattr(json_encoder, "c_make_encoder", None)
    if make is None:
        return json.JSONEncoder(default=convert, allow_nan=False, separators=(",", ":")).encode
    encode = make(None, convert, json_encoder.encode_basestring_ascii, None, ":", ",", False, False, False)
    return lambda value: "".join(encode(value, 0))


def to_json(value: Json, convert: Callable[[Any], Json] | None = None) -> str:
    """JSON text of `value`, with null in place of NaN and infinities, which JSON has not.

    Raises:
        TypeError: if something in it has no JSON form.
    """
    convert = convert or leaf
    try:
        return json.dumps(value, default=convert, allow_nan=False, separators=(",", ":"))
    except ValueError:
        return json.dumps(without_nan(value, convert), separators=(",", ":"))


def leaf(value: Any) -> Json:
    """The JSON form of something json doesn't know: a dataclass, a path, a set, a number of numpy's.

    Raises:
        TypeError: if it has none.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    for method in ("model_dump", "tolist", "isoformat", "__fspath__"):
        if callable(convert := getattr(value, method, None)) and not isinstance(value, type):
            return convert()
    if isinstance(value, (set, frozenset)):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no JSON form; return text, numbers, lists or dicts.")


_plain_json = fast_encoder(leaf)
_quoted = json_encoder.encode_basestring_ascii


def without_nan(value: Json, convert: Callable[[Any], Json] = leaf) -> Json:
    """`value` with None in place of NaN and infinities."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: without_nan(item, convert) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_nan(item, convert) for item in value]
    if value is None or isinstance(value, (str, int)):
        return value
    return without_nan(convert(value), convert)


def decode(packet: Packet) -> list[Request | Reply]:
    """The messages of a packet.

    Raises:
        ProtocolError: if it is not JSON, or a message's type is unknown or its fields are not as they must be.
    """
    try:
        data = json.loads(packet.text, object_hook=_restorer(packet)) if packet.buffers else _parse(packet.text)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"This packet is no JSON: {error}") from None
    if not isinstance(data, list):
        raise ProtocolError(f"A packet is a list of messages, not {type(data).__name__}.")
    return [_message(item) for item in data]


_scan: Callable[[str, int], tuple[Json, int]] = json.JSONDecoder().scan_once  # type: ignore[attr-defined]


def _parse(text: str) -> Json:
    """`json.loads` without its three frames of Python; it has the say where the scanner does not take all."""
    try:
        data, end = _scan(text, 0)
    except StopIteration:
        end = -1
    return data if end == len(text) else json.loads(text)


Single = tuple[str, int, int, str, list[Json]]
"""Type, id, dep, session and inputs of a message that is a call."""

_single: Callable[[Any], Single] = itemgetter("type", "id", "dep", "session", "inputs")
_CALL_FIELDS = len(_FIELDS[Call]) + 1


def single_call(text: str) -> Single | None:
    """The packet's message if it is one well-formed call and nothing else; `decode` has the say on all others.

    Without making a `Call`: a click costs by how much code it touches.
    """
    try:
        (call,), end = _scan(text, 0)
        single = _single(call)
    except (StopIteration, ValueError, TypeError, KeyError, RecursionError):
        return None
    kind, id_, dep, session, inputs = single
    well_formed = (
        end == len(text)
        and kind == "call"
        and len(call) == _CALL_FIELDS
        and type(id_) is int
        and type(dep) is int
        and type(session) is str
        and type(inputs) is list
    )
    return single if well_formed else None


def _restorer(packet: Packet) -> Any:
    mark, buffers = packet.mark, packet.buffers or []

    def restore(item: dict[str, Json]) -> Json:
        index = item.get(mark) if mark is not None and len(item) == 1 else None
        return buffers[index] if isinstance(index, int) and 0 <= index < len(buffers) else item

    return restore


def _message(data: Json) -> Request | Reply:
    name: Any = data.pop("type", None) if type(data) is dict else None
    try:
        kind = _BY_NAME[name]
        message: Request | Reply = kind(**data)
    except (KeyError, TypeError):
        raise ProtocolError(_complaint(name, data)) from None
    for field, wanted in _CHECKS[kind]:
        if type(data[field]) is not wanted:
            raise ProtocolError(f"{name}.{field} can't be {type(data[field]).__name__}.")
    return message


def _complaint(name: Json, data: Json) -> str:
    """Why `data` is no message of type `name`."""
    kind = _BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None:
        return f"Unknown message type {name!r}; known: {', '.join(sorted(_BY_NAME))}."
    missing = [field for field in _FIELDS[kind] if field not in data and field not in _OPTIONAL[kind]]
    return f"{name}: missing {missing}, unexpected {sorted(data.keys() - set(_FIELDS[kind]))}."
