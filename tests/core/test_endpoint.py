"""`gr.api`: endpoints without anything in the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest

import lite as gr
from lite.core.endpoint import schema_of
from lite.errors import ConfigError
from lite.protocol.messages import Done, Failed, Update
from tests.runtime.helpers import replies


def add(a: int, names: list[str], mode: Literal["x", "y"] = "x") -> tuple[int, str]:
    """Add things up."""
    return a + len(names), mode


def app(fn: Any, **options: Any) -> gr.Blocks:
    with gr.Blocks() as demo:
        gr.Textbox()
        gr.api(fn, **options)
    return demo


def test_its_types_are_those_of_the_annotations() -> None:
    (info,) = app(add, api_name="sum").get_api_info()["named_endpoints"].items()
    assert info[0] == "/sum"
    parameters = [
        (p["parameter_name"], p["python_type"]["type"], p["parameter_default"]) for p in info[1]["parameters"]
    ]
    assert parameters == [("a", "int", None), ("names", "list[str]", None), ("mode", "Literal['x', 'y']", "x")]
    assert [r["python_type"]["type"] for r in info[1]["returns"]] == ["int", "str"]
    assert info[1]["description"] == "Add things up."


def test_it_draws_nothing() -> None:
    config = app(add).get_config_file()
    kinds = {c["id"]: c["type"] for c in config["components"]}
    assert config["dependencies"][0]["targets"] == []
    assert all(kinds[uid] == "api" for uid in config["dependencies"][0]["inputs"])


async def test_it_runs_as_any_function() -> None:
    update, done = await replies(app(add), 0, [2, ["a", "b"], "y"])
    assert isinstance(update, Update)
    assert [props["value"] for props in update.patch.values()] == [4, "y"]
    assert isinstance(done, Done)


@pytest.mark.parametrize("inputs", [["2", [], "x"], [2, "a", "x"], [2, [1], "x"], [2, [], "z"], [True, [], "x"]])
async def test_a_payload_of_another_type_is_refused(inputs: list[Any]) -> None:
    (failed,) = await replies(app(add), 0, inputs)
    assert isinstance(failed, Failed)
    assert failed.code == "payload"


async def test_a_decorator_gives_the_function_back_and_a_generator_streams() -> None:
    with gr.Blocks() as demo:

        @gr.api(api_name="count")  # type: ignore[untyped-decorator]
        def count(to: int, request: gr.Request) -> Iterator[int]:
            yield from range(to)

    assert list(count(2, None)) == [0, 1]
    assert list(demo.get_api_info()["named_endpoints"]["/count"]["parameters"][0]["type"].values()) == ["integer"]
    assert len(await replies(demo, 0, [3])) == 4


def test_annotations_as_schemas() -> None:
    assert schema_of(int | None) == {"anyOf": [{"type": "integer"}, {"type": "null"}]}
    assert schema_of(dict[str, int]) == {"type": "object"}
    assert schema_of(tuple[int, ...]) == {"type": "array", "items": {"type": "integer"}}
    assert schema_of(Any) == {}


def test_outside_of_an_app_it_is_refused() -> None:
    with pytest.raises(ConfigError, match="outside of an app"):
        gr.api(add)
    with gr.Blocks(), pytest.raises(ConfigError, match="takes a function"):
        gr.api(3)  # type: ignore[arg-type]


def test_from_config_says_what_to_do_instead() -> None:
    with pytest.raises(ConfigError, match="place it with"):
        gr.Blocks.from_config({}, [], "")
