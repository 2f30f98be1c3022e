import asyncio
import functools
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

import lite as gr
from lite.protocol.messages import Failed, Json, Update
from tests.runtime.helpers import echo, replies, values


def generator(x: str) -> Iterator[str]:
    text = ""
    for part in "abc":
        text += part
        time.sleep(0.001)
        yield text


async def coroutine(x: str) -> str:
    await asyncio.sleep(0)
    return x + "!"


async def async_generator(x: str) -> AsyncIterator[str]:
    for part in ("a", "ab"):
        await asyncio.sleep(0)
        yield part


class Model:
    def __call__(self, x: str) -> str:
        return f"called {x}"

    def method(self, x: str) -> Iterator[str]:
        yield x
        yield x + x


def fn_of_two(y: str, x: str) -> str:
    return y + x


@pytest.mark.parametrize(
    ("fn", "expected"),
    [
        (lambda x: x + "!", ["x!"]),
        (coroutine, ["x!"]),
        (generator, ["a", "ab", "abc"]),
        (async_generator, ["a", "ab"]),
        (Model(), ["called x"]),
        (Model().method, ["x", "xx"]),
        (functools.partial(fn_of_two, "a"), ["ax"]),
        (lambda x: coroutine(x), ["x!"]),
        (lambda x: generator(x), ["a", "ab", "abc"]),
        (str.upper, ["X"]),
        (lambda x: None, [None]),
    ],
    ids=["lambda", "async", "generator", "async generator", "callable", "method", "partial", "gives a coroutine",
         "gives a generator", "builtin", "nothing"],
)  # fmt: skip
async def test_functions_of_every_kind_run(fn: Any, expected: list[Json]) -> None:
    assert await values(fn) == expected


async def patch_of(fn: Any, count: int = 2, **options: Any) -> Any:
    """The patch of a call by output number, or the failure's message."""
    blocks = echo(fn, count, **options)
    outputs = [block.uid for block in blocks.dependencies[0].outputs]
    (first, *_) = await replies(blocks, inputs=["x"])
    if isinstance(first, Failed):
        return first.message
    assert isinstance(first, Update)
    return {outputs.index(int(uid)): props for uid, props in first.patch.items()}


async def test_several_outputs_take_a_tuple_or_a_list() -> None:
    both = {0: {"value": "a"}, 1: {"value": "b"}}
    assert await patch_of(lambda x: ("a", "b")) == both
    assert await patch_of(lambda x: ["a", "b"]) == both


async def test_an_update_changes_only_what_it_names() -> None:
    fn = lambda x: (gr.update(visible=False), gr.update(value="v", label="l"))  # noqa: E731
    assert await patch_of(fn) == {0: {"visible": False}, 1: {"label": "l", "value": "v"}}


async def test_a_returned_component_changes_only_what_it_was_given() -> None:
    assert await patch_of(lambda x: (gr.Textbox(lines=3), gr.Textbox("v", render=False))) == {
        0: {"lines": 3},
        1: {"value": "v"},
    }


async def test_skip_leaves_an_output_alone() -> None:
    assert await patch_of(lambda x: (gr.skip(), "b")) == {1: {"value": "b"}}


async def test_a_dict_names_the_outputs_that_change() -> None:
    with gr.Blocks() as blocks:
        box, one, two = gr.Textbox(), gr.Textbox(), gr.Textbox()
        box.submit(lambda data: {two: data[box] + "!"}, {box}, [one, two])
    (update, _) = await replies(blocks, inputs=["x"])
    assert isinstance(update, Update)
    assert update.patch == {str(two.uid): {"value": "x!"}}  # type: ignore[comparison-overlap]


async def test_a_layout_can_be_an_output() -> None:
    with gr.Blocks() as blocks:
        with gr.Row() as row:
            box = gr.Textbox()
        box.submit(lambda x: gr.Row(visible=False), box, row)
    (update, _) = await replies(blocks, inputs=["x"])
    assert isinstance(update, Update)
    assert update.patch == {str(row.uid): {"visible": False}}  # type: ignore[comparison-overlap]


async def test_too_few_values_say_how_many_were_wanted() -> None:
    message = await patch_of(lambda x: ["a"])
    assert "has 2 outputs (Textbox 'out 0', Textbox 'out 1'), but returned 1 value(s)" in message


async def test_postprocess_can_be_left_out() -> None:
    assert await patch_of(lambda x: 3, 1, postprocess=False) == {0: {"value": 3}}
    assert await patch_of(lambda x: 3, 1) == {0: {"value": "3"}}


async def test_nothing_from_a_function_with_several_outputs_empties_them() -> None:
    assert await patch_of(lambda x: None) == {0: {"value": None}, 1: {"value": None}}


async def test_a_batch_function_gets_and_gives_lists() -> None:
    assert await values(lambda xs: [[x + "!" for x in xs]], batch=True) == ["x!"]


async def test_a_long_generator_sends_each_step_once_and_the_last_exactly() -> None:
    def grow(x: str) -> Iterator[str]:
        text = ""
        for i in range(500):
            text += f"{i} "
            yield text

    seen = await values(grow)
    assert len(seen) == 500
    assert seen[-1] == "".join(f"{i} " for i in range(500))
