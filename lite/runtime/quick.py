"""The shortest way of a call: a plain function that only computes, between components whose values are plain data.

Such a call needs no slot (it can't overlap with anything), no context (nothing it reaches asks for one) and no
coroutine. After an idle while, a call costs by how much code it touches, and this touches a fifth of the general way's
(docs/decisions). What it gives is the same: the conformance tests run over both.
"""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Callable
from typing import Any

from lite.core.component import Component
from lite.core.dependency import Dependency
from lite.protocol.codec import Encoder, answer_text
from lite.protocol.messages import Done, Json, Update
from lite.runtime.call import failed
from lite.runtime.session import Session
from lite.runtime.values import Patcher
from lite.runtime.waiting import only_computes

_SCALARS = frozenset({str, int, float, bool, type(None)})


class Quick:
    """A dependency prepared for the shortest way."""

    __slots__ = ("_dependency", "_fn", "_post", "_pre", "_uid")

    def __init__(self, dependency: Dependency, fn: Callable[..., Any]) -> None:
        (output,) = dependency.outputs
        assert isinstance(output, Component)
        self._dependency = dependency
        self._fn = fn
        self._pre: list[Callable[[Json], Any]] = [block.preprocess for block in dependency.inputs]  # type: ignore[attr-defined]
        self._post = output.postprocess
        self._uid = output.uid

    def answer(self, call_id: int, inputs: list[Json], session: Session) -> str | None:
        """The packet that answers a call, or None where the general way has to (and the function has not run)."""
        if session.has_changes or len(inputs) != len(self._pre):
            return None
        try:
            args = [convert(payload) for convert, payload in zip(self._pre, inputs, strict=True)]
        except Exception:
            return None  # the general way knows whose fault it is, and says so
        try:
            result = self._fn(*args)
            if type(result) in _SCALARS:
                return answer_text(call_id, self._uid, self._post(result))
            return self._general(call_id, session, result)
        except (CancelledError, Exception, SystemExit) as error:
            encoder = Encoder()
            encoder.add(failed(call_id, error))
            return encoder.take().text

    def _general(self, call_id: int, session: Session, result: Any) -> str:
        encoder = Encoder()
        patch, edits = Patcher(self._dependency, session).patch(result)
        if patch or edits:
            encoder.add(Update(call_id, patch, edits))
        encoder.add(Done(call_id))
        return encoder.take().text


def quick_of(dependency: Dependency | None) -> Quick | None:
    """`dependency` prepared for the shortest way, or None where it may not go it."""
    if dependency is None or dependency.fn is None or len(dependency.outputs) != 1:
        return None
    special = (
        dependency.wants
        or dependency.batch
        or dependency.inputs_as_dict
        or dependency.inputs_kwargs
        or dependency.concurrency_id is not None
        or not (dependency.preprocess and dependency.postprocess)
    )
    blocks = [*dependency.inputs, *dependency.outputs]
    if special or not all(isinstance(block, Component) and block.plain_payload for block in blocks):
        return None
    return Quick(dependency, dependency.fn) if only_computes(dependency) else None
