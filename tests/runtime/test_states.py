"""`gr.State` in sessions: copies, expiry, deletion, change."""

from __future__ import annotations

import asyncio
from typing import Any

import lite
from lite.protocol.messages import Call, Close, Done, Failed, Open, Reply, Update
from lite.runtime.app import App
from lite.transports.memory import MemoryTransport

gr: Any = lite


class Page:
    """Several sessions of one app."""

    def __init__(self, blocks: Any) -> None:
        self.app = App(blocks)
        self.transport = MemoryTransport(self.app)

    async def call(self, session: str, dep: int = 0, *inputs: Any) -> list[Reply]:
        replies = [reply async for reply in self.transport.call(Call(1, dep, session, list(inputs)))]
        assert not isinstance(replies[-1], Failed), replies
        return replies

    async def values(self, session: str, dep: int = 0) -> list[Any]:
        replies = await self.call(session, dep, None)
        return [p["value"] for r in replies if isinstance(r, Update) for p in r.patch.values()]


def counting(**options: Any) -> tuple[Any, Any]:
    """An app that counts in a state's list, and the state."""
    with gr.Blocks() as blocks:
        state, out = gr.State([], **options), gr.Number()

        def add(items: list[int]) -> tuple[list[int], int]:
            items.append(1)
            return items, len(items)

        out.submit(add, state, [state, out])
        out.submit(lambda items: len(items), state, out)
    return blocks, state


async def test_sessions_of_one_app_and_two_apps_of_one_python_share_nothing() -> None:
    blocks, _ = counting()
    other_blocks, _ = counting()
    one, other = Page(blocks), Page(other_blocks)
    seen = [(await page.values(session))[-1] for page, session in [(one, "a"), (one, "a"), (one, "b"), (other, "a")]]
    assert seen == [1, 2, 1, 1]


async def test_a_closed_pages_values_are_given_to_delete_callback() -> None:
    deleted: list[Any] = []
    page = Page(counting(delete_callback=deleted.append)[0])
    for session in ("a", "a", "b"):
        await page.call(session, 0, None)
    page.transport.post(Close("a"))
    assert deleted == [[1, 1]]
    page.transport.post(Close("a"))
    page.transport.post(Open("c", {}))
    page.transport.post(Close("c"))
    assert deleted == [[1, 1]], "a page that never read it has nothing to delete"
    page.transport.post(Close("b"))
    assert deleted == [[1, 1], [1]]


async def test_a_replaced_value_is_not_deleted() -> None:
    deleted: list[Any] = []
    page = Page(counting(delete_callback=deleted.append)[0])
    for _ in range(3):
        await page.call("a", 0, None)
    assert deleted == []


async def test_an_async_delete_callback_is_awaited_and_a_broken_one_harms_nobody(capsys: Any) -> None:
    deleted: list[Any] = []

    async def later(value: Any) -> None:
        await asyncio.sleep(0)
        deleted.append(value)

    def broken(value: Any) -> None:
        raise ValueError("no")

    for callback in (later, broken):
        page = Page(counting(delete_callback=callback)[0])
        await page.call("a", 0, None)
        page.transport.post(Close("a"))
        assert not page.app.sessions
    while not deleted:
        await asyncio.sleep(0)
    assert "delete_callback of a State failed: ValueError: no" in capsys.readouterr().err


async def test_a_value_expires_by_itself_and_is_read_anew() -> None:
    deleted: list[Any] = []
    page = Page(counting(time_to_live=0.05, delete_callback=deleted.append)[0])
    await page.call("a", 0, None)
    while not deleted:
        await asyncio.sleep(0.01)
    assert deleted == [[1]]
    assert await page.values("a", 1) == [0]


async def test_setting_a_value_gives_it_its_time_anew(monkeypatch: Any) -> None:
    now = 0.0
    monkeypatch.setattr("lite.runtime.states._now", lambda: now)
    page = Page(counting(time_to_live=10)[0])
    await page.call("a", 0, None)
    now = 8.0
    await page.call("a", 0, None)
    now = 17.0
    assert await page.values("a", 1) == [2]
    now = 18.5
    assert await page.values("a", 1) == [0]


async def versions(fn: Any, initial: Any, count: int = 2) -> list[bool]:
    """Whether each of `count` runs of `fn` is a change to somebody who listens to it."""
    with gr.Blocks() as blocks:
        state, out = gr.State(initial), gr.Textbox()
        out.submit(fn, state, state)
        state.change(lambda: None)
    page = Page(blocks)
    return [bool(await page.values("a")) for _ in range(count)]


async def test_what_comes_back_unchanged_is_no_change() -> None:
    assert await versions(lambda items: items, [1, {"a": 2}]) == [False, False]
    assert await versions(lambda items: list(items), [1, 2]) == [False, False]
    assert await versions(lambda number: int(str(number)), 100_000) == [False, False]


async def test_what_changed_inside_is_a_change() -> None:
    def add(items: list[int]) -> list[int]:
        items.append(1)
        return items

    assert await versions(add, []) == [True, True]
    assert await versions(lambda number: number + 1, 1) == [True, True]


async def test_what_has_no_digest_counts_as_changed() -> None:
    assert await versions(lambda _: lambda: None, None) == [True, True]


async def test_a_call_of_a_closed_page_ends_before_its_state_goes() -> None:
    order: list[str] = []

    async def work(items: list[int]) -> list[int]:
        try:
            await asyncio.sleep(60)
        finally:
            order.append("ended")
        return items

    with gr.Blocks() as blocks:
        state, out = gr.State([1]), gr.Textbox()
        out.submit(work, state, state)
    page = Page(blocks)
    page.transport.post(Call(1, 0, "a", [None]))
    await asyncio.sleep(0)
    page.transport.post(Close("a"))
    reply = await page.transport.replies.get()
    assert isinstance(reply, (Done, Failed))
    assert order == ["ended"]
    assert not page.app.sessions
