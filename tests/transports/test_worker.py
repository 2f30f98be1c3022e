import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from lite.protocol.messages import Done
from lite.transports.worker import Endpoint, connect

APP = """
import gradio as gr, asyncio
from helper import suffix

def count(n):
    for i in range(3):
        yield i

async def later(x):
    await asyncio.sleep(0)
    return x

def chatty(x):
    gr.Info("one")
    return x

def grow(x):
    for text in ("a", "ab", "ab", "abc", "x", "xy"):
        if text == "abc":
            gr.Info("one")
        yield text

with gr.Blocks() as demo:
    box, out = gr.Textbox(label="in"), gr.Textbox(label="out")
    box.submit(lambda x: x + suffix, box, out)
    box.submit(count, box, out)
    box.submit(later, box, out)
    box.submit(chatty, box, out)
    box.submit(grow, box, out)
demo.launch()
"""


@pytest.fixture(autouse=True)
def _restore_interpreter(monkeypatch: pytest.MonkeyPatch) -> Any:
    """An app's start changes the directory, the path, `__main__` and what gradio means."""
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    main, gradio = sys.modules["__main__"], [name for name in sys.modules if name.partition(".")[0] == "gradio"]
    yield
    sys.modules["__main__"] = main
    for name in [n for n in sys.modules if n.partition(".")[0] in ("gradio", "helper") and n not in gradio]:
        del sys.modules[name]


class Page:
    """The far end of a worker's port."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.posts: list[list[dict[str, Any]]] = []
        self.endpoint: Endpoint = connect(lambda text, *rest: self.posts.append(json.loads(text)))

    async def start(self, files: dict[str, str], entrypoint: str = "app.py") -> dict[str, Any]:
        for name, text in files.items():
            (self.home / name).write_text(text)
        options = {"home": str(self.home), "entrypoint": entrypoint, "session": "s", "request": {}}
        answer: dict[str, Any] = json.loads(await self.endpoint.start(json.dumps(options)))
        return answer

    async def call(self, dep: int, text: str = "x") -> list[list[str]]:
        """The types of the replies, by post."""
        self.posts.clear()
        call = {"type": "call", "id": 1, "dep": dep, "session": "s", "inputs": [text], "event": None, "trigger": None}
        answer = self.endpoint.receive(json.dumps([call]))
        self.waited = answer == 1
        if isinstance(answer, str):
            self.posts.append(json.loads(answer))
        elif answer:
            self.endpoint.resume()
        for _ in range(200):
            if any(reply["type"] in ("done", "failed") for post in self.posts for reply in post):
                break
            await asyncio.sleep(0.001)
        return [[reply["type"] for reply in post] for post in self.posts]


@pytest.fixture
async def page(tmp_path: Path) -> Page:
    page = Page(tmp_path)
    answer = await page.start({"app.py": APP, "helper.py": "suffix = '!'"})
    assert answer["ok"], answer
    return page


async def test_a_plain_functions_replies_share_one_message(page: Page) -> None:
    assert await page.call(0) == [["update", "done"]]
    assert list(page.posts[0][0]["patch"].values()) == [{"value": "x!"}]


async def test_each_streamed_value_goes_at_once(page: Page) -> None:
    assert await page.call(1) == [["update"], ["update"], ["update"], ["done"]]


async def test_a_text_that_grows_is_sent_as_what_is_new(page: Page) -> None:
    assert await page.call(4) == [["update"], ["update"], ["log"], ["update"], ["update"], ["update"], ["done"]]
    updates = [reply for post in page.posts for reply in post if reply["type"] == "update"]
    texts = [*(each for update in updates for each in (update["edits"] or update["patch"]).values())]
    assert texts == [
        {"value": "a"},
        [["append", ["value"], "b"]],
        [["append", ["value"], "c"]],
        {"value": "x"},
        [["append", ["value"], "y"]],
    ]


async def test_a_text_that_grows_passes_no_reply_that_waits(page: Page) -> None:
    page.endpoint.send(Done(8, None))
    page.endpoint.appender(9, 2)("b")
    assert [[reply["id"] for reply in post] for post in page.posts] == [[8, 9]]


async def test_a_waiting_functions_replies_share_one_message(page: Page) -> None:
    assert await page.call(2) == [["update", "done"]]


async def test_a_toast_does_not_wait_for_the_result(page: Page) -> None:
    assert await page.call(3) == [["log"], ["update", "done"]]


async def test_starting_again_replaces_the_app_and_its_modules(page: Page) -> None:
    assert (await page.start({"helper.py": "suffix = '?'"}))["ok"]
    await page.call(0)
    assert list(page.posts[0][0]["patch"].values()) == [{"value": "x?"}]


async def test_only_what_may_wait_is_left_to_a_call_that_can_be_suspended(page: Page) -> None:
    waited = []
    for dep in range(4):
        await page.call(dep)
        waited.append(page.waited)
    assert waited == [False, True, True, False]


async def test_messages_after_one_that_is_left_keep_their_order(page: Page) -> None:
    call = {"type": "call", "id": 1, "dep": 1, "session": "s", "inputs": ["x"]}
    page.posts.clear()
    assert page.endpoint.receive(json.dumps([call, call | {"id": 2, "dep": 0}])) == 2
    # Another packet, before the host came to resume: its cancel is not taken before its call.
    assert page.endpoint.receive(json.dumps([{"type": "cancel", "id": 1}])) == 1
    assert page.posts == []
    for _ in range(3):
        page.endpoint.resume()
    while not any(reply["type"] == "failed" for post in page.posts for reply in post):
        await asyncio.sleep(0)
    assert [(reply["type"], reply["id"]) for post in page.posts for reply in post if reply["type"] != "update"] == [
        ("done", 2),
        ("failed", 1),
    ]


async def test_packets_before_an_app_are_dropped(tmp_path: Path) -> None:
    assert await asyncio.wait_for(Page(tmp_path).call(0), 5) == []


async def test_top_level_await_is_allowed(tmp_path: Path) -> None:
    source = "import asyncio, gradio as gr\nawait asyncio.sleep(0)\nwith gr.Blocks() as demo: pass\ndemo.launch()"
    assert (await Page(tmp_path).start({"app.py": source}))["ok"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = (", {"title": "app.py has a syntax error", "line": 1, "source": "x = ("}),
        (
            "import os\nimport nonsuch.part",
            {"title": "The module 'nonsuch' is not here", "line": 2, "missing": "nonsuch"},
        ),
        ("def f():\n    return 1 / 0\nf()", {"message": "division by zero", "line": 2, "source": "return 1 / 0"}),
        (
            "import gradio as gr\nwith gr.Blocks():\n    gr.Textbox(lable=1)",
            {"message": "Textbox has no parameter 'lable'; did you mean 'label'?", "line": 3},
        ),
        (
            "import gradio as gr\nwith gr.Blocks() as app: pass",
            {"title": "app.py ran, but launched no app", "hint": "End the file with `app.launch()`."},
        ),
        ("print('hi')", {"message": "No app was made, and no `launch()` was called."}),
        ("raise SystemExit(2)", {"title": "The app ended itself before it launched"}),
    ],
    ids=["syntax", "missing module", "exception", "config", "no launch", "no app", "exit"],
)
async def test_a_broken_app_says_what_and_where(tmp_path: Path, source: str, expected: dict[str, Any]) -> None:
    answer = await Page(tmp_path).start({"app.py": source})
    assert not answer["ok"]
    assert expected.items() <= answer["failure"].items()
    assert answer["failure"]["file"] == "app.py" or "exit" in source.lower()


async def test_a_mistake_in_a_second_file_is_placed_there(tmp_path: Path) -> None:
    answer = await Page(tmp_path).start({"app.py": "import helper", "helper.py": "\nboom"})
    assert (answer["failure"]["file"], answer["failure"]["line"]) == ("helper.py", 2)


async def test_a_missing_entrypoint_names_the_files_there_are(tmp_path: Path) -> None:
    answer = await Page(tmp_path).start({"main.py": "", "util.py": ""}, "app.py")
    assert "main.py, util.py" in answer["failure"]["message"]


async def test_missing_imports_are_told_once(page: Page) -> None:
    sources = [
        "import numpy_of_another_world as np, os\nfrom gradio import Blocks",
        "def f():\n    import wonderland.x",
        "x = (",
    ]
    assert json.loads(page.endpoint.missing(json.dumps(sources))) == ["numpy_of_another_world", "wonderland"]


async def test_what_input_components_hand_values_over_with_is_wished_for(tmp_path: Path) -> None:
    code = """
import gradio as gr
with gr.Blocks() as demo:
    shown, read, lists = gr.Dataframe(type="polars"), gr.Dataframe(), gr.Dataframe(type="array")
    gr.Button().click(lambda a, b: a, [read, lists], shown)
    gr.Button().click(None, shown, js="() => null")
demo.launch()
"""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("pandas", "polars"):
            patch.delitem(sys.modules, name, raising=False)
        patch.setattr("lite.runtime.imports._findable", lambda name: False)
        answer = await Page(tmp_path).start({"app.py": code})
    assert answer["wants"] == ["pandas"]
