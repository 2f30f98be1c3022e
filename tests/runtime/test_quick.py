import json
from typing import Any

import pytest

import lite as gr
from lite.runtime.app import App
from tests.runtime.helpers import echo

FACTOR = 3


def steps(x: str) -> Any:
    yield x


async def later(x: str) -> str:
    return x


def boom(x: str) -> str:
    raise ValueError(f"no {x}")


def at_once(blocks: gr.Blocks, inputs: list[Any], app: App | None = None) -> Any:
    """The replies of the shortest way, or None where it is not taken."""
    text = (app or App(blocks)).at_once(("call", 7, 0, "s", inputs))
    return None if text is None else json.loads(text)


def test_a_scalar_is_answered_in_one_packet() -> None:
    update, done = at_once(echo(lambda x: x * FACTOR), ["ab"])
    (uid,) = update["patch"]
    assert update == {"type": "update", "id": 7, "patch": {uid: {"value": "ababab"}}, "edits": {}}
    assert done == {"type": "done", "id": 7, "seconds": None}


def test_nan_becomes_null() -> None:
    with gr.Blocks() as blocks:
        number = gr.Number()
        number.submit(lambda x: x * float("inf") - float("inf"), number, number)
    assert next(iter(at_once(blocks, [1])[0]["patch"].values())) == {"value": None}


@pytest.mark.parametrize("result", [{"__type__": "update", "label": "New"}, ["a"], {"a": 1}])
def test_other_results_are_patched_as_ever(result: Any) -> None:
    update, done = at_once(echo(lambda x: result), ["x"])
    expected = {"label": "New"} if isinstance(result, dict) and "__type__" in result else {"value": str(result)}
    assert list(update["patch"].values()) == [expected]
    assert done["type"] == "done"


def test_an_exception_is_told_and_the_function_ran_once() -> None:
    (failed,) = at_once(echo(boom), ["x"])
    assert (failed["type"], failed["message"], failed["title"]) == ("failed", "no x", "ValueError")


@pytest.mark.parametrize("inputs", [[{"a": 1}], [], ["a", "b"]])
def test_what_does_not_fit_goes_the_general_way(inputs: list[Any]) -> None:
    assert at_once(echo(lambda x: x), inputs) is None


def test_what_might_ask_or_wait_goes_the_general_way() -> None:
    def asks(x: str, request: gr.Request) -> str:
        return x

    def toasts(x: str) -> str:
        gr.Info(x)
        return x

    def streams(x: str) -> Any:
        yield x

    for fn in (asks, toasts, streams):
        assert at_once(echo(fn), ["x"]) is None
    assert at_once(echo(lambda x: x, postprocess=False), ["x"]) is None
    assert at_once(echo(lambda x: x, concurrency_id="shared"), ["x"]) is None


@pytest.mark.parametrize("fn", [lambda x: steps(x), lambda x: (c for c in x), lambda x: later(x)])
def test_a_function_that_may_give_a_stream_goes_the_general_way(fn: Any) -> None:
    assert at_once(echo(fn), ["x"]) is None


def test_a_session_whose_props_changed_goes_the_general_way() -> None:
    blocks = echo(lambda x: x)
    app = App(blocks)
    app.session("s").change(blocks.dependencies[0].inputs[0], {"max_length": 1})
    assert at_once(blocks, ["x"], app) is None
