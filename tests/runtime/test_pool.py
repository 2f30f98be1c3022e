"""`gr.pool`: functions in workers of their own, here in forked processes and threads."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.core.dependency import kind_of
from lite.errors import ConfigError
from lite.platform import crew
from lite.protocol.messages import Call, Cancel, Done, Failed, Log, Progress, Reply, Update
from lite.runtime import pool as pools
from lite.runtime.app import App
from lite.runtime.pool import Crew
from lite.runtime.pool_worker import PoolError
from lite.transports.memory import MemoryTransport
from tests.runtime.helpers import echo, replies, values

MEETING_SECONDS = 20


@pytest.fixture(autouse=True)
def own_crew(monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    """Workers of this test only, ended with it."""
    mine = Crew()
    monkeypatch.setattr(pools, "_crew", mine)
    yield mine
    for member in list(mine.members):
        member.end()


def meet(folder: str, name: str, other: str) -> str:
    """Compute until `other` does too; both must run at the same time for that."""
    Path(folder, name).touch()
    until = time.monotonic() + MEETING_SECONDS
    while not Path(folder, other).exists():
        if time.monotonic() > until:
            return "alone"
    return f"met {other}"


async def ended(condition: Callable[[], bool]) -> None:
    """Let the event loop run until `condition` holds."""
    async with asyncio.timeout(MEETING_SECONDS):
        while not condition():
            await asyncio.sleep(0)


async def test_each_kind_of_function_gives_its_values_from_another_process() -> None:
    async def later(text: str) -> str:
        await asyncio.sleep(0)
        return f"{text} {os.getpid() != here}"

    def grow(text: str) -> Iterator[str]:
        yield text
        yield f"{text} {os.getpid() != here}"

    async def grow_later(text: str) -> AsyncIterator[str]:
        yield text
        await asyncio.sleep(0)
        yield f"{text} {os.getpid() != here}"

    here = os.getpid()
    assert await values(gr.pool(lambda text: f"{text} {os.getpid() != here}")) == ["x True"]
    assert await values(gr.pool(later)) == ["x True"]
    for fn in (grow, grow_later):
        assert await values(gr.pool(fn)) == ["x", "x True"]


async def test_two_events_of_a_function_compute_at_the_same_time(tmp_path: Path) -> None:
    with gr.Blocks() as blocks:
        name, other, out = gr.Textbox(), gr.Textbox(), gr.Textbox()
        name.submit(gr.pool(lambda name, other: meet(str(tmp_path), name, other), workers=2), [name, other], out)
    transport = MemoryTransport(App(blocks))
    transport.post(Call(1, 0, "s", ["a", "b"]))
    transport.post(Call(2, 0, "s", ["b", "a"]))
    said: list[Reply] = []
    while sum(isinstance(reply, (Done, Failed)) for reply in said) < 2:
        said.append(await transport.replies.get())
    updates = [reply for reply in said if isinstance(reply, Update)]
    found = {reply.id: [props["value"] for props in reply.patch.values()] for reply in updates}
    assert found == {1: ["met b"], 2: ["met a"]}


async def test_calls_beyond_the_workers_wait_for_one_and_workers_are_used_again(own_crew: Crew) -> None:
    pid = gr.pool(lambda n: (n, os.getpid()), workers=2)
    answers = await asyncio.gather(*(pid(n) for n in range(6)))
    assert [n for n, _ in answers] == list(range(6))
    assert len({pid for _, pid in answers}) <= 2
    assert len(own_crew.members) <= 2


async def test_the_limit_of_a_listener_is_the_number_of_workers_unless_it_says_another() -> None:
    fn = gr.pool(lambda text: text, workers=3)
    for options, limit in (({}, 3), ({"concurrency_limit": 1}, 1), ({"concurrency_limit": None}, None)):
        app = App(echo(fn, **options))
        assert app.queue.slots(app.blocks.fns[0]).limit == limit


async def test_arguments_are_copies_and_what_a_worker_changes_stays_there() -> None:
    kept: list[int] = []

    @gr.pool
    def add(given: list[int]) -> tuple[list[int], int]:
        given.append(1)
        kept.append(1)
        return given, len(kept)

    mine = [0]
    assert await add(mine) == ([0, 1], 1)
    assert mine == [0]
    assert kept == []


class Refused(Exception):
    """An exception class that can't be made of its `args`."""

    def __init__(self, one: str, *, two: str) -> None:
        super().__init__(f"{one} {two}")


async def test_exceptions_come_back_with_their_class_message_and_traceback() -> None:
    def divide(text: str) -> float:
        return len(text) / 0

    def refuse(text: str) -> None:
        raise gr.Error(f"no {text}", title="Sorry", duration=3, print_exception=False)

    def strange(text: str) -> None:
        raise Refused(text, two="two")

    failed = (await replies(echo(gr.pool(divide)), inputs=["x"]))[-1]
    assert isinstance(failed, Failed)
    assert (failed.title, failed.message) == ("ZeroDivisionError", "division by zero")
    assert "in divide\n    return len(text) / 0" in failed.traceback
    failed = (await replies(echo(gr.pool(refuse)), inputs=["x"]))[-1]
    assert isinstance(failed, Failed)
    assert (failed.title, failed.message, failed.duration, failed.traceback) == ("Sorry", "no x", 3, "")
    failed = (await replies(echo(gr.pool(strange)), inputs=["x"]))[-1]
    assert isinstance(failed, Failed)
    assert (failed.title, failed.message) == ("Refused", "x two")
    assert "in strange" in failed.traceback


async def test_what_cant_be_sent_is_named() -> None:
    fn = gr.pool(lambda text, lock: text)
    with pytest.raises(PoolError, match=r"'lock' of .*lambda.* is of type lock, and cannot pickle"):
        await fn("x", threading.Lock())
    with pytest.raises(PoolError, match=r"What .*lambda.* is of type lock, and cannot pickle"):
        await gr.pool(lambda: threading.Lock())()
    assert await fn("x", None) == "x"  # the worker is whole


def test_what_cant_run_elsewhere_is_refused_at_construction() -> None:
    def select(event: gr.SelectData) -> None: ...

    with pytest.raises(ConfigError, match="parameter 'event' has a component in it"):
        gr.pool(select)
    with pytest.raises(ConfigError, match="takes a function, not str"):
        gr.pool("fn")  # type: ignore[call-overload]
    for count in (0, 17, 1.5):
        with pytest.raises(ConfigError, match="1 to 16 workers"):
            gr.pool(len, workers=count)  # type: ignore[arg-type]


async def test_toasts_and_progress_come_from_the_worker_under_their_call() -> None:
    def work(text: str, request: gr.Request, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008
        gr.Info(f"at {text}")
        progress(0.5, desc="half")
        return str(request.session_hash)

    said = await replies(echo(gr.pool(work)), inputs=["x"])
    assert [reply.message for reply in said if isinstance(reply, Log)] == ["at x"]
    assert [reply.steps[0]["progress"] for reply in said if isinstance(reply, Progress)] == [0.5]
    assert {getattr(reply, "id", 1) for reply in said} == {1}


async def test_a_cancelled_call_ends_its_worker_and_another_takes_its_place(tmp_path: Path, own_crew: Crew) -> None:
    def hang(text: str) -> str:
        if text == "work":
            return str(os.getpid())
        (tmp_path / "pid").write_text(str(os.getpid()))
        (tmp_path / "begun").touch()
        while True:
            pass

    transport = MemoryTransport(App(echo(gr.pool(hang, workers=1))))
    transport.post(Call(1, 0, "s", ["hang"]))
    await ended((tmp_path / "begun").exists)
    (hanging,) = own_crew.members
    transport.post(Cancel(1))
    failed = await transport.replies.get()
    assert isinstance(failed, Failed)
    assert failed.code == "cancelled"
    await ended(lambda: hanging.is_lost)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
    (other,) = own_crew.members
    assert other is not hanging
    said = [reply async for reply in transport.call(Call(2, 0, "s", ["work"]))]
    assert isinstance(said[-1], Done)
    assert own_crew.members == {other}


async def test_a_worker_that_dies_fails_its_call_only(own_crew: Crew) -> None:
    fn = gr.pool(lambda code: os._exit(code) if code else "alive", workers=1)
    with pytest.raises(PoolError, match="is gone: its process has ended"):
        await fn(3)
    assert await fn(0) == "alive"


async def test_an_idle_worker_is_given_back(monkeypatch: pytest.MonkeyPatch, own_crew: Crew) -> None:
    monkeypatch.setattr(pools, "IDLE_SECONDS", 0.01)
    fn = gr.pool(lambda: os.getpid(), workers=1)
    first = await fn()
    await ended(lambda: not own_crew.members)
    assert await fn() != first


async def test_a_pool_inside_a_pool_runs_where_it_is() -> None:
    inner = gr.pool(os.getpid)

    @gr.pool
    async def outer() -> bool:
        return bool(os.getpid() == await inner())

    assert await outer()


async def test_functions_made_later_than_a_worker_get_one_that_knows_them() -> None:
    assert await gr.pool(lambda: "first", workers=1)() == "first"
    assert await gr.pool(lambda: "second", workers=1)() == "second"


async def test_where_nothing_can_be_forked_a_thread_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_FORKS", False)
    fn: Any = gr.pool(lambda: (os.getpid(), threading.current_thread() is threading.main_thread()))
    assert await fn() == (os.getpid(), False)


def test_a_pooled_function_is_described_as_what_it_is() -> None:
    @gr.pool(workers=1)
    def count(n: int) -> Iterator[int]:
        """Counts."""
        yield n

    assert (count.__name__, count.__doc__, kind_of(count)) == ("count", "Counts.", "async_generator")
