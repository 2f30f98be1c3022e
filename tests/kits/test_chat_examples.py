"""ChatInterface(cache_examples=True): a picked example shows the answer that is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.errors import ConfigError
from lite.kits._kept import Kept, warm, warm_async
from lite.platform import platform
from lite.protocol.messages import Update
from tests.kits.helpers import Page, texts


@pytest.fixture(autouse=True)
def own_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "_root", str(tmp_path / "browser"), raising=False)
    monkeypatch.chdir(tmp_path)


class Said(list[str]):
    """Chat functions of each kind, which note what they were asked."""

    def plain(self, message: str, history: list[Any]) -> str:
        self.append(message)
        return f"{message}, {len(history)}"

    def stream(self, message: str, history: list[Any]) -> Iterator[str]:
        self.append(message)
        for end in range(1, len(message) + 1):
            yield message[:end]

    async def waits(self, message: str, history: list[Any]) -> str:
        await asyncio.sleep(0)
        return self.plain(message, history)

    async def stream_async(self, message: str, history: list[Any]) -> AsyncIterator[str]:
        for text in self.stream(message, history):
            yield text

    def more(self, message: str, history: list[Any], suffix: str) -> str:
        self.append(message)
        return message + suffix


async def opened(chat: gr.ChatInterface) -> Page:
    """A page of `chat` whose load event, and all that follows it, is over, and written down."""
    page = Page(chat)
    ended = page.listener(chat.load)
    await page.fire(ended)
    while following := [d for d in chat.dependencies if d.after is ended]:
        (ended,) = following
        await page.fire(ended)
        assert page.done, page.failure
    await written(chat)
    return page


async def written(chat: gr.ChatInterface) -> None:
    saving = chat.answers._kept._saving if chat.answers is not None else None
    if saving is not None:
        await saving


async def pick(page: Page, index: int) -> list[str]:
    """Click an example that the chatbot draws; the conversation then."""
    chat: Any = page.app
    await page.fire(chat.chatbot.example_select, {"index": index, "value": {"text": "whatever the page says"}})
    assert page.done, page.failure
    return texts(page.value(chat.chatbot))


async def pick_row(page: Page, index: int) -> list[str]:
    """Click an example below the chat; the conversation then."""
    chat: Any = page.app
    page.values[chat.examples_handler.dataset.uid] = index
    await page.fire(chat.examples_handler.load_input_event)
    (after,) = [d for d in chat.dependencies if d.after is chat.examples_handler.load_input_event]
    await page.fire(after)
    assert page.done, page.failure
    return texts(page.value(chat.chatbot))


@pytest.mark.parametrize("kind", ["plain", "stream", "waits", "stream_async"])
@pytest.mark.parametrize("run_on_click", [True, False])
async def test_an_eager_answer_is_there_at_once_as_it_was_in_the_end(kind: str, run_on_click: bool) -> None:
    said = Said()
    chat = gr.ChatInterface(
        getattr(said, kind), examples=["Hi", "Bye"], cache_examples=True, run_examples_on_click=run_on_click
    )
    page = await opened(chat)
    assert said == ["Hi", "Bye"]
    assert not page.value(chat.chatbot)
    assert await pick(page, 1) == ["user: Bye", f"assistant: {'Bye' if 'stream' in kind else 'Bye, 0'}"]
    assert len([reply for reply in page.replies if isinstance(reply, Update)]) == 1
    assert said == ["Hi", "Bye"]


@pytest.mark.parametrize("kind", ["plain", "stream", "waits", "stream_async"])
async def test_a_lazy_answer_comes_as_any_other_and_is_kept_in_the_end(kind: str) -> None:
    said = Said()
    chat = gr.ChatInterface(getattr(said, kind), examples=["Hello"], cache_examples=True, cache_mode="lazy")
    page = await opened(chat)
    assert said == []
    first = await pick(page, 0)
    steps = [texts(step[chat.chatbot.uid]) for step in page.steps]
    if "stream" in kind:
        assert ["user: Hello", "assistant: He"] in steps
        assert page.props[chat.textbox.uid]["submit_btn"] is True
    page.values[chat.chatbot.uid] = []
    assert await pick(page, 0) == first
    assert len(page.steps) == 1
    assert said == ["Hello"]


@pytest.mark.parametrize("mode", ["eager", "lazy"])
async def test_the_next_visit_finds_the_answers(mode: Any) -> None:
    said = Said()

    def file(message: str, history: list[Any]) -> list[Any]:
        Path("out.txt").write_text(said.plain(message, history))
        return ["Here:", {"path": "out.txt"}]

    for visit in range(2):
        chat = gr.ChatInterface(file, examples=["Hi"], cache_examples=True, cache_mode=mode)
        page = await opened(chat)
        assert await pick(page, 0) == ["user: Hi", "assistant: Here:", "assistant: …"], visit
        await written(chat)
        Path("out.txt").unlink(missing_ok=True)
    assert said == ["Hi"]
    shown: Any = page.value(chat.chatbot)
    assert Path(shown[2]["content"][0]["file"]["path"]).read_text() == "Hi, 0"


async def test_a_kept_answer_continues_a_conversation() -> None:
    said = Said()
    chat = gr.ChatInterface(said.plain, examples=["Hi"], cache_examples=True)
    page = await opened(chat)
    page.values[chat.textbox.uid] = "First"
    await page.fire(chat.textbox.submit)
    assert (await pick(page, 0))[2:] == ["user: Hi", "assistant: Hi, 0"]
    assert said == ["Hi", "First"]


async def test_an_answer_in_a_conversation_is_not_kept() -> None:
    said = Said()
    chat = gr.ChatInterface(said.plain, examples=["Hi"], cache_examples=True, cache_mode="lazy")
    page = Page(chat)
    page.values[chat.textbox.uid] = "First"
    await page.fire(chat.textbox.submit)
    assert (await pick(page, 0))[-1] == "assistant: Hi, 2"
    page.values[chat.chatbot.uid] = []
    assert (await pick(page, 0))[-1] == "assistant: Hi, 0"


async def test_rows_fill_in_the_additional_inputs_and_show_their_answer() -> None:
    said = Said()
    suffix = gr.Textbox("?", render=False)
    rows = [["Hi", "!"], ["Bye", None]]
    chat = gr.ChatInterface(said.more, additional_inputs=suffix, examples=rows, cache_examples=True)
    page = await opened(chat)
    assert said == ["Hi", "Bye"]
    assert await pick_row(page, 0) == ["user: Hi", "assistant: Hi!"]
    assert (page.value(suffix), page.value(chat.textbox)) == ("!", "")
    page.values |= {suffix.uid: "?", chat.chatbot.uid: []}
    assert said == ["Hi", "Bye"]


async def test_the_title_of_rows_says_how_far_they_are() -> None:
    chat = gr.ChatInterface(
        Said().more, additional_inputs="textbox", examples=[["Hi", "!"], ["Bye", "."]], cache_examples=True
    )
    page = await opened(chat)
    assert chat.examples_handler is not None
    uid = chat.examples_handler.dataset.uid
    titles = [reply.patch[uid]["label"] for reply in page.replies if isinstance(reply, Update)]
    assert titles == ["Examples · preparing 1 of 2", "Examples · preparing 2 of 2", "Examples"]


async def test_an_example_that_was_picked_meanwhile_is_not_computed_again() -> None:
    kept = Kept([["Hi"], ["Bye"]], 1)
    computed: list[int] = []
    warming = warm(kept, computed.append, "Examples")
    next(warming)
    kept.put(1, ["picked"])
    list(warming)
    assert computed == [0]

    async def compute(index: int) -> None:
        computed.append(index)

    kept = Kept([["Hi"], ["Bye"]], 1)
    kept.put(0, ["picked"])
    async for _ in warm_async(kept, compute, "Examples"):
        kept.put(1, ["picked"])
    assert computed == [0]


async def test_other_values_of_additional_inputs_get_an_answer_of_their_own() -> None:
    said = Said()
    suffix = gr.Textbox("?", render=False)
    chat = gr.ChatInterface(said.more, additional_inputs=suffix, examples=["Hi"], cache_examples=True)
    page = await opened(chat)
    page.values[suffix.uid] = "!"
    assert await pick(page, 0) == ["user: Hi", "assistant: Hi!"]
    page.values |= {suffix.uid: "?", chat.chatbot.uid: []}
    assert await pick(page, 0) == ["user: Hi", "assistant: Hi?"]
    assert said == ["Hi", "Hi"]


async def test_examples_with_files_are_kept() -> None:
    Path("a.png").write_bytes(b"x")
    said = Said()

    def look(message: Any, history: list[Any]) -> str:
        said.append(message["text"])
        return f"{message['text']} {Path(message['files'][0]).name}"

    examples = [{"text": "Look", "files": ["a.png"]}]
    chat = gr.ChatInterface(look, multimodal=True, examples=examples, cache_examples=True)
    page = await opened(chat)
    assert await pick(page, 0) == ["user: …Look", "assistant: Look a.png"]
    assert said == ["Look"]


async def test_additional_outputs_are_kept_too() -> None:
    said = Said()

    def answer(message: str, history: list[Any]) -> Iterator[Any]:
        said.append(message)
        yield "so far", gr.Number(value=1, label="Count")
        yield "all"  # the count stays

    with gr.Blocks() as demo:
        count = gr.Number()
        chat = gr.ChatInterface(answer, additional_outputs=count, examples=["Hi"], cache_examples=True)
    page = Page(demo)
    page.app = chat
    for _ in range(2):
        page.values |= {chat.chatbot.uid: [], count.uid: None}
        await page.fire(
            next(d for d in demo.dependencies if d.targets == [(chat.chatbot.uid, "example_select")]), {"index": 0}
        )
        assert page.done, page.failure
        assert texts(page.value(chat.chatbot)) == ["user: Hi", "assistant: all"]
        assert (page.value(count), page.props[count.uid]["label"]) == (1, "Count")
    assert said == ["Hi"]


async def test_a_failed_answer_is_not_kept() -> None:
    asked: list[str] = []

    def sometimes(message: str, history: list[Any]) -> Iterator[str]:
        asked.append(message)
        yield "so far"
        if len(asked) == 1:
            raise gr.Error("Not now.")
        yield "all"

    chat = gr.ChatInterface(sometimes, examples=["Hi"], cache_examples=True)
    page = await opened(chat)
    assert asked == ["Hi"]
    assert await pick(page, 0) == ["user: Hi", "assistant: all"]


async def test_the_function_gets_its_request() -> None:
    def who(message: str, history: list[Any], request: gr.Request) -> str:
        return f"{message} from {request.session_hash}"

    page = await opened(gr.ChatInterface(who, examples=["Hi"], cache_examples=True))
    assert await pick(page, 0) == ["user: Hi", "assistant: Hi from s"]


@pytest.mark.parametrize("index", [7, -1, None, "0", True, [0]])
async def test_an_example_that_is_none_is_refused(index: Any) -> None:
    page = await opened(gr.ChatInterface(Said().plain, examples=["Hi"], cache_examples=True))
    chat: Any = page.app
    await page.fire(chat.chatbot.example_select, {"index": index, "value": {"text": "Hi"}})
    assert not page.done
    assert not page.value(chat.chatbot)


def test_a_wrong_mode_is_refused() -> None:
    wrong: Any = "soon"
    with pytest.raises(ConfigError, match="ChatInterface cache_mode"):
        gr.ChatInterface(Said().plain, examples=["Hi"], cache_examples=True, cache_mode=wrong)
