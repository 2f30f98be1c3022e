"""Questions to one component, beside all events."""

from __future__ import annotations

import asyncio
from typing import Any

import lite as gr
from lite.errors import PayloadError
from lite.protocol.messages import Answer, Ask, Cancel, Failed, Json, Reply
from lite.runtime.app import App
from lite.transports.memory import MemoryTransport


class Oracle(gr.Textbox):
    """Answers what it was made to answer."""

    def answer(self, name: str, args: list[Json]) -> Any:
        match name:
            case "add":
                return args[0] + args[1]
            case "later":
                return self._later(args[0])
            case "label":
                return self.label
            case "object":
                return object()
        return super().answer(name, args)

    async def _later(self, value: Json) -> Json:
        await asyncio.sleep(0)
        return value

    def preprocess(self, payload: Json) -> Any:
        raise PayloadError("nobody calls this")


class Endless(gr.Textbox):
    async def answer(self, name: str, args: list[Json]) -> Any:
        await asyncio.Event().wait()


def app_with(component: type[gr.Textbox]) -> tuple[gr.Blocks, int]:
    with gr.Blocks() as blocks:
        made = component(label="Before")
        gr.Button().click(lambda: gr.Textbox(label="After"), None, made)
    return blocks, made.uid


async def asked(name: str, *args: Json, uid: int | None = None) -> Reply:
    blocks, known = app_with(Oracle)
    transport = MemoryTransport(App(blocks))
    transport.post(Ask(1, known if uid is None else uid, "s", name, list(args)))
    return await asyncio.wait_for(transport.replies.get(), 5)


async def test_a_component_answers() -> None:
    assert await asked("add", 1, 2) == Answer(1, 3)


async def test_an_answer_may_take_its_time() -> None:
    assert await asked("later", [1, "a"]) == Answer(1, [1, "a"])


async def test_unknown_names_and_odd_arguments_are_the_askers_fault() -> None:
    for name, args in (("nothing", ()), ("add", ()), ("add", (1, "a")), ("__class__", ())):
        reply = await asked(name, *args)
        assert isinstance(reply, Failed)
        assert reply.code == "payload"
        assert name in reply.message


async def test_there_is_nobody_to_ask_under_another_number() -> None:
    blocks, _ = app_with(Oracle)
    for uid in (999_999, blocks.uid):
        reply = await asked("add", 1, 2, uid=uid)
        assert isinstance(reply, Failed)
        assert reply.code == "protocol"


async def test_components_answer_nothing_unless_they_say_so() -> None:
    blocks, uid = app_with(gr.Textbox)
    transport = MemoryTransport(App(blocks))
    transport.post(Ask(1, uid, "s", "preprocess", ["x"]))
    reply = await asyncio.wait_for(transport.replies.get(), 5)
    assert isinstance(reply, Failed)
    assert "answers no 'preprocess'" in reply.message


async def test_a_question_can_be_taken_back() -> None:
    blocks, uid = app_with(Endless)
    transport = MemoryTransport(App(blocks))
    transport.post(Ask(1, uid, "s", "wait", []))
    await asyncio.sleep(0)
    transport.post(Cancel(1))
    reply = await asyncio.wait_for(transport.replies.get(), 5)
    assert isinstance(reply, Failed)
    assert reply.code == "cancelled"


async def test_the_component_answers_as_the_session_sees_it() -> None:
    from lite.protocol.messages import Call, Done

    blocks, uid = app_with(Oracle)
    transport = MemoryTransport(App(blocks))
    async for reply in transport.call(Call(1, 0, "s", [])):
        assert not isinstance(reply, Failed)
        if isinstance(reply, Done):
            break
    for session, label in (("s", "After"), ("other", "Before")):
        transport.post(Ask(2, uid, session, "label", []))
        assert await asyncio.wait_for(transport.replies.get(), 5) == Answer(2, label)
