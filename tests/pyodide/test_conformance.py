"""The conformance cases over a worker's endpoint in a real Pyodide, from the built wheel."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest

from tests.conformance.cases import APP, CASES, Case, a_render_and_its_listeners, call, check

START = """
import asyncio, json, os
from lite.transports.worker import connect
os.makedirs("/home/pyodide/app", exist_ok=True)
with open("/home/pyodide/app/app.py", "w") as file:
    file.write({app!r})
posts = []
endpoint = connect(lambda text, *rest: posts.append(text))
answer = await endpoint.start(json.dumps(
    {{"home": "/home/pyodide/app", "entrypoint": "app.py", "session": "s", "request": {{}}}}
))
json.loads(answer)["ok"]
"""

CALL = """
posts.clear()
answer = endpoint.receive({packet!r})
if isinstance(answer, str):
    posts.append(answer)
for _ in range(0 if isinstance(answer, str) else answer):
    endpoint.resume()
posts_of_the_turn = len(posts)
for _ in range(1000):
    replies = [reply for post in posts for reply in json.loads(post)]
    if any(reply["type"] in ("done", "failed") for reply in replies):
        break
    await asyncio.sleep(0)
json.dumps([replies, posts_of_the_turn])
"""


@pytest.fixture
def running(selenium_lite: Any) -> Any:
    assert selenium_lite.run_async(START.format(app=APP))
    return selenium_lite


def test_every_case(running: Any) -> None:
    # One Pyodide for all of them: state is the only thing a case leaves behind.
    for case in CASES:
        replies, _ = json.loads(running.run_async(CALL.format(packet=json.dumps([call(case)]))))
        try:
            check(case, replies)
        except AssertionError as error:
            raise AssertionError(f"{case.name}: {error}") from error


def test_a_render(running: Any) -> None:
    conversation = a_render_and_its_listeners()
    message = next(conversation)
    with suppress(StopIteration):
        while True:
            replies, posts = json.loads(running.run_async(CALL.format(packet=json.dumps([message]))))
            assert posts == 1
            message = conversation.send(replies)


def test_a_plain_function_answers_in_one_post_before_receive_returns(running: Any) -> None:
    case = Case("plain", 0, ["x"], [])
    replies, posts = json.loads(running.run_async(CALL.format(packet=json.dumps([call(case)]))))
    assert ([reply["type"] for reply in replies], posts) == (["update", "done"], 1)


SLEEPERS = """
import time
import gradio as gr
from lite.runtime.app import App
from lite.runtime.outlet import Outlet
from lite.protocol.messages import Call, Done, Queued

running = most = 0

def sleep(text):
    global running, most
    running += 1
    most = max(most, running)
    time.sleep(0.2)
    running -= 1
    return text

with gr.Blocks() as demo:
    box = gr.Textbox()
    box.submit(sleep, box, box, concurrency_limit={limit})

class Ears(Outlet):
    def __init__(self): self.ends, self.places = [], set()
    def send(self, reply, now=False):
        if isinstance(reply, Done): self.ends.append(reply.id)
        if isinstance(reply, Queued): self.places.add(reply.position)

app, outlet = App(demo), Ears()
started = time.monotonic()
async def one(i):
    app.receive(Call(i, 0, "s", [str(i)]), outlet)
await asyncio.gather(*(one(i) for i in range(100)))
while len(outlet.ends) < 100 and time.monotonic() - started < 60:
    await asyncio.sleep(0.01)
json.dumps([time.monotonic() - started, most, outlet.ends == sorted(outlet.ends), len(outlet.places)])
"""


@pytest.mark.parametrize(("limit", "most", "seconds"), [(None, 100, 0.2), (10, 10, 2.0)])
def test_a_hundred_sleeping_handlers_overlap_up_to_their_limit(
    running: Any, limit: int | None, most: int, seconds: float
) -> None:
    if not running.run_async("from pyodide.ffi import can_run_sync; can_run_sync()"):
        pytest.skip("This browser has no JSPI.")
    took, overlapped, in_order, places = json.loads(running.run_async(SLEEPERS.format(limit=limit)))
    # One after the other they would take 20 s; the rest is what a loaded machine needs.
    assert seconds <= took < seconds + 5
    assert (overlapped, in_order, places > 0) == (most, True, limit is not None)
