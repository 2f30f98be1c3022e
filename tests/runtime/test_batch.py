"""Batched dependencies: what runs together, and what each call gets of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import lite
from lite.errors import ConfigError
from lite.protocol.messages import Call, Cancel, Done, Failed, Log, Queued, Reply, Update
from lite.runtime.app import App
from lite.transports.memory import MemoryTransport

gr: Any = lite  # some calls here are wrong on purpose


def app(fn: Any, outputs: int = 1, **options: Any) -> Any:
    with gr.Blocks() as blocks:
        box = gr.Textbox(max_length=5)
        outs = [gr.Textbox() for _ in range(outputs)]
        box.submit(fn, box, outs, batch=True, **options)
    return blocks


async def run(blocks: Any, texts: list[str], *cancelled: int) -> dict[int, list[Reply]]:
    """Send all calls in one turn; the replies of each."""
    transport = MemoryTransport(App(blocks))
    for id, text in enumerate(texts):
        transport.post(Call(id, 0, f"s{id}", [text]))
    for id in cancelled:
        transport.post(Cancel(id))
    replies: dict[int, list[Reply]] = {id: [] for id in range(len(texts))}
    while sum(isinstance(each[-1], (Done, Failed)) for each in replies.values() if each) < len(texts):
        reply = await transport.replies.get()
        assert reply.id is not None
        if isinstance(reply, Queued):
            continue  # where a task does not start at once, who is in a batch waits for a moment
        replies[reply.id].append(reply)
    return replies


def values(replies: list[Reply]) -> list[Any]:
    return [props["value"] for reply in replies if isinstance(reply, Update) for props in reply.patch.values()]


async def test_calls_that_come_together_run_as_one_up_to_the_size() -> None:
    sizes = []

    def shout(texts: list[str]) -> list[list[str]]:
        sizes.append(len(texts))
        return [[text.upper() for text in texts]]

    replies = await run(app(shout, max_batch_size=3), ["a", "b", "c", "d"])
    assert sizes == [3, 1]
    assert [values(replies[id]) for id in range(4)] == [["A"], ["B"], ["C"], ["D"]]


async def test_those_that_wait_are_gathered_while_one_runs() -> None:
    sizes, gates = [], []

    async def slow(texts: list[str]) -> list[list[str]]:
        sizes.append(len(texts))
        gates.append(asyncio.get_running_loop().create_future())
        await gates[-1]
        return [texts]

    transport = MemoryTransport(App(app(slow, max_batch_size=10)))
    transport.post(Call(0, 0, "s", ["0"]))
    while not gates:
        await asyncio.sleep(0)
    for id in range(1, 6):
        transport.post(Call(id, 0, "s", [str(id)]))
        await asyncio.sleep(0)
    gates[0].set_result(None)
    while len(gates) < 2:
        await asyncio.sleep(0)
    gates[1].set_result(None)
    ends: list[int] = []
    places: dict[int, int] = {}
    while len(ends) < 6:
        reply = await transport.replies.get()
        if isinstance(reply, Done):
            ends.append(reply.id)
        elif isinstance(reply, Queued):
            places[reply.id] = reply.position
    assert (sizes, ends) == ([1, 5], [0, 1, 2, 3, 4, 5])
    assert places == dict.fromkeys(range(1, 6), 0), "each that was told a place is told that it runs"


async def test_each_of_several_outputs_has_a_list_of_its_own() -> None:
    replies = await run(app(lambda texts: ([t + "1" for t in texts], [t + "2" for t in texts]), 2), ["a", "b"])
    assert [values(replies[id]) for id in range(2)] == [["a1", "a2"], ["b1", "b2"]]


async def test_a_failed_run_fails_each_of_its_calls() -> None:
    def broken(texts: list[str]) -> Any:
        raise gr.Error("No.")

    for each in (await run(app(broken), ["a", "b"])).values():
        (failed,) = each
        assert isinstance(failed, Failed)
        assert failed.message == "No."


async def test_a_payload_that_does_not_fit_fails_only_its_own_call() -> None:
    replies = await run(app(lambda texts: [[t + "!" for t in texts]]), ["a", "too long", "b"])
    assert [values(replies[id]) for id in range(3)] == [["a!"], [], ["b!"]]
    failed = replies[1][-1]
    assert isinstance(failed, Failed)
    assert failed.code == "payload"


@pytest.mark.parametrize("result", [["a", "b", "c"][:1], [["only one"]], "ab", None, [["a", "b"]] * 0])
async def test_a_result_that_is_not_a_list_per_output_says_what_is_wanted(result: Any) -> None:
    for each in (await run(app(lambda texts: result), ["a", "b"])).values():
        (failed,) = each
        assert isinstance(failed, Failed)
        assert failed.code == "output"
        assert "a list of 1 list(s), one per output, of 2 value(s) each; it returned" in failed.message


async def test_a_cancelled_call_leaves_its_batch_and_the_others_get_theirs() -> None:
    async def slow(texts: list[str]) -> list[list[str]]:
        await asyncio.sleep(0.005)
        return [texts]

    replies = await run(app(slow), ["a", "b"], 0)
    assert [type(reply) for reply in replies[0]] == [Failed]
    assert values(replies[1]) == ["b"]


async def test_a_run_whose_calls_are_all_cancelled_is_cancelled() -> None:
    ended = []

    async def endless(texts: list[str]) -> Any:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    instance = App(app(endless))
    transport = MemoryTransport(instance)
    for id in range(2):
        transport.post(Call(id, 0, "s", ["a"]))
    for _ in range(5):
        await asyncio.sleep(0)
    for id in range(2):
        transport.post(Cancel(id))
    for _ in range(8):
        await asyncio.sleep(0)
    assert ended == [True]
    assert instance.queue.busy == 0


async def test_toasts_and_progress_of_a_batch_reach_all_its_pages() -> None:
    def chatty(texts: list[str], progress: Any = gr.Progress()) -> Any:  # noqa: B008
        progress(0.5)
        gr.Info("note")
        return [texts]

    for each in (await run(app(chatty), ["a", "b"])).values():
        assert [type(reply).__name__ for reply in each] == ["Progress", "Log", "Update", "Done"]
        assert isinstance(each[1], Log)


async def test_without_a_queue_a_turns_calls_still_run_together() -> None:
    sizes = []

    def fn(texts: list[str]) -> Any:
        sizes.append(len(texts))
        return [texts]

    await run(app(fn, queue=False), ["a", "b"])
    assert sizes == [2]


def test_a_generator_cannot_be_batched() -> None:
    def grow(texts: list[str]) -> Any:
        yield [texts]

    with pytest.raises(ConfigError, match="grow yields, which batch=True can't do"):
        app(grow)


@pytest.mark.parametrize("size", [0, -1, 1.5])
def test_a_batch_of_none_is_refused(size: Any) -> None:
    with pytest.raises(ConfigError, match="max_batch_size is a number from 1"):
        app(lambda texts: [texts], max_batch_size=size)
