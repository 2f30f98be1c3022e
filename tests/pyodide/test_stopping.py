"""Cancelling calls that are asleep on a suspended stack, in a real Pyodide with JSPI."""

from __future__ import annotations

import json
from typing import Any

import pytest

START = """
import asyncio, json, sys, time
import gradio as gr
from lite.runtime.app import App
from lite.runtime.outlet import Outlet
from lite.protocol.messages import Call, Cancel

log, finished = [], []

def asleep(x):
    try:
        time.sleep(0.3)
        log.append("went on")
        time.sleep(30)
    finally:
        log.append("finally")

def nap(n):
    for _ in range(int(n)):
        time.sleep(0.05)

def in_a_helper(x):
    try:
        nap(600)
    finally:
        log.append("finally")

def streams(x):
    try:
        for i in range(600):
            time.sleep(0.05)
            yield str(i)
    finally:
        log.append("finally")

async def blocks_in_async(x):
    try:
        await asyncio.sleep(0)
        nap(600)
    finally:
        log.append("finally")

def last_line(x):
    time.sleep(0.3)

with gr.Blocks() as demo:
    box = gr.Textbox()
    for fn in (asleep, in_a_helper, streams, blocks_in_async, last_line):
        box.submit(fn, box, box, concurrency_limit=1)

class Ears(Outlet):
    def send(self, reply, now=False):
        if type(reply).__name__ in ("Done", "Failed"):
            finished.append((type(reply).__name__, getattr(reply, "code", ""), reply.id))

app, outlet, last = App(demo), Ears(), 0

async def end_of(call_id):
    while not any(each[2] == call_id for each in finished):
        await asyncio.sleep(0.01)
    return next(each[:2] for each in finished if each[2] == call_id)

async def cancelled(dep):
    global last
    log.clear()
    last += 1
    mine = last
    async def begin():
        app.receive(Call(mine, dep, "s", ["x"]), outlet)
    task = asyncio.ensure_future(begin())
    await asyncio.sleep(0.15)
    app.receive(Cancel(mine), outlet)
    started = time.monotonic()
    end = await end_of(mine)
    await task
    return [*end, list(log), time.monotonic() - started < 5, len(app._running), len(app._entered), len(app._sessions)]
"""


@pytest.fixture
def ready(selenium_lite: Any) -> Any:
    selenium_lite.run("from lite.transports.worker import connect; connect(lambda *packet: None)")
    selenium_lite.run_async(START)
    if not selenium_lite.run_async("from pyodide.ffi import can_run_sync; can_run_sync()"):
        pytest.skip("This browser has no JSPI.")
    return selenium_lite


def test_what_sleeps_is_stopped_when_it_wakes_and_its_finally_blocks_run(ready: Any) -> None:
    for dep, name in enumerate(("asleep", "in_a_helper", "streams", "blocks_in_async")):
        seen = json.loads(ready.run_async(f"json.dumps(await cancelled({dep}))"))
        assert seen == ["Failed", "cancelled", ["finally"], True, 0, 0, 0], name
    assert ready.run("[sys.monitoring.get_tool(i) for i in range(6)] == [None] * 6")


def test_what_returns_before_it_can_be_stopped_leaves_nothing_behind(ready: Any) -> None:
    seen = json.loads(ready.run_async("json.dumps(await cancelled(4))"))
    assert seen[2:] == [[], True, 0, 0, 0]
    assert ready.run("[sys.monitoring.get_tool(i) for i in range(6)] == [None] * 6")
    assert json.loads(ready.run_async("json.dumps(await cancelled(0))"))[:3] == ["Failed", "cancelled", ["finally"]]
