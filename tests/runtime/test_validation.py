"""Validators: run before the function, and told at the components."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import lite
from lite.errors import ConfigError
from lite.protocol.messages import Call, Done, Failed, Reply
from lite.runtime.app import App
from lite.transports.memory import MemoryTransport
from tests.runtime.helpers import replies

gr: Any = lite  # some calls here are wrong on purpose


def app(validator: Any, ran: list[Any] | None = None, **options: Any) -> Any:
    with gr.Blocks() as blocks:
        name, age = gr.Textbox(), gr.Number()
        out = gr.Textbox()

        def greet(name: str, age: float) -> str:
            if ran is not None:
                ran.append((name, age))
            return f"{name} {age}"

        out.submit(greet, [name, age], out, validator=validator, **options)
    return blocks


def messages(answer: list[Reply], blocks: Any) -> dict[str, str]:
    """What each input is told, by its kind."""
    (failed,) = answer
    assert isinstance(failed, Failed)
    assert (failed.code, failed.visible, failed.traceback) == ("validation", False, "")
    return {blocks.blocks[int(uid)].kind: text for uid, text in failed.messages.items()}


async def test_each_input_is_told_what_is_wrong_and_the_function_does_not_run() -> None:
    ran: list[Any] = []
    blocks = app(lambda name, age: (gr.validate(name != "", "A name."), gr.validate(age >= 18, "Too young.")), ran)
    assert messages(await replies(blocks, inputs=["", 3]), blocks) == {"textbox": "A name.", "number": "Too young."}
    assert messages(await replies(blocks, inputs=["x", 3]), blocks) == {"number": "Too young."}
    assert ran == []
    assert isinstance((await replies(blocks, inputs=["x", 20]))[-1], Done)
    assert ran == [("x", 20)]


@pytest.mark.parametrize("answer", [None, True, [True, None], {}])
async def test_all_is_well_where_nothing_is_said_against_it(answer: Any) -> None:
    seen = await replies(app(lambda name, age: answer or None), inputs=["x", 3])
    assert isinstance(seen[-1], Done)


async def test_one_answer_is_about_the_first_input() -> None:
    blocks = app(lambda name, age: gr.validate(False, "Another."))
    assert messages(await replies(blocks, inputs=["x", 3]), blocks) == {"textbox": "Another."}


async def test_answers_may_be_given_by_component() -> None:
    with gr.Blocks() as blocks:
        a, b = gr.Textbox(), gr.Number()
        refusal = {b: gr.validate(False, "No.")}
        b.submit(lambda a, b: None, [a, b], None, validator=lambda a, b: refusal)
    assert messages(await replies(blocks, inputs=["x", 3]), blocks) == {"number": "No."}


async def test_an_async_validator_that_asks_for_the_request_is_awaited() -> None:
    async def check(name: str, age: float, request: gr.Request) -> Any:
        await asyncio.sleep(0)
        return gr.validate(request.session_hash == "other", f"Not you, {request.session_hash}.")

    blocks = app(check)
    assert messages(await replies(blocks, inputs=["x", 3]), blocks) == {"textbox": "Not you, s."}


async def test_an_error_in_a_validator_is_an_error_of_the_app() -> None:
    (failed,) = await replies(app(lambda name, age: 1 / 0), inputs=["x", 3])
    assert isinstance(failed, Failed)
    assert (failed.code, failed.title, failed.visible) == ("app", "ZeroDivisionError", True)


@pytest.mark.parametrize("answer", ["no", 5, [None, None, None], {"is_valid": False}])
async def test_an_answer_of_another_form_says_what_is_wanted(answer: Any) -> None:
    (failed,) = await replies(app(lambda name, age: answer), inputs=["x", 3])
    assert isinstance(failed, Failed)
    assert "alidator" in failed.message


async def test_a_refusal_does_not_wait_behind_the_function() -> None:
    gate: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def slow(name: str) -> str:
        await gate
        return name

    with gr.Blocks() as blocks:
        box = gr.Textbox()
        box.submit(slow, box, box, validator=lambda name: gr.validate(name != "", "A name."))
    transport = MemoryTransport(App(blocks))
    transport.post(Call(1, 0, "s", ["x"]))
    transport.post(Call(2, 0, "s", [""]))
    reply = await transport.replies.get()
    assert isinstance(reply, Failed)
    assert reply.id == 2
    gate.set_result(None)
    while not isinstance(reply, Done):
        reply = await transport.replies.get()


async def test_a_validator_of_a_batch_judges_one_call() -> None:
    with gr.Blocks() as blocks:
        box = gr.Textbox()
        box.submit(lambda x: [x], box, box, batch=True, validator=lambda x: gr.validate(x != "", "Say it."))
    assert messages(await replies(blocks, inputs=[""]), blocks) == {"textbox": "Say it."}
    assert isinstance((await replies(blocks, inputs=["x"]))[-1], Done)


def test_a_validator_that_cannot_take_the_inputs_is_refused() -> None:
    with pytest.raises(ConfigError, match="takes 1 argument"):
        app(lambda name: None)
