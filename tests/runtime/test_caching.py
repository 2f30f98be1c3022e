"""`gr.cache` and `gr.Cache`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import pytest

import lite as gr
from lite.protocol.messages import Call, Done, Failed, Queued, Reply, Update
from lite.runtime.app import App
from lite.transports.memory import MemoryTransport
from tests.runtime.helpers import echo, values


async def test_each_kind_of_function_runs_once_for_the_same_arguments() -> None:
    ran: list[str] = []

    @gr.cache
    def plain(text: str) -> str:
        ran.append("plain")
        return text + "!"

    @gr.cache
    async def later(text: str) -> str:
        ran.append("async")
        await asyncio.sleep(0)
        return text + "!"

    @gr.cache
    def grow(text: str) -> Iterator[str]:
        ran.append("generator")
        yield text
        yield text + "!"

    @gr.cache()
    async def grow_later(text: str) -> AsyncIterator[str]:
        ran.append("async generator")
        yield text
        await asyncio.sleep(0)
        yield text + "!"

    for fn, steps in [(plain, ["x!"]), (later, ["x!"]), (grow, ["x", "x!"]), (grow_later, ["x", "x!"])]:
        for _ in range(2):
            assert await values(fn) == steps
    assert ran == ["plain", "async", "generator", "async generator"]
    assert await values(plain, "y") == ["y!"]


def test_contents_count_not_identities() -> None:
    ran: list[Any] = []

    @gr.cache
    def fn(value: Any, more: int = 1) -> int:
        ran.append(value)
        return len(ran)

    assert fn({"a": [1, {2, 3}], "b": None}) == fn({"b": None, "a": [1, {3, 2}]}, 1) == fn(more=1, value=ran[0])
    assert len({fn(each) for each in (1, True, "1", 1.0, [1], (1,), {1}, b"1", None, {"1": 1})}) == 10


def test_a_result_that_is_changed_afterwards_is_stored_as_it_was() -> None:
    @gr.cache
    def fn(x: int) -> list[int]:
        return [x]

    fn(1).append(2)
    fn(1).append(3)
    assert fn(1) == [1]


def test_key_says_what_matters() -> None:
    ran: list[Any] = []

    @gr.cache(key=lambda given: given["prompt"])
    def fn(prompt: str, seed: int = 0) -> int:
        ran.append(seed)
        return seed

    assert (fn("a", 1), fn("a", 2), fn("b", 3), ran) == (1, 1, 3, [1, 3])


def test_the_least_recently_used_result_goes_first() -> None:
    ran: list[Any] = []

    @gr.cache(max_size=2)
    def fn(x: int) -> int:
        ran.append(x)
        return x

    for x in (1, 2, 1, 3, 1, 2):
        fn(x)
    assert ran == [1, 2, 3, 2]
    assert len(cast(Any, fn).cache) == 2


def test_memory_is_bounded() -> None:
    @gr.cache(max_size=0, max_memory="10kb")
    def fn(x: int) -> str:
        return "x" * 3000

    for x in range(9):
        fn(x)
    assert len(cast(Any, fn).cache) == 3


def test_what_has_no_content_is_refused_with_the_remedy() -> None:
    with pytest.raises(TypeError, match=r"can't tell one generator from another.*key=lambda"):
        cast(Any, gr.cache)(lambda x: x)(letter for letter in "abc")


def test_a_failed_or_unfinished_run_is_not_stored() -> None:
    ran: list[Any] = []

    @gr.cache
    def grow(x: int) -> Iterator[int]:
        ran.append(x)
        yield 1
        yield 2

    next(grow(1))
    assert list(grow(1)) == [1, 2]
    assert ran == [1, 1]


async def test_pages_share_results_unless_they_are_per_session() -> None:
    async def runs(**options: Any) -> int:
        ran: list[Any] = []

        def fn(text: str, request: gr.Request, progress: Any = gr.Progress()) -> str:  # noqa: B008
            ran.append(text)
            return text

        transport = MemoryTransport(App(echo(cast(Any, gr.cache)(fn, **options))))
        for session in ("a", "b", "a"):
            assert isinstance([reply async for reply in transport.call(Call(1, 0, session, ["x"]))][-1], Done)
        return len(ran)

    assert await runs() == 1
    assert await runs(per_session=True) == 2


async def test_a_cached_call_does_not_wait_in_the_queue() -> None:
    gates: list[asyncio.Future[None]] = []

    @gr.cache
    async def slow(text: str) -> str:
        if text != "known":
            gates.append(asyncio.get_running_loop().create_future())
            await gates[-1]
        return text

    await slow("known")
    transport = MemoryTransport(App(echo(slow)))
    transport.post(Call(1, 0, "s", ["new"]))
    transport.post(Call(2, 0, "s", ["known"]))
    replies: list[Reply] = []
    while not replies or not isinstance(replies[-1], (Done, Failed)):
        replies.append(await transport.replies.get())
    assert [(type(reply), reply.id) for reply in replies if not isinstance(reply, Queued)] == [(Update, 2), (Done, 2)]
    gates[0].set_result(None)
    while not isinstance(reply := await transport.replies.get(), Done):
        pass
    assert reply.id == 1


async def test_a_cache_that_the_function_fills_itself() -> None:
    store = gr.Cache(per_session=True, max_size=2)

    def fn(text: str, cache: Any = store) -> str:
        if (hit := cache.get(text)) is not None:
            return f"{hit['said']} again"
        cache.set(text, said=text.upper())
        return f"{cache.keys()}"

    transport = MemoryTransport(App(echo(fn)))

    async def said(session: str, text: str) -> Any:
        first = [reply async for reply in transport.call(Call(1, 0, session, [text]))][0]
        assert isinstance(first, Update)
        return next(iter(first.patch.values()))["value"]

    assert [await said("a", "x"), await said("a", "x"), await said("b", "x")] == ["['x']", "X again", "['x']"]
    assert len(store) == 2
    store.clear()
    assert await said("a", "x") == "['x']"
