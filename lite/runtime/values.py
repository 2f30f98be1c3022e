"""What a function of any kind gives, as one asynchronous stream of values, and values as patches."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Any

from lite.core.block import Block
from lite.core.component import Component
from lite.core.dependency import Dependency
from lite.core.update import is_update
from lite.errors import LiteError
from lite.protocol.diff import diff
from lite.protocol.messages import Edits, Json, Patch
from lite.runtime.outlet import Outlet
from lite.runtime.session import Session

_END = object()


class OutputError(LiteError):
    """A function's return value does not fit its outputs."""

    code = "output"


def is_stream(result: Any) -> bool:
    """Whether a function's result is still to be awaited or iterated."""
    return hasattr(result, "__await__") or hasattr(result, "__anext__") or is_generator(result)


async def values_of(result: Any) -> AsyncGenerator[Any, None]:
    """Yield what a function gave: its result, awaited if need be, or each value of its generator."""
    if hasattr(result, "__await__"):
        result = await result
    if hasattr(result, "__anext__"):
        try:
            async for value in result:
                yield value
        finally:
            await result.aclose()
    elif is_generator(result):  # a coroutine gave one
        for value in result:
            yield value
            await asyncio.sleep(0)
    else:
        yield result


def is_generator(result: Any) -> bool:
    """Whether `result` is a plain generator."""
    return hasattr(result, "gi_frame") and hasattr(result, "send")


class Patcher:
    """Turns the values of one call into patches; from the second value on, into edits where they are smaller."""

    def __init__(self, dependency: Dependency, session: Session) -> None:
        self.dependency = dependency
        self._session = session
        self._sent: dict[int, Json] = {}
        only = dependency.outputs[0] if len(dependency.outputs) == 1 and dependency.postprocess else None
        self._text_output = only if isinstance(only, Component) else None

    def patch(self, result: Any) -> tuple[Patch, Edits]:
        """The props that `result` changes.

        Raises:
            OutputError: if it has not as many values as the dependency has outputs.
        """
        patch: Patch = {}
        edits: Edits = {}
        for block, value in self._pairs(result):
            props = self._props(block, value)
            payload = props.get("value", _END)
            if payload is not _END and len(props) == 1 and block.uid in self._sent:
                payload = block.extended(self._sent[block.uid], payload)  # type: ignore[attr-defined]
                changes = diff(self._sent[block.uid], payload, ["value"])
                if changes and changes[0][0] == "replace" and changes[0][1] == ["value"]:
                    patch[block.uid] = {"value": payload}
                elif changes:
                    edits[block.uid] = changes
            elif props:
                patch[block.uid] = props
            if payload is not _END:
                self._sent[block.uid] = payload
        return patch, edits

    def grower(self, call_id: int, outlet: Outlet) -> Callable[[str], bool]:
        """A function that sends what a text has grown by since the last value; for anything else it answers False.

        Nearly every step of a stream is that. What it needs is looked up once: a step costs by the code it touches.
        """
        block, sent, session = self._text_output, self._sent, self._session
        if block is None:
            return lambda text: False
        uid = block.uid
        append = outlet.appender(call_id, uid)

        def grow(text: str) -> bool:
            if not (before := sent.get(uid)) or type(before) is not str:
                return False
            payload = (session.component(block) if session.has_changes else block).postprocess(text)
            if type(payload) is not str or not payload.startswith(before):
                return False
            if len(payload) > len(before):
                append(payload[len(before) :])
                sent[uid] = payload
            return True

        return grow

    def _pairs(self, result: Any) -> list[tuple[Block, Any]]:
        outputs = self.dependency.outputs
        if isinstance(result, dict) and result and all(isinstance(key, Block) for key in result):
            for block in result:
                if block not in outputs:
                    raise OutputError(f"{self._name()} returned a value for {block!r}, which is not among its outputs.")
            return list(result.items())
        if not outputs:
            return []
        if len(outputs) == 1:
            if isinstance(result, tuple) and len(result) == 1:
                result = result[0]
            return [(outputs[0], result)]
        listed = list(result) if isinstance(result, (tuple, list)) else [result]
        if listed == [None]:
            # A function that returned nothing at all empties its outputs, as in Gradio.
            return [(block, None) for block in outputs]
        if len(listed) < len(outputs):
            raise OutputError(
                f"{self._name()} has {len(outputs)} outputs ({', '.join(_describe(b) for b in outputs)}), but returned "
                f"{len(listed)} value(s); return one per output, or gr.skip() for those that stay as they are."
            )
        return list(zip(outputs, listed, strict=False))

    def _props(self, block: Block, value: Any) -> dict[str, Json]:
        if is_update(value):
            given = {name: prop for name, prop in value.items() if name != "__type__"}
            return self._changed(block, given)
        if isinstance(value, Block) and not (isinstance(value, Component) and not self.dependency.postprocess):
            return self._changed(block, value.given)
        if not isinstance(block, Component):
            return {}
        if block.kind == "state":
            version = self._session.states.set(block, value)
            return {} if version is None else {"value": version}
        if not self.dependency.postprocess:
            return {"value": value}
        return {"value": self._session.component(block).postprocess(value)}

    def _changed(self, block: Block, given: dict[str, Any]) -> dict[str, Json]:
        if not given:
            return {}
        props = {name: prop for name, prop in given.items() if name not in ("render", "every", "inputs")}
        self._session.change(block, props)
        if "value" in props and isinstance(block, Component):
            if block.kind == "state":
                version = self._session.states.set(block, props["value"])
                return {} if version is None else {"value": version}
            payload = self._session.component(block).postprocess(props.pop("value"))
            return block.wire_props(props) | {"value": payload}
        return block.wire_props(props)

    def _name(self) -> str:
        return getattr(self.dependency.fn, "__name__", "The function")


def _describe(block: Block) -> str:
    label = getattr(block, "label", None)
    return f"{type(block).__name__} {label!r}" if label else type(block).__name__
