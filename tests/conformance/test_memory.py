"""The conformance cases over memory, and over a worker's endpoint whose port is a list."""

import asyncio
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from lite.protocol.codec import to_json
from lite.protocol.messages import Call
from lite.runtime.app import App
from lite.runtime.main import run_file
from lite.transports.memory import MemoryTransport
from lite.transports.worker import Endpoint, connect
from tests.conformance.cases import APP, CASES, Case, a_render_and_its_listeners, call, check

ENDS = ("done", "failed")


@pytest.fixture(autouse=True)
def _restore_interpreter(monkeypatch: pytest.MonkeyPatch) -> Any:
    """An app's start changes the directory, the path, `__main__` and what gradio means."""
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
    for name in [name for name in sys.modules if name.partition(".")[0] == "gradio"]:
        del sys.modules[name]


@pytest.fixture
def home(tmp_path: Path) -> str:
    (tmp_path / "app.py").write_text(APP)
    return str(tmp_path)


def deliver(endpoint: Endpoint, messages: list[dict[str, Any]]) -> None:
    """What the worker's host does with a packet."""
    answer = endpoint.receive(json.dumps(messages))
    if isinstance(answer, str):
        endpoint._post(answer)
    elif answer:
        endpoint.resume()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_memory(case: Case, home: str) -> None:
    connect(lambda *packet: None)  # so that the app's `import gradio` works
    transport = MemoryTransport(App(await run_file(home, "app.py")))
    message = {key: item for key, item in call(case).items() if key != "type"}
    replies = [reply async for reply in transport.call(Call(**message))]
    check(case, [json.loads(to_json(reply)) | {"type": type(reply).__name__.lower()} for reply in replies])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_worker_endpoint(case: Case, home: str) -> None:
    replies: list[dict[str, Any]] = []
    endpoint = connect(lambda text, *rest: replies.extend(json.loads(text)))
    options = {"home": home, "entrypoint": "app.py", "session": "s", "request": {}}
    assert json.loads(await endpoint.start(json.dumps(options)))["ok"]
    deliver(endpoint, [call(case)])
    while not any(reply["type"] in ENDS for reply in replies):
        await asyncio.sleep(0)
    check(case, replies)


async def test_a_render_over_memory(home: str) -> None:
    connect(lambda *packet: None)
    transport = MemoryTransport(App(await run_file(home, "app.py")))
    conversation = a_render_and_its_listeners()
    message = next(conversation)
    with suppress(StopIteration):
        while True:
            del message["type"]
            replies = [reply async for reply in transport.call(Call(**message))]
            message = conversation.send(
                [json.loads(to_json(reply)) | {"type": type(reply).__name__.lower()} for reply in replies]
            )


async def test_a_render_over_a_workers_endpoint(home: str) -> None:
    posts: list[list[dict[str, Any]]] = []
    endpoint = connect(lambda text, *rest: posts.append(json.loads(text)))
    options = {"home": home, "entrypoint": "app.py", "session": "s", "request": {}}
    assert json.loads(await endpoint.start(json.dumps(options)))["ok"]
    conversation = a_render_and_its_listeners()
    message = next(conversation)
    with suppress(StopIteration):
        while True:
            posts.clear()
            deliver(endpoint, [message])
            while not posts:
                await asyncio.sleep(0)
            assert len(posts) == 1  # a render is one message, too
            message = conversation.send(posts[0])


async def test_cancel_ends_a_generator_that_never_waits(home: str) -> None:
    replies: list[dict[str, Any]] = []
    endpoint = connect(lambda text, *rest: replies.extend(json.loads(text)))
    options = {"home": home, "entrypoint": "app.py", "session": "s", "request": {}}
    await endpoint.start(json.dumps(options))
    deliver(endpoint, [call(Case("forever", 11, ["x"], []))])
    while not replies:
        await asyncio.sleep(0)
    deliver(endpoint, [{"type": "cancel", "id": 1}])
    while replies[-1]["type"] not in ENDS:
        await asyncio.sleep(0)
    assert replies[-1]["code"] == "cancelled"
