"""The queue: who runs when, and what the others are told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lite
from lite.errors import ConfigError
from lite.protocol.messages import Call, Cancel, Done, Failed, Json, Log, Queued, Reply, Update
from lite.runtime.app import App
from lite.runtime.outlet import Outlet
from lite.runtime.queue import Queue
from lite.transports.memory import MemoryTransport

gr: Any = lite  # some calls here are wrong on purpose


class Bench:
    """An app of one text box whose functions end when the test says so."""

    def __init__(self, **options: Any) -> None:
        self.gates: dict[str, asyncio.Future[str]] = {}
        self.order: list[str] = []
        self.running = self.most = 0
        with gr.Blocks() as self.blocks:
            box = gr.Textbox()
            box.submit(self.work, box, box, **options)
        self.blocks.queue(max_size=options.pop("max_size", None))
        self.app = App(self.blocks)
        self.transport = MemoryTransport(self.app)

    async def work(self, name: str) -> str:
        self.order.append(name)
        self.running += 1
        self.most = max(self.most, self.running)
        gate = self.gates[name] = asyncio.get_running_loop().create_future()
        try:
            said: str = await gate
            return said
        finally:
            self.running -= 1

    def post(self, *ids: int) -> None:
        for each in ids:
            self.transport.post(Call(each, 0, "s", [str(each)]))

    async def finish(self, id: int) -> None:
        self.gates[str(id)].set_result("done")
        await settle()

    def told(self) -> list[Reply]:
        """What came since the last time."""
        return [self.transport.replies.get_nowait() for _ in range(self.transport.replies.qsize())]


async def settle() -> None:
    for _ in range(6):
        await asyncio.sleep(0)


def places(replies: list[Reply]) -> list[tuple[int, int, int]]:
    return [(reply.id, reply.position, reply.size) for reply in replies if isinstance(reply, Queued)]


async def test_who_waits_is_told_the_place_once_per_turn_and_when_it_runs() -> None:
    bench = Bench()
    bench.post(1, 2, 3)
    await settle()
    assert places(bench.told()) == [(2, 1, 2), (3, 2, 2)]
    await bench.finish(1)
    # The first in line runs (place 0); the other has moved up.
    assert places(bench.told()) == [(2, 0, 1), (3, 1, 1)]


async def test_a_call_that_gets_its_slot_is_told_nothing() -> None:
    bench = Bench(concurrency_limit=2)
    bench.post(1, 2)
    await settle()
    await bench.finish(1)
    await bench.finish(2)
    assert places(bench.told()) == []


async def test_a_wait_shorter_than_a_turn_is_told_nothing() -> None:
    bench = Bench()
    told: list[Reply] = []

    class Page(Outlet):
        def send(self, reply: Reply, *, now: bool = False) -> None:
            told.append(reply)

    first, second = (bench.app.queue.ticket(bench.blocks.fns[0], each, Page()) for each in (1, 2))
    assert second.turn is not None
    first.release()
    await settle()
    assert second.turn.done()
    assert told == []


async def test_the_estimate_is_made_of_what_the_function_took_before() -> None:
    now = 0.0
    bench = Bench(concurrency_limit=2)
    bench.app.queue = Queue(bench.blocks, clock=lambda: now)
    bench.post(1, 2, 3)
    await settle()
    (first,) = (reply for reply in bench.told() if isinstance(reply, Queued))
    assert first.eta is None
    now = 4.0
    await bench.finish(1)
    bench.post(4, 5, 6)
    await settle()
    now = 5.0
    etas = {reply.id: reply.eta for reply in bench.told() if isinstance(reply, Queued) and reply.position}
    # 2 has run for its 4 s, so its slot is as good as free; 3 has just begun; each takes 4 s.
    assert etas == {4: 4.0, 5: 8.0, 6: 8.0}


async def test_a_long_line_is_told_in_messages_of_less_than_its_square() -> None:
    bench = Bench()
    bench.post(*range(300))
    await settle()
    for each in range(300):
        await bench.finish(each)
    assert len(places(bench.told())) < 300 * 60
    assert bench.order == [str(each) for each in range(300)]


@pytest.mark.parametrize("limit", [0, -1, 2.5, "many"])
def test_a_limit_that_lets_nobody_run_is_refused(limit: Any) -> None:
    with gr.Blocks():
        box = gr.Textbox()
        with pytest.raises(ConfigError, match="concurrency_limit is a number from 1"):
            box.submit(lambda x: x, box, box, concurrency_limit=limit)


async def test_of_two_limits_of_one_pool_the_smaller_holds_whoever_comes_first() -> None:
    with gr.Blocks() as blocks:
        box = gr.Textbox()
        box.submit(lambda x: x, box, box, concurrency_id="gpu", concurrency_limit=None)
        box.submit(lambda x: x, box, box, concurrency_id="gpu", concurrency_limit=2)
        box.submit(lambda x: x, box, box, concurrency_id="gpu", concurrency_limit=5)
        box.submit(lambda x: x, box, box, concurrency_limit=7)
    queue = Queue(blocks)
    assert [queue.slots(dependency).limit for dependency in blocks.fns.values()] == [2, 2, 2, 7]
    with blocks:
        box.submit(lambda x: x, box, box, concurrency_id="gpu")
    assert queue.slots(blocks.fns[4]).limit == 1


async def test_a_smaller_limit_made_later_waits_until_enough_have_ended() -> None:
    bench = Bench(concurrency_id="pool", concurrency_limit=3)
    bench.post(1, 2, 3)
    await settle()
    with bench.blocks:
        gr.Textbox().submit(lambda: None, concurrency_id="pool", concurrency_limit=1)
    bench.post(4)
    bench.app.queue.slots(bench.blocks.fns[1])
    await bench.finish(1)
    await bench.finish(2)
    assert bench.order == ["1", "2", "3"]
    await bench.finish(3)
    assert bench.order == ["1", "2", "3", "4"]


async def test_groups_of_functions_that_come_and_go_are_forgotten() -> None:
    with gr.Blocks() as blocks:
        box = gr.Textbox()
        for _ in range(600):
            box.submit(lambda x: x, box, box)
    queue = Queue(blocks)
    for dependency in blocks.fns.values():
        queue.ticket(dependency).release(finished=True)
    assert len(queue._groups) <= 256
    assert len(queue._paces._seconds) <= 256


async def test_a_stream_event_ends_after_its_time_limit_and_the_next_begins() -> None:
    ended = []

    async def endless() -> Any:
        try:
            while True:
                yield "x"
                await asyncio.sleep(0.001)
        finally:
            ended.append(True)

    with gr.Blocks() as blocks:
        box = gr.Textbox()
        blocks.load(endless, None, box, time_limit=0.02)
    blocks.fns[0].connection = "stream"
    transport = MemoryTransport(App(blocks))
    transport.post(Call(1, 0, "s", []))
    transport.post(Call(2, 0, "s", []))
    ends: list[Reply] = []
    while len(ends) < 2:
        if isinstance(reply := await transport.replies.get(), (Done, Failed)):
            ends.append(reply)
    assert [(type(reply), reply.id) for reply in ends] == [(Done, 1), (Done, 2)]
    assert ended == [True, True]


async def test_the_time_limit_of_other_events_means_nothing_as_in_gradio() -> None:
    bench = Bench(time_limit=0.0001)
    bench.post(1)
    await asyncio.sleep(0.01)
    await bench.finish(1)
    assert [type(reply).__name__ for reply in bench.told()] == ["Update", "Done"]


# Any schedule -------------------------------------------------------------------------------------------------------


@dataclass
class World(Outlet):
    """An app of several dependencies, and a record of all that happens in it."""

    options: list[dict[str, Any]]
    max_size: int | None
    begun: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    """(dependency, the calls that one run of its function is for), in order."""
    running: dict[Any, int] = field(default_factory=dict)
    overlaps: dict[Any, int] = field(default_factory=dict)
    """Group → the most runs of it at once."""
    gates: list[asyncio.Future[bool]] = field(default_factory=list)
    replies: dict[int, list[Reply]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with gr.Blocks() as self.blocks:
            box = gr.Textbox()
            for index, options in enumerate(self.options):
                box.submit(self.worker(index, options), box, box, **options)
        self.blocks.queue(max_size=self.max_size)
        self.app = App(self.blocks)

    def group(self, index: int) -> Any:
        options = self.options[index]
        return "pool" if options["concurrency_id"] and options["queue"] else index

    def worker(self, index: int, options: dict[str, Any]) -> Callable[..., Any]:
        group = self.group(index)

        async def work(given: Any) -> Any:
            names = given if options.get("batch") else [given]
            self.begun.append((index, tuple(int(name) for name in names)))
            self.running[group] = self.running.get(group, 0) + 1
            self.overlaps[group] = max(self.overlaps.get(group, 0), self.running[group])
            gate: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
            self.gates.append(gate)
            try:
                if not await gate:
                    raise ValueError("broken on purpose")
                results = [f"{name}!" for name in names]
                return [results] if options.get("batch") else results[0]
            finally:
                self.running[group] -= 1

        return work

    def send(self, reply: Reply, *, now: bool = False) -> None:
        assert not isinstance(reply, Log)
        self.replies.setdefault(reply.id, []).append(reply)


dependencies = st.lists(
    st.fixed_dictionaries(
        {
            "concurrency_limit": st.sampled_from([1, 2, 3, None, "default"]),
            "queue": st.sampled_from([True, True, True, False]),
            "concurrency_id": st.sampled_from([None, None, "pool"]),
        },
        optional={"batch": st.just(True), "max_batch_size": st.integers(1, 4)},
    ),
    min_size=1,
    max_size=3,
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("call"), st.integers(0, 2)),
        st.tuples(st.just("call"), st.integers(0, 2)),
        st.tuples(st.just("cancel"), st.integers(0, 30)),
        st.tuples(st.just("finish"), st.integers(0, 5)),
        st.tuples(st.just("fail"), st.integers(0, 5)),
        st.tuples(st.just("turn"), st.just(0)),
    ),
    max_size=40,
)


async def play(world: World, schedule: list[tuple[str, int]]) -> tuple[list[int], set[int]]:
    """Let the schedule happen, then let all that runs come to its end. The calls made, and those cancelled."""
    made: list[int] = []
    cancelled: set[int] = set()
    for action, number in schedule:
        open_gates = [gate for gate in world.gates if not gate.done()]
        if action == "call":
            id = len(made)
            made.append(number % len(world.options))
            world.app.receive(Call(id, made[id], "s", [str(id)]), world)
        elif action == "cancel" and number < len(made):
            if not any(isinstance(reply, (Done, Failed)) for reply in world.replies.get(number, [])):
                cancelled.add(number)
            world.app.receive(Cancel(number), world)
        elif action in ("finish", "fail") and open_gates:
            open_gates[number % len(open_gates)].set_result(action == "finish")
        elif action == "turn":
            await settle()
    for _ in range(200):
        await settle()
        for gate in world.gates:
            if not gate.done():
                gate.set_result(True)
    return made, cancelled


def limit_of(world: World, index: int) -> int | None:
    """The least limit of a dependency's group, said anew."""
    mine = world.options[index]
    if not mine["queue"]:
        return None
    group = [
        each
        for each in world.options
        if each is mine or (mine["concurrency_id"] and each["queue"] and each["concurrency_id"] == "pool")
    ]
    limits = [1 if each["concurrency_limit"] == "default" else each["concurrency_limit"] for each in group]
    return min((limit for limit in limits if limit is not None), default=None)


@settings(max_examples=200, deadline=None)
@given(options=dependencies, schedule=steps, max_size=st.sampled_from([None, None, 0, 2]))
def test_any_schedule_keeps_order_and_limits_and_ends_every_call_once(
    options: list[dict[str, Any]], schedule: list[tuple[str, int]], max_size: int | None
) -> None:
    async def scenario() -> None:
        world = World(options, max_size)
        made, cancelled = await play(world, schedule)
        check_ends(world, made, cancelled)
        check_order_and_limits(world)
        assert (world.app.queue.busy, world.app.queue.size) == (0, 0)
        assert not world.app._running
        assert world.app._batches is None or not world.app._batches._lines

    asyncio.run(scenario())


def check_ends(world: World, made: list[int], cancelled: set[int]) -> None:
    """Every call has exactly one end, as its last reply, and the right one; no run is lost or doubled."""
    runs: dict[int, int] = {}
    for _, ids in world.begun:
        for id in ids:
            runs[id] = runs.get(id, 0) + 1
    for id in range(len(made)):
        replies = world.replies[id]
        ends = [reply for reply in replies if isinstance(reply, (Done, Failed))]
        assert len(ends) == 1
        assert ends[0] is replies[-1]
        assert runs.get(id, 0) <= 1
        end = ends[0]
        if isinstance(end, Done):
            values: list[Json] = [r.patch for r in replies if isinstance(r, Update)]
            assert [next(iter(patch.values()))["value"] for patch in values] == [f"{id}!"]
            assert runs[id] == 1
        elif end.code == "queue_full":
            assert id not in runs
        elif end.code == "cancelled":
            assert id in cancelled
        else:
            assert end.code == "app"
            assert runs[id] == 1


def check_order_and_limits(world: World) -> None:
    for index in range(len(world.options)):
        order = [id for dep, ids in world.begun for id in ids if dep == index]
        assert order == sorted(order)
        limit = limit_of(world, index)
        assert limit is None or world.overlaps.get(world.group(index), 0) <= limit
        most = world.options[index].get("max_batch_size", 4)
        assert all(len(ids) <= most for dep, ids in world.begun if dep == index)
