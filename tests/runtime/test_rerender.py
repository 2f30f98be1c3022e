"""Renders as a page sees them: what each run declares, what it replaces, and what is forgotten."""

from __future__ import annotations

import asyncio
import gc
import itertools
from collections.abc import Sized
from contextvars import ContextVar
from typing import Any

import pytest

import lite as gr
from lite.core import context
from lite.core.rendering import Rendered
from lite.errors import ConfigError
from lite.protocol.messages import Call, Done, Failed, Render, Reply, Update
from lite.runtime.app import App
from lite.transports.memory import MemoryTransport


class Page:
    """One page of an app: calls, and the last render of each id."""

    def __init__(self, demo: gr.Blocks, session: str = "s", app: App | None = None) -> None:
        self.app = app or App(demo)
        self.transport = MemoryTransport(self.app)
        self.session = session
        self.calls = 0
        self.renders: dict[int, Render] = {}

    async def call(self, dep: int, *inputs: Any, **options: Any) -> list[Reply]:
        self.calls += 1
        call = Call(self.calls, dep, self.session, list(inputs), **options)
        replies = [reply async for reply in self.transport.call(call)]
        for reply in replies:
            if isinstance(reply, Render):
                self.renders[reply.render_id] = reply
        return replies

    async def render(self, dep: int, *inputs: Any) -> Render:
        replies = await self.call(dep, *inputs)
        assert [type(reply) for reply in replies] == [Render, Done], replies
        render = replies[0]
        assert isinstance(render, Render)
        return render


@pytest.fixture(autouse=True)
def _uids_from_0(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app's file counts its blocks from 0; here each test is one."""
    monkeypatch.setattr(context, "_uids", ContextVar("uids", default=None))
    monkeypatch.setattr(context, "_fallback", itertools.count())


def patch_of(reply: Reply) -> dict[str, Any]:
    """The patch as JSON has it: keys are text there."""
    assert isinstance(reply, Update)
    return {str(uid): props for uid, props in reply.patch.items()}


def kinds(render: Render) -> list[str]:
    return [component["type"] for component in render.components]


def by_label(render: Render, label: str) -> dict[str, Any]:
    found: dict[str, Any] = next(c for c in render.components if c["props"].get("label") == label)
    return found


def counting_app() -> gr.Blocks:
    with gr.Blocks() as demo:
        count = gr.Number(1, label="Count")
        out = gr.Textbox(label="Out")

        @gr.render(count)
        def boxes(count: int) -> None:
            for index in range(int(count)):
                box = gr.Textbox(label=f"Box {index}", key=f"box-{index}")
                gr.Button(f"Say {index}").click(lambda text, index=index: f"{index}: {text}", box, out)

    return demo


async def test_a_render_gives_blocks_listeners_and_their_place() -> None:
    page = Page(counting_app())
    config = page.app.blocks.get_config_file()
    dependency = config["dependencies"][0]
    assert (dependency["render_id"], dependency["rendered_in"]) == (0, None)
    assert (dependency["api_name"], dependency["api_visibility"]) == ("apply", "undocumented")
    assert dependency["targets"] == [[0, "load"], [1, "change"]]
    (place,) = dependency["outputs"]
    assert next(c["type"] for c in config["components"] if c["id"] == place) == "column"
    render = await page.render(0, 2)
    assert kinds(render) == ["textbox", "button", "textbox", "button", "form", "form"]
    assert render.layout["id"] == place
    types = {c["id"]: c["type"] for c in render.components}
    assert [types[child["id"]] for child in render.layout["children"]] == ["form", "button", "form", "button"]
    assert {d["rendered_in"] for d in render.dependencies} == {0} == {c["rendered_in"] for c in render.components}
    assert page.app.blocks.get_config_file() == config  # the app itself is as it was


async def test_listeners_of_a_render_run_with_their_loop_variable_and_blocks_of_outside() -> None:
    page = Page(counting_app())
    render = await page.render(0, 3)
    last = render.dependencies[-1]
    assert last["inputs"] == [by_label(render, "Box 2")["id"]]
    replies = await page.call(last["id"], "hi")
    assert [type(reply) for reply in replies] == [Update, Done]
    assert patch_of(replies[0]) == {"2": {"value": "2: hi"}}


async def test_a_keyed_block_and_the_layout_around_it_keep_their_uids() -> None:
    with gr.Blocks() as demo:

        @gr.render(gr.State(0))
        def rows(state: int) -> None:
            for name in ("a", "b"):
                with gr.Row():
                    with gr.Column():
                        gr.Textbox(label=name, key=name)
                    gr.Markdown(name)

    page = Page(demo)
    first, second = await page.render(0, None), await page.render(0, None)
    assert [by_label(r, "b")["id"] for r in (first, second)] == [by_label(first, "b")["id"]] * 2
    assert [child["id"] for child in first.layout["children"]] == [child["id"] for child in second.layout["children"]]
    markdown = [c["id"] for r in (first, second) for c in r.components if c["type"] == "markdown"]
    assert len(set(markdown)) == 4


async def test_an_event_of_a_layout_follows_the_uid_the_layout_keeps() -> None:
    with gr.Blocks() as demo:

        @gr.render()
        def section() -> None:
            with gr.Accordion("More") as more:
                gr.Textbox(key="t")
            more.expand(lambda: None)

    page = Page(demo)
    await page.render(0)
    again = await page.render(0)
    (accordion,) = [c["id"] for c in again.components if c["type"] == "accordion"]
    assert again.dependencies[0]["targets"] == [[accordion, "expand"]]


async def test_two_blocks_with_one_key_are_refused_and_the_next_run_works() -> None:
    twice = True
    with gr.Blocks() as demo:

        @gr.render()
        def boxes() -> None:
            gr.Textbox(key="a")
            gr.Number(key="a")  # another kind: another block
            if twice:
                gr.Textbox(key="a")

    page = Page(demo)
    (failed,) = await page.call(0)
    assert isinstance(failed, Failed)
    assert "key 'a'" in failed.message
    twice = False
    assert kinds(await page.render(0))[:2] == ["textbox", "number"]


async def test_a_call_sent_before_the_page_heard_of_the_render_still_runs_and_an_older_one_is_cancelled() -> None:
    page = Page(counting_app())
    old = (await page.render(0, 1)).dependencies[0]["id"]
    await page.render(0, 1)
    assert isinstance((await page.call(old, "late"))[-1], Done)
    await page.render(0, 1)
    (failed,) = await page.call(old, "too late")
    assert isinstance(failed, Failed)
    assert (failed.code, failed.visible) == ("cancelled", False)


async def test_sessions_do_not_see_each_others_renders() -> None:
    demo = counting_app()
    page = Page(demo)
    other = Page(demo, "other", page.app)
    dep = (await page.render(0, 1)).dependencies[0]["id"]
    (failed,) = await other.call(dep, "x")
    assert isinstance(failed, Failed)
    assert failed.code == "protocol"


async def test_a_keyed_listener_keeps_its_id() -> None:
    with gr.Blocks() as demo:

        @gr.render()
        def one() -> None:
            gr.Button(key="b").click(lambda: None, key="click")

    page = Page(demo)
    ids = [(await page.render(0)).dependencies[0]["id"] for _ in range(4)]
    assert len(set(ids)) == 1
    assert isinstance((await page.call(ids[0]))[-1], Done)


async def test_nested_renders_go_with_the_one_around_them() -> None:
    with gr.Blocks() as demo:
        count = gr.Number(1)

        @gr.render(count)
        def outer(count: int) -> None:
            inner_count = gr.Number(2, label="Inner", key="inner")

            @gr.render(inner_count)
            def inner(inner_count: int) -> None:
                for index in range(int(inner_count)):
                    gr.Button(f"{count}.{index}").click(lambda: None)

    page = Page(demo)
    outer_render = await page.render(0, 1)
    (nested,) = outer_render.dependencies
    assert (nested["rendered_in"], nested["render_id"]) == (0, 1)
    assert [event for uid, event in nested["targets"] if uid == 0] == ["load"]
    inner_render = await page.render(nested["id"], 3)
    assert [c["props"]["value"] for c in inner_render.components if c["type"] == "button"] == ["1.0", "1.1", "1.2"]
    overlay = page.app.session("s").overlay
    assert overlay is not None
    await page.render(0, 2)
    assert list(overlay.current) == [0]
    assert all(block["id"] not in overlay.blocks for block in inner_render.components)
    (late,) = await page.call(nested["id"], 1)
    assert isinstance(late, Failed)
    assert late.code == "cancelled"


async def test_state_made_in_a_render_is_used_by_its_listeners_and_goes_with_it() -> None:
    with gr.Blocks() as demo:
        out = gr.Textbox()

        @gr.render()
        def clicker() -> None:
            count = gr.State(0)

            def more(count: int) -> tuple[int, str]:
                return count + 1, str(count + 1)

            gr.Button("More").click(more, count, [count, out])

    page = Page(demo)
    dep = (await page.render(0)).dependencies[0]["id"]
    await page.call(dep, None)
    reply = (await page.call(dep, None))[0]
    assert patch_of(reply)["1"] == {"value": "2"}
    session = page.app.session("s")
    assert session.states._kept
    await page.render(0)
    await page.render(0)
    assert not session.states._kept


async def test_props_that_an_event_changed_stay_where_they_are_preserved() -> None:
    with gr.Blocks() as demo:

        @gr.render()
        def choices() -> None:
            kept = gr.Dropdown(["a"], key="kept", preserved_by_key=["value", "choices"], label="Kept")
            lost = gr.Dropdown(["a"], key="lost", label="Lost")
            gr.Button().click(lambda: [gr.Dropdown(choices=["z"])] * 2, None, [kept, lost])
            kept.change(lambda v: v, kept, kept)
            lost.change(lambda v: v, lost, lost)

    page = Page(demo)
    first = await page.render(0)
    await page.call(first.dependencies[0]["id"])
    again = await page.render(0)
    assert isinstance((await page.call(again.dependencies[1]["id"], "z"))[-1], Done)
    assert isinstance((await page.call(again.dependencies[2]["id"], "z"))[-1], Failed)


async def test_a_failed_render_leaves_what_was_there() -> None:
    with gr.Blocks() as demo:

        @gr.render(gr.Textbox())
        def maybe(text: str) -> None:
            gr.Button(text).click(lambda: None)
            if text == "bad":
                raise gr.Error("Not this one.")

    page = Page(demo)
    dep = (await page.render(0, "good")).dependencies[0]["id"]
    (failed,) = await page.call(0, "bad")
    assert isinstance(failed, Failed)
    assert failed.message == "Not this one."
    assert isinstance((await page.call(dep))[-1], Done)
    await page.render(0, "good")


async def test_an_async_render_and_what_a_render_is_given() -> None:
    with gr.Blocks() as demo:

        @gr.render()
        async def later(request: gr.Request) -> None:
            await asyncio.sleep(0)
            gr.Markdown(request.session_hash)

    assert (await Page(demo).render(0)).components[0]["props"]["value"] == "s"


async def test_a_render_that_yields_is_refused() -> None:
    with gr.Blocks() as demo:

        @gr.render()
        def steps() -> Any:
            yield gr.Markdown("no")

    (failed,) = await Page(demo).call(0)
    assert isinstance(failed, Failed)
    assert "declares its blocks in one go" in failed.message


async def test_event_data_names_the_block_of_the_render() -> None:
    with gr.Blocks() as demo:
        out = gr.Textbox()

        @gr.render()
        def one() -> None:
            box = gr.Textbox(label="Inner")

            def who(event: gr.SelectData) -> str:
                return str(event.target.label)

            box.select(who, None, out)

    page = Page(demo)
    render = await page.render(0)
    replies = await page.call(
        render.dependencies[0]["id"], event={"index": 0, "value": "x"}, trigger=by_label(render, "Inner")["id"]
    )
    assert patch_of(replies[0])["1"] == {"value": "Inner"}


async def test_timers_callable_values_and_examples_may_stand_in_a_render() -> None:
    with gr.Blocks() as demo:

        @gr.render()
        def all_of_it() -> None:
            box = gr.Textbox(lambda: "now", every=2, label="Clock")
            gr.Examples([["a"], ["b"]], [box])

    page = Page(demo)
    render = await page.render(0)
    assert {"timer", "textbox", "dataset"} <= set(kinds(render))
    clock = next(d for d in render.dependencies if [0, "load"] in d["targets"])
    assert any(event == "tick" for _, event in clock["targets"])
    reply = (await page.call(clock["id"]))[0]
    assert patch_of(reply) == {str(by_label(render, "Clock")["id"]): {"value": "now"}}


async def test_a_block_of_outside_without_a_place_may_get_one_in_a_render() -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox(label="Mine", render=False)
        placed = gr.Textbox(label="Placed")

        @gr.render()
        def here() -> None:
            box.render()

        @gr.render()
        def wrong() -> None:
            placed.render()

    page = Page(demo)
    uids = {by_label(await page.render(0), "Mine")["id"] for _ in range(4)}
    assert uids == {box.uid}
    (failed,) = await page.call(1)
    assert isinstance(failed, Failed)
    assert "has a place" in failed.message


def test_a_render_outside_of_an_app_is_refused() -> None:
    with pytest.raises(ConfigError, match="outside of an app"):
        gr.render()


async def test_a_render_of_an_app_that_became_part_of_another() -> None:
    with gr.Blocks() as other:
        out = gr.Textbox()

        @gr.render()
        def button() -> None:
            gr.Button().click(lambda: "inner", None, out)

    with gr.Blocks() as demo:
        first = gr.Textbox()
        first.submit(lambda: "wrong", None, first)

        @gr.render()
        def nothing() -> None:
            gr.Markdown("x")

    with demo.route("Other", "/other"):
        other.render()
    page = Page(demo)
    assert [d["render_id"] for d in demo.get_config_file()["dependencies"]] == [None, 0, 1]
    dep = (await page.render(2)).dependencies[0]["id"]
    assert patch_of((await page.call(dep))[0]) == {str(out.uid): {"value": "inner"}}


async def test_500_renders_leave_no_more_behind_than_two() -> None:
    with gr.Blocks() as demo:
        count = gr.Number(1)

        @gr.render(count)
        def rows(count: int) -> None:
            for index in range(3):
                state = gr.State([index])
                box = gr.Textbox(key=index)
                gr.Button().click(lambda value, s: (value, s), [box, state], [box, state])

            @gr.render(box)
            def inner(text: str) -> None:
                gr.Button().click(lambda: None)

    page = Page(demo)
    session = page.app.session("s")

    async def rerender() -> tuple[int, ...]:
        render = await page.render(0, 1)
        for dependency in render.dependencies:
            if dependency["render_id"] is None:
                await page.call(dependency["id"], "x", None)
            else:
                await page.render(dependency["id"], "x")
        page.renders.clear()
        gc.collect()
        overlay = session.overlay
        assert overlay is not None
        live = sum(isinstance(thing, Rendered) for thing in gc.get_objects())
        kept: tuple[Sized, ...] = (
            session.states._kept,
            session._props,
            session._changed,
            overlay.current,
            overlay._replaced,
        )
        queue = page.app.queue._groups
        return (live, len(overlay.blocks), len(overlay.fns), len(queue), *map(len, kept), len(page.app._quick))

    for _ in range(3):
        before = await rerender()
    for _ in range(500):
        await page.render(0, 1)
    for _ in range(3):
        after = await rerender()
    assert after == before
    assert len(page.app._waits) <= 1
