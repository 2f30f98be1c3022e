"""20,000 calls of every sort leave no more behind than a few hundred do."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from typing import Any

import lite
from lite.protocol.messages import Call, Cancel, Close, Done, Failed, Open, Reply
from lite.runtime.app import App
from lite.runtime.outlet import Outlet

gr: Any = lite

DEPENDENCIES = 7
PER_ROUND = 20


def everything() -> Any:
    """An app whose dependencies are: plain, async, generator, failing, batched, validated, and a state with toasts."""

    async def later(text: str) -> str:
        await asyncio.sleep(0)
        return text

    def grow(text: str) -> Iterator[str]:
        yield text
        yield text + "!"

    def broken(text: str) -> str:
        raise ValueError(text)

    def add(text: str, items: list[str], progress: Any = gr.Progress()) -> Any:  # noqa: B008
        progress(0.5)
        gr.Info(text)
        return text, [*items, text]

    with gr.Blocks() as blocks:
        box, state = gr.Textbox(), gr.State([], time_to_live=1000, delete_callback=lambda items: None)
        box.submit(lambda text: text + "!", box, box)
        box.submit(later, box, box, concurrency_limit=2)
        box.submit(grow, box, box)
        box.submit(broken, box, box)
        box.submit(lambda texts: [texts], box, box, batch=True)
        box.submit(later, box, box, validator=lambda text: gr.validate(text != "1", "Not 1."))
        box.submit(add, [box, state], [box, state])
    return blocks.queue(max_size=8)


class Page(Outlet):
    """Counts the replies and keeps none."""

    def __init__(self) -> None:
        self.ends = 0
        self.kinds: Counter[str] = Counter()

    def send(self, reply: Reply, *, now: bool = False) -> None:
        self.kinds[reply.code if isinstance(reply, Failed) else type(reply).__name__] += 1
        self.ends += isinstance(reply, (Done, Failed))


async def round_of(app: App, page: Page, number: int) -> None:
    """A session that makes `PER_ROUND` calls of every dependency at once, cancels some, and goes."""
    session, wanted = f"s{number}", page.ends
    app.receive(Open(session, {"url": "http://x/"}), page)
    for index in range(PER_ROUND):
        for dep in range(DEPENDENCIES):
            id = index * DEPENDENCIES + dep
            inputs = [str(index), None] if dep == 6 else [str(index)]
            app.receive(Call(id, dep, session, inputs), page)
            wanted += 1
            if id % 5 == 0:
                app.receive(Cancel(id), page)
    if number % 2 == 0:
        await asyncio.sleep(0)  # the page closes while calls run
    else:
        while page.ends < wanted:
            await asyncio.sleep(0)
    app.receive(Close(session), page)
    while page.ends < wanted:
        await asyncio.sleep(0)
    for _ in range(4):
        await asyncio.sleep(0)


def census() -> Counter[str]:
    """How many objects of lite's and asyncio's own classes are alive."""
    gc.collect()
    return Counter(
        f"{type(thing).__module__}.{type(thing).__name__}"
        for thing in gc.get_objects()
        if str(type(thing).__module__).startswith(("lite.", "_asyncio", "asyncio"))
        or type(thing).__name__ in ("coroutine", "async_generator", "generator", "Context")
    )


async def test_twenty_thousand_calls_leave_nothing_behind() -> None:
    app, page = App(everything()), Page()
    for number in range(4):
        await round_of(app, page, number)
    before = census()
    tracemalloc.start()
    first = tracemalloc.get_traced_memory()[0]
    rounds = 20_000 // (PER_ROUND * DEPENDENCIES) + 1
    for number in range(rounds):
        await round_of(app, page, number)
    grown = census() - before
    size = tracemalloc.get_traced_memory()[0] - first
    tracemalloc.stop()
    # Every way to end was gone: otherwise nothing was shown.
    assert {"Done", "Update", "Progress", "Log", "Queued", "app", "cancelled", "queue_full", "validation"} <= set(
        page.kinds
    )
    assert {kind: count for kind, count in grown.items() if count > 5} == {}
    assert size < 200_000, f"{size} bytes more after {rounds * PER_ROUND * DEPENDENCIES} calls"
    assert (len(app.sessions), app.queue.busy, app.queue.size) == (0, 0, 0)
    assert [len(each) for each in (app._running, app._entered, app._sessions)] == [0, 0, 0]
