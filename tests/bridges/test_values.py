"""What crosses to transformers.js and back: JSON, and marks for all that JSON has not."""

from __future__ import annotations

import asyncio
import gc
import json
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lite import Tensor
from lite.bridges._values import Buffers, as_plain, from_wire, to_wire
from lite.bridges.faults import EngineError, InvalidArgument
from lite.bridges.hub import Remote
from lite.bridges.hub import pipeline as plain_pipeline
from lite.bridges.pipelines import pipeline
from lite.errors import ConfigError
from lite.platform import engine as engines
from lite.platform.engine import EngineFault

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just("$"), inner),
    max_leaves=12,
)


def there_and_back(value: Any) -> Any:
    out = Buffers()
    wire = json.loads(json.dumps(to_wire(value, out), allow_nan=False))
    return from_wire(wire, [memoryview(bytes(each)) for each in out.bytes], lambda mark: mark)


@given(JSON)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    assert there_and_back(value) == value


def test_not_a_number_comes_back() -> None:
    assert math.isnan(there_and_back([float("nan")])[0])


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "uint8", "bool", "string"])
def test_tensors_and_arrays_of_numpy_keep_type_and_shape(dtype: str) -> None:
    elements = [["a", "ü"]] if dtype == "string" else [[0, 1]]
    back = there_and_back({"x": Tensor(elements, dtype)})["x"]
    assert back.shape == (1, 2)
    assert back.tolist() == elements
    if dtype != "string":
        array = np.array(elements, dtype)
        np.testing.assert_array_equal(there_and_back(array), array)


def test_pictures_keep_their_pixels_and_are_pillows_where_the_app_has_pillow() -> None:
    picture = Image.new("RGB", (3, 2), (1, 2, 3))
    back = there_and_back({"mask": [picture]})["mask"][0]
    assert (back.size, back.channels, back.pixels.shape) == ((3, 2), 3, (2, 3, 3))
    assert as_plain([{"mask": back}])[0]["mask"].getpixel((2, 1)) == (1, 2, 3)


def test_what_no_model_can_be_given_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="can't be given a object"):
        to_wire([object()], Buffers())


def test_functions_are_called_by_their_names() -> None:
    heard: list[Any] = []
    out = Buffers()
    mark = to_wire({"progress_callback": heard.append}, out)["progress_callback"]
    out.told({"name": mark["name"], "args": [{"loaded": 1}]})
    assert heard == [{"loaded": 1}]


class Hub:
    """An engine that has one pipeline; it repeats what it is told to do."""

    def __init__(self) -> None:
        self.done: list[dict[str, Any]] = []
        self.freed: list[int] = []
        self.shown: list[str] = []
        self.fault: EngineFault | None = None

    async def ask(self, op: str, head: Any, buffers: Any = (), listen: Any = None) -> tuple[Any, list[Any]]:
        await asyncio.sleep(0)
        if op == "hub_about":
            return {"version": "4", "devices": ["wasm"], "threads": 1}, []
        if self.fault is not None:
            raise self.fault
        self.done.append(json.loads(json.dumps(head)))
        if head["path"] == ["pipeline"]:
            if listen is not None:
                for loaded in (1, 2):
                    name = head["args"][2]["progress_callback"]["name"]
                    listen({"name": name, "args": [{"status": "progress", "file": "a", "loaded": loaded, "total": 2}]})
            return {"$": "object", "object": 7, "about": {"task": head["args"][0]}}, []
        for arg in head["args"]:
            if isinstance(arg, dict) and "streamer" in arg:
                for text in ("one ", "two "):
                    listen({"name": arg["streamer"]["name"], "args": [text]})
                return None, []
        return head["args"], [memoryview(bytes(each)) for each in buffers]

    def beside(self, name: str) -> str:
        return f"http://page/{name}"

    def loading(self, label: str, loaded: int, total: int) -> None:
        self.shown.append(f"{label}: {loaded} of {total}")

    def tell(self, op: str, head: Any) -> None:
        self.freed.append(head["object"])


@pytest.fixture
def hub() -> Iterator[Hub]:
    made = Hub()
    before = engines.use(made)  # type: ignore[arg-type]
    yield made
    engines.use(before)


async def test_a_pipeline_loads_at_once_and_a_call_waits_for_it(hub: Hub) -> None:
    told: list[Any] = []
    made = pipeline("text-classification", "m", device="webgpu", progress=lambda *args, **more: told.append(args))
    assert await made("good", top_k=2) == ["good", {"top_k": 2}]
    assert (made.device, hub.done[0]["args"][2]["device"]) == ("wasm", "wasm")  # there is no graphics card
    assert told == [((1, 2),), ((2, 2),)]
    assert await made is made


@pytest.mark.parametrize("make", [pipeline, plain_pipeline])
async def test_without_a_progress_of_its_own_the_page_shows_it_while_the_app_starts(hub: Hub, make: Any) -> None:
    await make("text-generation", "m")
    assert hub.shown == ["Loading m: 1 of 2", "Loading m: 2 of 2"]


async def test_outside_of_a_page_a_pipeline_is_made_but_not_used() -> None:
    made = pipeline("feature-extraction", "m")
    with pytest.raises(ConfigError, match=r"run in a page.*--no-bake"):
        await made("x")


async def test_a_stream_yields_what_the_model_tells(hub: Hub) -> None:
    assert [text async for text in pipeline("text-generation", "m").stream("begin", max_new_tokens=2)] == [
        "one ",
        "two ",
    ]
    streamer = hub.done[-1]["args"][1]["streamer"]
    assert (streamer["pipeline"], streamer["options"]["skip_prompt"]) == (7, True)


async def test_a_pipeline_that_is_no_longer_used_is_freed(hub: Hub) -> None:
    made = await pipeline("feature-extraction", "m")
    made.close()
    with pytest.raises(EngineError, match="closed"):
        await made("x")
    await asyncio.sleep(0)
    gc.collect()
    assert hub.freed == [7]


async def test_a_model_that_can_not_be_loaded_is_told_to_who_calls(hub: Hub) -> None:
    hub.fault = EngineFault("missing", "no model")
    made = pipeline("feature-extraction", "m")
    for _ in range(2):
        with pytest.raises(FileNotFoundError, match="no model"):
            await made("x")


async def test_what_is_on_its_way_may_be_given_on(hub: Hub) -> None:
    remote = Remote(3, about={"kind": "tokenizer"})
    first = remote("hello")
    assert await remote.decode(first, {"deep": [first]}) == [["hello"], {"deep": [["hello"]]}]
    assert (remote.kind, hub.done[-1]["path"]) == ("tokenizer", ["decode"])
    assert first.result() == ["hello"]


async def test_a_pending_answer_that_nobody_awaits_complains_to_nobody(
    hub: Hub, caplog: pytest.LogCaptureFixture
) -> None:
    hub.fault = EngineFault("argument", "no")
    pending = Remote(3)("x")
    await asyncio.sleep(0.01)
    del pending
    assert not caplog.records


async def test_sound_and_pictures_are_prepared_for_tasks_that_take_them(hub: Hub) -> None:
    seen = await pipeline("image-classification", "m")
    assert (await seen(Image.new("L", (2, 2), 9)))[0].getpixel((0, 0)) == 9
    array = np.zeros((2, 3, 3), np.uint8)
    assert (await seen([array]))[0][0].size == (3, 2)
    with pytest.raises(InvalidArgument, match="uint8"):
        await seen(np.zeros((2, 3, 3), np.float32))
