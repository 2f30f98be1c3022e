import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

import lite as gr
from lite.errors import ProtocolError
from lite.protocol.messages import Call, Cancel, Close, Done, Failed, Log, Open, Progress, Reply, Update
from lite.runtime.app import App
from lite.transports.memory import MemoryTransport
from tests.runtime.helpers import echo, replies, values


def failure(replies: list[Reply]) -> Failed:
    (failed,) = replies
    assert isinstance(failed, Failed)
    return failed


async def test_a_failed_handler_tells_the_message_and_the_apps_own_traceback() -> None:
    def broken(x: str) -> str:
        raise KeyError("no such key")

    failed = failure(await replies(echo(broken), inputs=["x"]))
    assert (failed.code, failed.message, failed.title) == ("app", "'no such key'", "KeyError")
    assert "in broken" in failed.traceback
    assert "lite/runtime" not in failed.traceback


async def test_a_gr_error_is_shown_as_it_says() -> None:
    def refuse(x: str) -> str:
        raise gr.Error("No.", duration=3, title="Refused", print_exception=False)

    failed = failure(await replies(echo(refuse), inputs=["x"]))
    assert (failed.message, failed.title, failed.duration, failed.traceback) == ("No.", "Refused", 3, "")


async def test_one_failed_handler_never_stops_the_next() -> None:
    transport = MemoryTransport(App(echo(lambda x: 1 // int(x))))
    for text, kind in [("0", Failed), ("a", Failed), ("1", Update), ("0", Failed), ("1", Update)]:
        first = [reply async for reply in transport.call(Call(1, 0, "s", [text]))][0]
        assert isinstance(first, kind)


async def test_exit_in_a_handler_ends_only_the_handler() -> None:
    def leave(x: str) -> str:
        raise SystemExit(1)

    transport = MemoryTransport(App(echo(leave)))
    for _ in range(2):
        assert [type(reply) async for reply in transport.call(Call(1, 0, "s", ["x"]))] == [Failed]


async def test_a_payload_that_does_not_fit_is_shown_at_its_component_without_traceback() -> None:
    with gr.Blocks() as blocks:
        box = gr.Textbox(max_length=3)
        box.submit(lambda x: x, box, box)
    failed = failure(await replies(blocks, inputs=["four"]))
    assert (failed.code, failed.block, failed.traceback) == ("payload", box.uid, "")
    assert "4 characters; at most 3" in failed.message


@pytest.mark.parametrize("payload", [{"a": 1}, [1], {"__proto__": 1}])
async def test_a_payload_of_the_wrong_type_is_the_users_error(payload: Any) -> None:
    assert failure(await replies(echo(lambda x: x), inputs=[payload])).code == "payload"


async def test_a_preprocess_that_trips_over_a_payload_is_no_traceback() -> None:
    class Strict(gr.Textbox):
        def preprocess(self, payload: Any) -> Any:
            return payload["missing"]

    with gr.Blocks() as blocks:
        box = Strict()
        box.submit(lambda x: x, box, box)
    failed = failure(await replies(blocks, inputs=["x"]))
    assert (failed.code, failed.block) == ("payload", box.uid)


async def test_the_wrong_number_of_payloads_is_refused() -> None:
    assert "has 1 input(s), but 2" in failure(await replies(echo(lambda x: x), inputs=["a", "b"])).message


async def test_an_unknown_dependency_is_a_protocol_error() -> None:
    assert failure(await replies(echo(lambda x: x), dep=9)).code == "protocol"


async def test_a_value_that_cant_be_sent_fails_its_own_call() -> None:
    blocks = echo(lambda x: object(), postprocess=False)
    assert "has no JSON form" in failure(await replies(blocks, inputs=["x"])).message


async def test_a_page_may_not_send_replies() -> None:
    transport = MemoryTransport(App(gr.Blocks()))
    with pytest.raises(ProtocolError, match="not done"):
        transport.post(Done(1, 0.0))  # type: ignore[arg-type]


async def test_state_is_copied_for_each_session_and_stays_in_python() -> None:
    with gr.Blocks() as blocks:
        state, out = gr.State([]), gr.Textbox()

        def add(items: list[int]) -> tuple[list[int], int]:
            items.append(1)
            return items, len(items)

        out.submit(add, state, [state, out])
    transport = MemoryTransport(App(blocks))

    async def count(session: str) -> str:
        first = [reply async for reply in transport.call(Call(1, 0, session, [None]))][0]
        assert isinstance(first, Update)
        return str(first.patch[str(out.uid)]["value"])  # type: ignore[index]

    assert [await count(session) for session in ("a", "a", "b", "a")] == ["1", "2", "1", "3"]


async def test_the_browsers_value_of_a_state_is_ignored() -> None:
    with gr.Blocks() as blocks:
        state, out = gr.State("secret"), gr.Textbox()
        out.submit(lambda s: s, state, out)
    (update, _) = await replies(blocks, inputs=["forged"])
    assert isinstance(update, Update)
    assert update.patch[str(out.uid)]["value"] == "secret"  # type: ignore[index]


async def test_props_that_an_event_changed_hold_for_later_payloads_of_that_session() -> None:
    with gr.Blocks() as blocks:
        box, out = gr.Textbox(max_length=2), gr.Textbox()
        out.submit(lambda: gr.Textbox(max_length=9), None, box)
        box.submit(lambda x: x, box, out)
    transport = MemoryTransport(App(blocks))

    async def first(dep: int, session: str, inputs: list[Any]) -> Reply:
        return [reply async for reply in transport.call(Call(1, dep, session, inputs))][0]

    await first(0, "a", [])
    assert isinstance(await first(1, "a", ["longer"]), Update)
    assert isinstance(await first(1, "b", ["longer"]), Failed)


async def test_a_request_tells_of_the_page() -> None:
    def fn(x: str, request: gr.Request) -> str:
        return f"{request.query_params['q']} {request.headers['Accept-Language']} {request.session_hash}"

    transport = MemoryTransport(App(echo(fn)))
    transport.post(Open("s9", {"url": "http://x/?q=1", "headers": {"accept-language": "de"}}))
    first = [reply async for reply in transport.call(Call(1, 0, "s9", ["x"]))][0]
    assert isinstance(first, Update)
    assert next(iter(first.patch.values()))["value"] == "1 de s9"


async def test_event_data_is_given_by_annotation_with_its_target() -> None:
    def fn(x: str, event: gr.SelectData) -> str:
        return f"{event.index} {event.value} {event.target.label}"

    with gr.Blocks() as blocks:
        box = gr.Textbox(label="in")
        box.select(fn, box, box)
    (update, _) = await replies(blocks, inputs=["x"], event={"index": [0, 2], "value": "ab"}, trigger=box.uid)
    assert isinstance(update, Update)
    assert update.patch[str(box.uid)]["value"] == "[0, 2] ab in"  # type: ignore[index]


async def test_event_data_works_before_a_parameter_with_default() -> None:
    def fn(x: str, event: gr.EventData, scale: int = 2) -> str:
        return f"{x}{scale}"

    assert await values(fn) == ["x2"]


async def test_progress_and_toasts_come_before_the_result() -> None:
    def fn(x: str, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008
        progress(0.5, desc="half")
        for _ in progress.tqdm([1, 2], desc="outer"):
            for _ in progress.tqdm(range(3), unit="items"):
                pass
        gr.Info("note", duration=2)
        gr.Warning("careful")
        return x

    seen = await replies(echo(fn), inputs=["x"])
    steps = [reply.steps for reply in seen if isinstance(reply, Progress)]
    assert steps[0] == [{"index": None, "length": None, "unit": "steps", "progress": 0.5, "desc": "half"}]
    assert steps[2] == [
        {"index": 0, "length": 2, "unit": "steps", "progress": None, "desc": "outer"},
        {"index": 0, "length": 3, "unit": "items", "progress": None, "desc": None},
    ]
    assert [(log.level, log.message, log.duration) for log in seen if isinstance(log, Log)] == [
        ("info", "note", 2),
        ("warning", "careful", 10),
    ]
    assert [type(reply) for reply in seen[-2:]] == [Update, Done]


async def test_a_toast_outside_of_an_event_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    gr.Info("hello")
    assert capsys.readouterr().out == "Info: hello\n"


async def test_one_function_runs_once_at_a_time_unless_it_says_otherwise() -> None:
    running = most = 0

    async def slow(x: str) -> str:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.005)
        running -= 1
        return x

    async def together(**options: Any) -> int:
        nonlocal most
        most = 0
        transport = MemoryTransport(App(echo(slow, **options)))
        for call in range(5):
            transport.post(Call(call, 0, "s", [str(call)]))
        order: list[int] = []
        while len(order) < 5:
            if isinstance(reply := await transport.replies.get(), Done):
                order.append(reply.id)
        assert order == sorted(order)
        return most

    assert await together() == 1
    assert await together(concurrency_limit=3) == 3
    assert await together(concurrency_limit=None) == 5
    assert await together(queue=False) == 5


async def test_a_full_queue_refuses() -> None:
    async def slow(x: str) -> str:
        await asyncio.sleep(0.01)
        return x

    transport = MemoryTransport(App(echo(slow).queue(max_size=1)))
    for call in range(3):
        transport.post(Call(call, 0, "s", ["x"]))
    ends: dict[int, Reply] = {}
    while len(ends) < 3:
        if isinstance(reply := await transport.replies.get(), (Done, Failed)):
            ends[reply.id] = reply
    refused = ends[2]
    assert isinstance(refused, Failed)
    assert "Queue is full" in refused.message
    assert isinstance(ends[1], Done)


async def endless(x: str) -> AsyncIterator[str]:
    try:
        while True:
            yield "tick"
            await asyncio.sleep(0.001)
    finally:
        endings.append("async")


def endless_sync(x: str) -> Iterator[str]:
    try:
        while True:
            yield "tick"
    finally:
        endings.append("sync")


endings: list[str] = []


@pytest.mark.parametrize("fn", [endless, endless_sync])
async def test_cancel_ends_a_generator_and_its_finally_runs(fn: Any) -> None:
    endings.clear()
    transport = MemoryTransport(App(echo(fn)))
    transport.post(Call(7, 0, "s", ["x"]))
    await transport.replies.get()
    transport.post(Cancel(7))
    while not isinstance(reply := await transport.replies.get(), (Done, Failed)):
        pass
    assert isinstance(reply, Failed)
    assert (reply.code, reply.visible, len(endings)) == ("cancelled", False, 1)


async def test_a_cancelled_waiter_gives_its_place_away() -> None:
    async def slow(x: str) -> str:
        await asyncio.sleep(0.01)
        return x

    transport = MemoryTransport(App(echo(slow)))
    for call in range(3):
        transport.post(Call(call, 0, "s", ["x"]))
    transport.post(Cancel(1))
    ends: list[Any] = []
    while len(ends) < 3:
        if isinstance(reply := await transport.replies.get(), (Done, Failed)):
            ends.append((reply.id, type(reply)))
    assert sorted(ends, key=lambda end: end[0]) == [(0, Done), (1, Failed), (2, Done)]


async def test_closing_a_page_runs_unload_and_drops_its_state() -> None:
    closed = []
    with gr.Blocks() as blocks:
        blocks.unload(lambda: closed.append("bye"))
    app = App(blocks)
    transport = MemoryTransport(app)
    transport.post(Open("s", {}))
    transport.post(Close("s"))
    transport.post(Close("s"))
    assert closed == ["bye"]
    assert not app.sessions


def test_replies_are_json() -> None:
    assert json.loads(json.dumps(asyncio.run(values(lambda x: {"a": 1}, postprocess=False)))) == [{"a": 1}]


async def test_bars_of_tqdm_are_shown_where_a_function_asks_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    from tqdm import tqdm

    def fn(x: str, progress: gr.Progress = gr.Progress(track_tqdm=True)) -> str:  # noqa: B008
        for _ in tqdm(range(2), desc="outer", mininterval=0):
            for _ in tqdm("abc", unit="letters", mininterval=0):
                pass
        return x

    seen = await replies(echo(fn), inputs=["x"])
    steps = [reply.steps for reply in seen if isinstance(reply, Progress)]
    assert steps[0] == [{"index": 0, "length": 2, "unit": "it", "progress": None, "desc": "outer"}]
    assert [len(bars) for bars in steps][:2] == [1, 2]
    assert steps[-1][0]["index"] == 2
    assert {"index": 3, "length": 3, "unit": "letters", "progress": None, "desc": None} in [bars[-1] for bars in steps]
    assert capsys.readouterr().err.strip() == ""
    list(tqdm("ab", desc="plain"))
    assert "plain" in capsys.readouterr().err


async def test_a_progress_is_iterated_itself_after_tqdm_and_a_loop_by_next() -> None:
    def fn(x: str, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008
        assert next(progress, "nothing to iterate") == "nothing to iterate"
        progress.tqdm(x, desc="letters")
        said = "".join(progress)
        loop = progress.tqdm([1, 2], desc="numbers")
        return f"{said} {len(loop)} {next(loop)} {next(progress)} {next(loop, 'over')}"

    seen = await replies(echo(fn), inputs=["abc"])
    assert [next(iter(r.patch.values()))["value"] for r in seen if isinstance(r, Update)] == ["abc 2 1 2 over"]
    steps = [(bar["desc"], bar["index"]) for r in seen if isinstance(r, Progress) for bar in r.steps]
    assert steps[0] == ("letters", 0)
    assert ("letters", 3) in steps
    assert steps[-1] == ("numbers", 2)
