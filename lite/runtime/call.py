"""One run of one dependency: payloads in, replies out.

slot of its concurrency group → preprocess → the function's values → postprocess → Update each → Done | Failed
"""

from __future__ import annotations

import asyncio
import time
import traceback
from collections.abc import Coroutine, Generator
from contextlib import aclosing
from types import FrameType
from typing import Any

from lite.core.component import Component
from lite.core.dependency import Dependency
from lite.errors import Error, LiteError, PayloadError
from lite.protocol.messages import Call, Done, Failed, Json, Update
from lite.runtime import tqdm_bars
from lite.runtime.outlet import Outlet, Running, running
from lite.runtime.request import Request
from lite.runtime.session import Session
from lite.runtime.values import Patcher, is_generator, is_stream, values_of

_BREATH_SECONDS = 0.02
"""A generator that never waits lets the event loop in this often, so that it can be cancelled."""
_QUICK_STEPS = 4
_QUICK_SECONDS = 0.0005
"""Steps since the clock was last read that took less than this are followed by so many of which none is timed."""


async def run(dependency: Dependency, call: Call, session: Session, outlet: Outlet) -> None:
    """Run `dependency` for `call`, sending one `Update` per value and then `Done`. Raises what the app raises."""
    started = time.perf_counter()
    running.set(Running(call.id, outlet, session.id))
    args, kwargs = arguments(dependency, call, session)
    assert dependency.fn is not None
    await stream(dependency, dependency.fn(*args, **kwargs), call, session, outlet)
    outlet.send(Done(call.id, time.perf_counter() - started))


def run_plain(dependency: Dependency, call: Call, session: Session, outlet: Outlet) -> Coroutine[Any, Any, None] | None:
    """The same for a function that gives its result at once, without any coroutine: what a click waits for.

    Returns:
        What is left to do, if the function gave a coroutine or a generator after all; the caller awaits it.
    """
    started = time.perf_counter()
    running.set(Running(call.id, outlet, session.id))
    args, kwargs = arguments(dependency, call, session)
    assert dependency.fn is not None
    result = dependency.fn(*args, **kwargs)
    if is_stream(result):
        return _rest(dependency, result, call, session, outlet, started)
    update(Patcher(dependency, session), result, call, outlet)
    outlet.send(Done(call.id, time.perf_counter() - started))
    return None


async def _rest(
    dependency: Dependency, result: Any, call: Call, session: Session, outlet: Outlet, started: float
) -> None:
    await stream(dependency, result, call, session, outlet)
    outlet.send(Done(call.id, time.perf_counter() - started))


async def stream(dependency: Dependency, result: Any, call: Call, session: Session, outlet: Outlet) -> None:
    """Send an `Update` for each value of `result`, of whatever kind it is."""
    patcher = Patcher(dependency, session)
    if is_generator(result):
        await _iterate(patcher, result, call, outlet)
        return
    steps = not hasattr(result, "__await__")
    async with aclosing(values_of(result)) as values:
        grow = patcher.grower(call.id, outlet)
        async for value in values:
            if not (steps and type(value) is str and grow(value)):
                update(patcher, value, call, outlet, now=steps)


async def _iterate(patcher: Patcher, result: Generator[Any, None, None], call: Call, outlet: Outlet) -> None:
    """`stream` for a plain generator, without an asynchronous one around it: the fastest streams are these."""
    try:
        grow = patcher.grower(call.id, outlet)
        breath = last = time.monotonic()
        quick = 0  # steps until the clock is read again: that takes 2 of a step's 29 microseconds
        for value in result:
            if not (type(value) is str and grow(value)):
                update(patcher, value, call, outlet, now=True)
            if quick:
                quick -= 1
                continue
            now = time.monotonic()
            quick = _QUICK_STEPS if now - last < _QUICK_SECONDS else 0
            last = now
            if now - breath > _BREATH_SECONDS:
                await asyncio.sleep(0)
                breath = last = time.monotonic()
    finally:
        result.close()


def update(patcher: Patcher, value: Any, call: Call, outlet: Outlet, now: bool = False) -> None:
    """Send what `value` changes, if it changes anything."""
    patch, edits = patcher.patch(value)
    if patch or edits:
        outlet.send(Update(call.id, patch, edits), now=now)


def arguments(dependency: Dependency, call: Call, session: Session) -> tuple[list[Any], dict[str, Any]]:
    """What the function is called with.

    Raises:
        PayloadError: if a payload does not fit its component; `block` names which.
    """
    values = payloads_of(dependency, call, session)
    if not (dependency.wants or dependency.inputs_kwargs or dependency.inputs_as_dict):
        return values, {}
    return given_to(dependency, values, call, session)


def payloads_of(dependency: Dependency, call: Call, session: Session) -> list[Any]:
    """The call's payloads as values, one per input.

    Raises:
        PayloadError: if a payload does not fit its component; `block` names which.
    """
    blocks = dependency.all_inputs
    if len(call.inputs) != len(blocks):
        raise PayloadError(f"This event has {len(blocks)} input(s), but {len(call.inputs)} payload(s) came.")
    return [_value(dependency, block, payload, session) for block, payload in zip(blocks, call.inputs, strict=True)]


def given_to(
    dependency: Dependency, values: list[Any], call: Call, session: Session
) -> tuple[list[Any], dict[str, Any]]:
    """`values` as the function takes them, and what else it asks for."""
    count = len(dependency.inputs)
    named = dict(zip(dependency.inputs_kwargs, values[count:], strict=True))
    args: list[Any] = (
        [dict(zip(dependency.inputs, values, strict=False))] if dependency.inputs_as_dict else values[:count]
    )
    for want in dependency.wants:
        given: Any = want.cls
        if want.what == "request":
            given = Request(session.request, session_hash=session.id)
        elif want.what == "progress" and want.cls.track_tqdm:
            tqdm_bars.track()
        elif want.what == "event":
            found = next((b for b in _targets(dependency) if b.uid == call.trigger), None)
            target = found or session.rendered_block(call.trigger)
            given = want.cls(target, call.event)
        elif want.what == "visitor":
            given = want.cls.of_visitor(session.request, want.name)
        if want.index <= len(args) and not named:
            args.insert(want.index, given)
        else:
            named[want.name] = given
    return args, named


async def check(validation: Dependency, call: Call, session: Session, outlet: Outlet) -> None:
    """Run a dependency's validator.

    Raises:
        ValidationError: if it refuses the inputs.
    """
    from lite.core.validating import judge  # few apps validate

    running.set(Running(call.id, outlet, session.id))
    args, kwargs = arguments(validation, call, session)
    assert validation.fn is not None
    answer = validation.fn(*args, **kwargs)
    if hasattr(answer, "__await__"):
        answer = await answer
    judge(answer, validation.all_inputs)


def _targets(dependency: Dependency) -> list[Any]:
    blocks = [*dependency.all_inputs, *dependency.outputs]
    return blocks[0].app.blocks.values() if blocks and blocks[0].in_app else blocks  # type: ignore[return-value]


def _value(dependency: Dependency, block: Any, payload: Json, session: Session) -> Any:
    if block.kind == "state":
        return session.states.get(block)
    if not dependency.preprocess:
        return payload
    component: Component = session.component(block)
    try:
        return component.preprocess(payload)
    except LiteError as error:
        if isinstance(error, Error):
            raise
        error.block = block.uid  # type: ignore[attr-defined]
        raise
    except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
        # A payload of a shape that `preprocess` never thought of is the page's fault, not the app's.
        wrapped = PayloadError(f"This value does not fit {type(block).__name__}: {type(error).__name__}: {error}")
        wrapped.block = block.uid  # type: ignore[attr-defined]
        raise wrapped from error


def failed(call_id: int, error: BaseException) -> Failed:
    """How the end of a call by `error` is told to the page."""
    if isinstance(error, asyncio.CancelledError):
        return Failed(call_id, "cancelled", "Cancelled.", visible=False)
    trace = readable_traceback(error)
    if isinstance(error, Error):
        shown = trace if error.print_exception else ""
        return Failed(call_id, "app", str(error), error.title, error.duration, error.visible, None, shown)
    if isinstance(error, LiteError) and (messages := getattr(error, "messages", None)):
        # A validator's: said at the components, and nowhere else.
        return Failed(call_id, error.code, str(error), visible=False, messages=messages)
    if isinstance(error, LiteError):
        shown = trace if error.is_traced else ""
        return Failed(call_id, error.code, str(error), block=getattr(error, "block", None), traceback=shown)
    return Failed(call_id, "app", message_of(error), type(error).__name__, traceback=trace)


def message_of(error: BaseException) -> str:
    """The exception's message, or its name when it has none."""
    return str(error) or type(error).__name__


def readable_traceback(error: BaseException) -> str:
    """The traceback, without lite's own frames above the app's."""
    frames = error.__traceback__
    while frames is not None and frames.tb_next is not None and _is_ours(frames.tb_frame):
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(error), error, frames))


def _is_ours(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__", "")).startswith("lite.")
