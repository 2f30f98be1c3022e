"""ChatInterface(save_history=True): conversations that the browser keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.kits._history import History, title_of
from lite.platform import platform
from tests.kits.helpers import Page, texts


@pytest.fixture(autouse=True)
def own_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "_root", str(tmp_path / "browser"), raising=False)
    monkeypatch.chdir(tmp_path)


def echo(message: Any, history: list[Any]) -> str:
    return f"{message if isinstance(message, str) else message['text']}, {len(history)}"


async def visit(**options: Any) -> tuple[Page, Any, History]:
    """A page that has just opened, its chat and the chat's history."""
    chat = gr.ChatInterface(echo, save_history=True, **options)
    page = Page(chat)
    assert chat.history is not None
    await page.fire(chat.load)
    return page, chat, chat.history


async def then(page: Page, before: Any) -> None:
    (after,) = [d for d in page.app.dependencies if d.after is before and d.fn is not None]
    await page.fire(after)
    assert page.done, page.failure


async def say(page: Page, chat: Any, message: Any) -> None:
    page.values[chat.textbox.uid] = message
    await page.fire(chat.textbox.submit)
    await then(page, page.listener(chat.textbox.submit))


def titles(page: Page, history: History) -> list[str]:
    samples: Any = page.props[history.list.uid]["samples"]
    return [title for (title,) in samples]


async def choose(page: Page, history: History, index: int) -> None:
    page.values[history.list.uid] = index
    await page.fire(history.list.click)
    assert page.done, page.failure


async def test_a_conversation_is_found_again_by_the_next_visit_and_goes_on() -> None:
    page, chat, history = await visit()
    assert titles(page, history) == []
    await say(page, chat, "First")
    await say(page, chat, "Second")
    assert titles(page, history) == ["First"]
    page, chat, history = await visit()
    assert titles(page, history) == ["First"]
    assert not page.value(chat.chatbot)
    await choose(page, history, 0)
    assert texts(page.value(chat.chatbot)) == [
        *("user: First", "assistant: First, 0", "user: Second", "assistant: Second, 2")
    ]
    await say(page, chat, "Third")
    assert texts(page.value(chat.chatbot))[-1] == "assistant: Third, 4"
    assert titles(page, history) == ["First"]


async def test_a_new_chat_is_another_conversation_and_the_newest_is_the_first() -> None:
    page, chat, history = await visit()
    await say(page, chat, "One")
    await page.fire(history.new.click)
    assert page.value(chat.chatbot) == []
    await say(page, chat, "Two")
    assert titles(page, history) == ["Two", "One"]
    await choose(page, history, 1)
    assert texts(page.value(chat.chatbot))[0] == "user: One"


async def test_a_conversation_can_be_deleted() -> None:
    page, chat, history = await visit()
    assert history.delete.visible is False
    await say(page, chat, "One")
    assert page.props[history.delete.uid]["visible"] is True
    await page.fire(history.delete.click)
    assert page.value(chat.chatbot) == []
    assert titles(page, history) == []
    assert page.props[history.list.uid]["visible"] is False


async def test_a_cleared_conversation_is_forgotten() -> None:
    page, chat, history = await visit()
    await say(page, chat, "One")
    page.values[chat.chatbot.uid] = []
    await page.fire(chat.chatbot.clear)
    assert titles(page, history) == []


async def test_what_is_undone_is_not_kept() -> None:
    page, chat, history = await visit()
    await say(page, chat, "One")
    await say(page, chat, "Two")
    await page.fire(chat.chatbot.undo, {"index": 2, "value": "Two"})
    await then(page, page.listener(chat.chatbot.undo))
    page, chat, history = await visit()
    await choose(page, history, 0)
    assert texts(page.value(chat.chatbot)) == ["user: One", "assistant: One, 0"]


async def test_files_are_kept_with_their_content() -> None:
    Path("a.txt").write_text("hello")
    page, chat, history = await visit(multimodal=True)
    await say(page, chat, {"text": "", "files": [{"path": "a.txt"}]})
    assert titles(page, history) == ["a.txt"]
    Path("a.txt").unlink()
    page, chat, history = await visit(multimodal=True)
    await choose(page, history, 0)
    shown: Any = page.value(chat.chatbot)
    assert Path(shown[0]["content"][0]["file"]["path"]).read_text() == "hello"


HALF: Any = [
    {"role": "user", "content": [{"type": "text", "text": "Long"}], "metadata": None, "options": None},
    {"role": "assistant", "content": [{"type": "text", "text": "so f"}], "metadata": None, "options": None},
]
"""A conversation whose answer is being streamed."""


@pytest.mark.parametrize("leave", ["open another", "begin another"])
async def test_who_leaves_in_mid_stream_finds_what_there_was_so_far(leave: str) -> None:
    page, chat, history = await visit()
    await say(page, chat, "One")
    await page.fire(history.new.click)
    page.values[chat.chatbot.uid] = HALF
    if leave == "open another":
        await choose(page, history, 0)
        assert texts(page.value(chat.chatbot)) == ["user: One", "assistant: One, 0"]
    else:
        await page.fire(history.new.click)
        assert page.value(chat.chatbot) == []
    assert titles(page, history) == ["Long", "One"]
    assert page.value(history.list) == (1 if leave == "open another" else None)
    # The next message is one of the conversation that is shown.
    await say(page, chat, "Next")
    assert titles(page, history)[0] == ("One" if leave == "open another" else "Next")
    await choose(page, history, 1)
    assert texts(page.value(chat.chatbot)) == ["user: Long", "assistant: so f"]


def test_who_leaves_ends_the_answer() -> None:
    chat = gr.ChatInterface(echo, save_history=True)
    history = chat.history
    assert history is not None
    page = Page(chat)
    for leave in (history.list.click, history.new.click, history.delete.click):
        listeners = [d for d in chat.dependencies if leave.target in d.targets]
        assert page.listener(chat.textbox.submit) in [run for d in listeners for run in d.cancels]


async def test_who_only_looks_leaves_the_order_as_it_was() -> None:
    page, chat, history = await visit()
    await say(page, chat, "One")
    await page.fire(history.new.click)
    await say(page, chat, "Two")
    for index in (1, 0, 1):
        await choose(page, history, index)
    assert titles(page, history) == ["Two", "One"]


async def test_a_save_that_comes_late_brings_no_deleted_conversation_back() -> None:
    page, chat, history = await visit()
    await say(page, chat, "One")
    current, shown = page.value(history._current), page.value(chat.chatbot)
    await page.fire(history.delete.click)
    page.values |= {history._current.uid: current, chat.chatbot.uid: shown}
    await then(page, page.listener(chat.textbox.submit))
    assert titles(page, history) == []


async def test_a_conversation_that_could_not_be_read_is_not_deleted_by_looking_at_it() -> None:
    _, _, history = await visit()
    await platform.keep(history._key, '[{"id": "a", "title": "T", "messages": [7]}]')
    page, _, history = await visit()
    await choose(page, history, 0)
    await page.fire(history.new.click)
    assert titles(page, history) == ["T"]


async def test_another_tabs_conversation_is_not_lost() -> None:
    one = await visit()
    other = await visit()
    await say(one[0], one[1], "Here")
    await say(other[0], other[1], "There")
    assert titles(other[0], other[2]) == ["There", "Here"]


@pytest.mark.parametrize("text", ["no JSON", "{}", '[7, {"id": 1}, {"id": "a", "title": "T", "messages": [7]}]'])
async def test_what_is_kept_is_not_trusted(text: str) -> None:
    page, chat, history = await visit()
    await platform.keep(history._key, text)
    page, chat, history = await visit()
    for index in range(len(titles(page, history))):
        await choose(page, history, index)
        assert page.value(chat.chatbot) == []
    await say(page, chat, "Hi")
    assert titles(page, history)[0] == "Hi"


def test_titles_are_short() -> None:
    message: Any = {"role": "user", "content": [{"type": "text", "text": "word\n " * 40}]}
    assert title_of([message]) == ("word " * 10)[:47].rstrip() + "…"
    assert title_of([]) == "Conversation"
