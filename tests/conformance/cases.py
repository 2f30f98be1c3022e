"""The same calls for every transport: what is sent, and what must come back."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

Json = Any

APP = """
import asyncio
import gradio as gr

def grow(text):
    said = ""
    for part in ("a", "b", "c"):
        said += part
        yield said

async def later(text):
    await asyncio.sleep(0)
    return text + " later"

async def grow_later(text):
    for end in (1, 2):
        await asyncio.sleep(0)
        yield text * end

def broken(text):
    raise ValueError("broken on purpose")

def refused(text):
    raise gr.Error("Not that.", title="Refused", duration=2)

def chatty(text, progress=gr.Progress()):
    progress(0.5, desc="half")
    gr.Info("note")
    return text

def who(text, request: gr.Request, event: gr.SelectData):
    return f"{request.session_hash} {event.index} {event.target.label}"

def count(state):
    return state + 1, state + 1

def forever(text):
    while True:
        yield text

with gr.Blocks() as demo:
    box = gr.Textbox(label="In", max_length=8)
    out = gr.Textbox(label="Out")
    data = gr.JSON(label="Data")
    state = gr.State(0)
    box.submit(lambda text: text + "!", box, out, api_name="plain")
    box.submit(grow, box, out)
    box.submit(later, box, out)
    box.submit(grow_later, box, out)
    box.submit(broken, box, out)
    box.submit(refused, box, out)
    box.submit(chatty, box, out)
    box.select(who, box, out)
    box.submit(count, state, [state, out])
    box.submit(lambda text: gr.Textbox(label=text, lines=2), box, out, api_name="relabel")
    box.submit(lambda text: {"nan": float("nan"), "list": [1, text]}, box, data, api_name="json")
    box.submit(forever, box, out)

    @gr.render(box)
    def boxes(text):
        for letter in text:
            field = gr.Textbox(label=letter, key=letter)
            field.submit(lambda said, letter=letter: f"{letter}: {said}", field, out)
demo.launch()
"""
"""Blocks: 0 the app, 1 In, 2 Out, 3 Data, 4 the state."""

IN, OUT, DATA = "1", "2", "3"


@dataclass(frozen=True)
class Case:
    """Calls of `dep`, one after the other, and the replies to each: the fields named here must be equal."""

    name: str
    dep: int
    inputs: list[Json]
    replies: list[dict[str, Json]]
    options: dict[str, Json] = field(default_factory=dict)


def value(uid: str, payload: Json) -> dict[str, Json]:
    """An update that sets one value."""
    return {"type": "update", "patch": {uid: {"value": payload}}}


def append(uid: str, text: str) -> dict[str, Json]:
    """An update that lets a text grow."""
    return {"type": "update", "patch": {}, "edits": {uid: [["append", ["value"], text]]}}


DONE = {"type": "done"}

CASES = [
    Case("a plain function", 0, ["hi"], [value(OUT, "hi!"), DONE]),
    Case("text beyond ASCII", 0, ["né 🎈"], [value(OUT, "né 🎈!"), DONE]),
    Case("a generator", 1, ["x"], [value(OUT, "a"), append(OUT, "b"), append(OUT, "c"), DONE]),
    Case("an async function", 2, ["x"], [value(OUT, "x later"), DONE]),
    Case("an async generator", 3, ["x"], [value(OUT, "x"), append(OUT, "x"), DONE]),
    Case(
        "an exception",
        4,
        ["x"],
        [{"type": "failed", "code": "app", "message": "broken on purpose", "title": "ValueError", "block": None}],
    ),
    Case("gr.Error", 5, ["x"], [{"type": "failed", "message": "Not that.", "title": "Refused", "duration": 2}]),
    Case(
        "progress and a toast",
        6,
        ["x"],
        [
            {
                "type": "progress",
                "steps": [{"index": None, "length": None, "unit": "steps", "progress": 0.5, "desc": "half"}],
            },
            {"type": "log", "level": "info", "message": "note", "title": "Info", "duration": 10, "visible": True},
            value(OUT, "x"),
            DONE,
        ],
    ),
    Case(
        "request and event data",
        7,
        ["x"],
        [value(OUT, "s [0, 1] In"), DONE],
        {"event": {"index": [0, 1], "value": "x"}, "trigger": 1},
    ),
    Case(
        "state stays in Python",
        8,
        [None],
        [{"type": "update", "patch": {"4": {"value": 1}, OUT: {"value": "1"}}}, DONE],
    ),
    Case("a returned component", 9, ["New"], [{"type": "update", "patch": {OUT: {"label": "New", "lines": 2}}}, DONE]),
    Case("JSON with NaN", 10, ["x"], [value(DATA, {"nan": None, "list": [1, "x"]}), DONE]),
    Case(
        "a payload out of bounds",
        0,
        ["far too long"],
        [{"type": "failed", "code": "payload", "block": 1, "traceback": ""}],
    ),
    Case("a payload of the wrong type", 0, [{"a": 1}], [{"type": "failed", "code": "payload", "block": 1}]),
    Case("too many payloads", 0, ["a", "b"], [{"type": "failed", "code": "payload"}]),
    Case("an unknown dependency", 99, [], [{"type": "failed", "code": "protocol"}]),
]


def a_render_and_its_listeners() -> Generator[dict[str, Json], list[dict[str, Json]], None]:
    """A conversation: yields a call, is sent its replies. Run it with a page of its own."""
    ids = []
    for number in (1, 2):
        render, done = yield call(Case("a render", 12, ["ab"], []), number)
        assert (render["type"], render["render_id"], done["type"]) == ("render", 0, "done")
        fields = [block for block in render["components"] if block["type"] == "textbox"]
        assert [block["props"]["label"] for block in fields] == ["a", "b"]
        assert {block["rendered_in"] for block in render["components"]} == {0}
        assert render["layout"]["id"] == 5
        ids.append([block["id"] for block in fields])
    assert ids[0] == ids[1]
    listener = render["dependencies"][1]
    assert (listener["inputs"], listener["targets"]) == ([ids[0][1]], [[ids[0][1], "submit"]])
    update, done = yield call(Case("its listener", listener["id"], ["hi"], []), 3)
    assert (update["patch"], done["type"]) == ({OUT: {"value": "b: hi"}}, "done")
    update, done = yield call(Case("of the run before", listener["id"] - 2, ["hi"], []), 4)
    assert done["type"] == "done"


def call(case: Case, call_id: int = 1) -> dict[str, Json]:
    """The message that starts `case`."""
    options = {"event": None, "trigger": None} | case.options
    return {"type": "call", "id": call_id, "dep": case.dep, "session": "s", "inputs": case.inputs, **options}


def check(case: Case, replies: list[dict[str, Json]]) -> None:
    """Fail unless `replies` are those of `case`, as far as it names their fields."""
    seen = [{key: reply.get(key) for key in wanted} for wanted, reply in zip(case.replies, replies, strict=False)]
    assert seen == case.replies
    assert len(replies) == len(case.replies), replies
