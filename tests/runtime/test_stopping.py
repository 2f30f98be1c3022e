"""Cancelling: at an await, at a yield, by the page's end, and in the middle of a calculation."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import AsyncGenerator, Generator, Iterator
from typing import Any

import pytest

import lite as gr
from lite.protocol.codec import Encoder
from lite.protocol.messages import Call, Cancel, Close, Done, Failed, Reply
from lite.runtime.app import App
from lite.runtime.stopping import ELSEWHERE, RAISED, answer_signals
from lite.transports.memory import MemoryTransport
from tests.runtime.helpers import echo

NUMBER = signal.SIGUSR1


async def begun(seen: list[str]) -> None:
    """Wait until the function has said that it runs."""
    while not seen:
        await asyncio.sleep(0.001)
    seen.clear()


async def ended(transport: MemoryTransport, call_id: int = 1) -> Reply:
    """The reply that ends a call."""
    while True:
        reply = await asyncio.wait_for(transport.replies.get(), 10)
        if isinstance(reply, (Done, Failed)) and reply.id == call_id:
            return reply


@pytest.mark.parametrize("how", [Cancel(1), Close("s")])
async def test_an_async_function_gets_cancelled_error_and_its_finally_runs(how: Cancel | Close) -> None:
    seen: list[str] = []

    async def sleepy(x: str) -> str:
        try:
            seen.append("begun")
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise
        finally:
            seen.append("finally")
        return x

    transport = MemoryTransport(App(echo(sleepy)))
    transport.post(Call(1, 0, "s", ["x"]))
    await begun(seen)
    transport.post(how)
    reply = await ended(transport)
    assert isinstance(reply, Failed)
    assert (reply.code, reply.visible, seen) == ("cancelled", False, ["cancelled", "finally"])


@pytest.mark.parametrize("how", [Cancel(1), Close("s")])
async def test_a_generator_gets_generator_exit(how: Cancel | Close) -> None:
    seen: list[str] = []

    def forever(x: str) -> Generator[str, None, None]:
        try:
            seen.append("begun")
            while True:
                yield x
        except GeneratorExit:
            seen.append("exit")
            raise
        finally:
            seen.append("finally")

    transport = MemoryTransport(App(echo(forever)))
    transport.post(Call(1, 0, "s", ["x"]))
    await begun(seen)
    transport.post(how)
    await ended(transport)
    assert seen == ["exit", "finally"]


async def test_an_async_generator_is_cancelled_where_it_waits() -> None:
    seen: list[str] = []

    async def forever(x: str) -> AsyncGenerator[str, None]:
        try:
            seen.append("begun")
            while True:
                yield x
                await asyncio.sleep(0.01)
        finally:
            seen.append("finally")

    transport = MemoryTransport(App(echo(forever)))
    transport.post(Call(1, 0, "s", ["x"]))
    await begun(seen)
    transport.post(Cancel(1))
    await ended(transport)
    assert seen == ["finally"]


async def test_the_end_of_a_page_ends_only_its_own_calls() -> None:
    async def later(x: str) -> str:
        await asyncio.sleep(0.05)
        return x

    transport = MemoryTransport(App(echo(later, concurrency_limit=None)))
    transport.post(Call(1, 0, "gone", ["x"]))
    transport.post(Call(2, 0, "here", ["x"]))
    transport.post(Close("gone"))
    assert isinstance(await ended(transport, 1), Failed)
    assert isinstance(await ended(transport, 2), Done)


async def test_a_cancelled_call_gives_its_slot_to_the_next() -> None:
    async def sleepy(x: str) -> str:
        if x == "long":
            await asyncio.sleep(3600)
        return x

    transport = MemoryTransport(App(echo(sleepy, concurrency_limit=1)))
    transport.post(Call(1, 0, "s", ["long"]))
    transport.post(Call(2, 0, "s", ["short"]))
    transport.post(Cancel(1))
    assert isinstance(await ended(transport, 2), Done)


class Signals:
    """A page that raises the signal for call `wanted` a moment after the next call has begun."""

    def __init__(self) -> None:
        self.wanted = 1
        self.said: list[int] = []
        answer_signals(lambda: self.wanted, self.said.append, NUMBER)

    def soon(self, seconds: float = 0.1) -> None:
        threading.Timer(seconds, os.kill, (os.getpid(), NUMBER)).start()


@pytest.fixture
def signals() -> Iterator[Signals]:
    before = signal.getsignal(NUMBER)
    yield Signals()
    signal.signal(NUMBER, before)


def spin(x: str) -> str:
    while x == "spin":
        pass
    return x


def swallow(x: str) -> str:
    while x == "spin":
        try:
            int("1")
        except Exception:
            continue
    return x


@pytest.mark.parametrize("fn", [spin, swallow])
@pytest.mark.parametrize("quick", [True, False])
async def test_a_signal_stops_a_function_that_never_waits_and_the_next_call_works(
    signals: Signals, fn: Any, quick: bool
) -> None:
    app = App(echo(fn))
    transport = MemoryTransport(app)
    signals.soon()
    if quick:
        answer = app.at_once(("call", 1, 0, "s", ["spin"]))
        assert answer is not None
        assert '"code":"cancelled"' in answer
        assert '"out' not in (app.at_once(("call", 2, 0, "s", ["x"])) or "")
    else:
        transport.post(Call(1, 0, "s", ["spin"]))
        reply = await ended(transport)
        assert isinstance(reply, Failed)
        assert reply.code == "cancelled"
        transport.post(Call(2, 0, "s", ["x"]))
        assert isinstance(await ended(transport, 2), Done)
    assert signals.said == [RAISED]


async def test_a_signal_runs_the_finally_blocks_and_frees_the_slot(signals: Signals) -> None:
    seen: list[str] = []

    def busy(x: str) -> Generator[str, None, None]:
        try:
            yield x
            spin(x)
        finally:
            seen.append("finally")

    transport = MemoryTransport(App(echo(busy, concurrency_limit=1)))
    signals.soon()
    transport.post(Call(1, 0, "s", ["spin"]))
    transport.post(Call(2, 0, "s", ["x"]))
    assert isinstance(await ended(transport, 1), Failed)
    assert isinstance(await ended(transport, 2), Done)
    assert seen == ["finally", "finally"]


async def test_a_signal_for_another_call_stops_nothing(signals: Signals) -> None:
    rounds: list[int] = []

    def busy(x: str) -> str:
        while not signals.said:
            rounds.append(1)
        return x

    signals.wanted = 99
    transport = MemoryTransport(App(echo(busy)))
    signals.soon()
    transport.post(Call(1, 0, "s", ["x"]))
    assert isinstance(await ended(transport), Done)
    assert signals.said == [ELSEWHERE]


async def test_a_signal_while_nothing_runs_harms_nothing(signals: Signals) -> None:
    signal.raise_signal(NUMBER)
    assert signals.said == [ELSEWHERE]


async def test_a_signal_never_cuts_a_reply_in_two(signals: Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    """While lite encodes or sends, the page has to ask again."""

    def chatty(x: str) -> str:
        gr.Info("one")
        return x

    transport = MemoryTransport(App(echo(chatty)))
    source = "def add(self, reply):\n    signal.raise_signal(number)\n    return whole(self, reply)\n"
    there = {"__name__": "lite.protocol.codec", "signal": signal, "number": NUMBER, "whole": Encoder.add}
    exec(source, there)
    monkeypatch.setattr(Encoder, "add", there["add"])
    transport.post(Call(1, 0, "s", ["x"]))
    assert isinstance(await ended(transport), Done)
    assert RAISED not in signals.said
