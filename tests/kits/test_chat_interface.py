"""ChatInterface: one message to Python per message of the user's, whatever kind of function answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.errors import ConfigError
from lite.protocol.messages import Update
from tests.kits.helpers import Page, texts


async def say(page: Page, text: str) -> None:
    chat: Any = page.app
    page.values[chat.textbox.uid] = text
    await page.fire(chat.textbox.submit)


def updates(page: Page) -> list[Update]:
    return [reply for reply in page.replies if isinstance(reply, Update)]


def memory() -> tuple[list[Any], Callable[..., str]]:
    """A chat function, and the histories that it got."""
    seen: list[Any] = []

    def remember(message: str, history: list[Any]) -> str:
        seen.append(history)
        return "yes"

    return seen, remember


def plain(message: str, history: list[Any]) -> str:
    return f"{message}, {len(history)}"


def stream(message: str, history: list[Any]) -> Iterator[str]:
    for end in range(1, len(message) + 1):
        yield message[:end]


async def waits(message: str, history: list[Any]) -> str:
    await asyncio.sleep(0)
    return message.upper()


async def stream_async(message: str, history: list[Any]) -> AsyncIterator[str]:
    for end in range(1, len(message) + 1):
        yield message[:end]


@pytest.mark.parametrize(("fn", "answer"), [(plain, "abc, 0"), (stream, "abc"), (waits, "ABC"), (stream_async, "abc")])
async def test_any_kind_of_function_answers(fn: Any, answer: str) -> None:
    chat = gr.ChatInterface(fn)
    page = Page(chat)
    await say(page, "abc")
    assert page.done
    assert texts(page.value(chat.chatbot)) == ["user: abc", f"assistant: {answer}"]
    assert page.value(chat.textbox) == ""


async def test_the_message_is_shown_and_the_box_emptied_before_the_function_runs() -> None:
    chat = gr.ChatInterface(plain)
    page = Page(chat)
    await say(page, "Hi")
    assert texts(page.steps[0][chat.chatbot.uid]) == ["user: Hi"]
    assert page.steps[0][chat.textbox.uid] == ""
    assert len(updates(page)) == 2


async def test_a_stream_sends_only_what_is_new() -> None:
    chat = gr.ChatInterface(stream)
    page = Page(chat)
    await say(page, "Hello")
    edits = [edit for update in updates(page) for edit in update.edits.get(chat.chatbot.uid, [])]
    assert [edit[2] for edit in edits[1:]] == ["e", "l", "l", "o"]


async def test_a_stream_shows_the_stop_button_while_it_runs() -> None:
    chat = gr.ChatInterface(stream)
    page = Page(chat)
    await say(page, "Hi")
    first, *_, last = updates(page)
    assert first.patch[chat.textbox.uid] == {"value": "", "submit_btn": False, "stop_btn": True}
    assert last.patch[chat.textbox.uid] == {"submit_btn": True, "stop_btn": False}
    stopping = [d for d in chat.dependencies if (chat.textbox.uid, "stop") in d.targets]
    assert {run.id for d in stopping for run in d.cancels} >= {page.listener(chat.textbox.submit).id}
    await page.fire(chat.textbox.stop)
    assert updates(page)[0].patch[chat.textbox.uid] == {"submit_btn": True, "stop_btn": False}


async def test_a_failing_stream_gives_the_submit_button_back() -> None:
    def broken(message: str, history: list[Any]) -> Iterator[str]:
        yield "so far"
        raise gr.Error("No more.")

    chat = gr.ChatInterface(broken)
    page = Page(chat)
    await say(page, "Hi")
    assert page.failure.message == "No more."
    assert page.props[chat.textbox.uid]["submit_btn"] is True
    assert texts(page.value(chat.chatbot)) == ["user: Hi", "assistant: so far"]


async def test_history_is_what_gradio_6_gives() -> None:
    seen, remember = memory()
    chat = gr.ChatInterface(remember)
    page = Page(chat)
    await say(page, "one")
    await say(page, "two")
    assert seen[0] == []
    assert [(m["role"], m["content"]) for m in seen[1]] == [
        ("user", [{"text": "one", "type": "text"}]),
        ("assistant", [{"text": "yes", "type": "text"}]),
    ]


async def test_history_is_what_gradio_5_and_4_gave_if_asked() -> None:
    seen, remember = memory()
    for form in ("messages", "tuples"):
        old: dict[str, Any] = {"type": form}
        page = Page(gr.ChatInterface(remember, **old))
        await say(page, "one")
        await say(page, "two")
    assert [m["content"] for m in seen[1]] == ["one", "yes"]
    assert seen[3] == [["one", "yes"]]


async def test_answers_of_any_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("x")
    answers: dict[str, Any] = {
        "none": None,
        "dict": {"role": "assistant", "content": "x", "metadata": {"title": "T"}},
        "message": gr.ChatMessage("x", metadata={"title": "T"}),
        "list": ["x", gr.ChatMessage("y")],
        "file": {"path": "a.txt"},
        "component": gr.Textbox("in", render=False),
    }
    chat = gr.ChatInterface(lambda message, history: answers[message])
    shown = {}
    for name in answers:
        page = Page(chat)
        await say(page, name)
        assert page.done, page.failure
        shown[name] = page.value(chat.chatbot)[1:]
    assert shown["none"] == []
    assert shown["dict"] == shown["message"]
    assert shown["dict"][0]["metadata"] == {"title": "T"}
    assert texts(shown["list"]) == ["assistant: x", "assistant: y"]
    assert shown["file"][0]["content"][0]["file"]["orig_name"] == "a.txt"
    assert shown["component"][0]["content"][0]["component"] == "textbox"


async def test_additional_inputs_and_outputs() -> None:
    with gr.Blocks() as demo:
        count = gr.Number(label="count")
        chat = gr.ChatInterface(
            lambda message, history, suffix, times: (message + suffix * int(times), times),
            additional_inputs=[gr.Textbox("!", render=False), gr.Slider(1, 5, 3, render=False)],
            additional_outputs=count,
        )
    page = Page(demo)
    page.values[chat.textbox.uid] = "Hi"
    await page.fire(chat.textbox.submit)
    assert texts(page.value(chat.chatbot)) == ["user: Hi", "assistant: Hi!!!"]
    assert page.value(count) == 3
    assert [b.given["label"] for b in demo.blocks.values() if b.kind == "accordion"] == ["Additional Inputs"]


async def test_a_request_reaches_the_function() -> None:
    def who(message: str, history: list[Any], request: gr.Request, suffix: str) -> str:
        return f"{request.session_hash}{suffix}"

    page = Page(gr.ChatInterface(who, additional_inputs="textbox"))
    page.values[page.app.additional_inputs[0].uid] = "!"  # type: ignore[attr-defined]
    await say(page, "Hi")
    assert texts(page.value(page.app.chatbot))[1] == "assistant: s!"  # type: ignore[attr-defined]


async def test_retry_answers_again_and_undo_takes_back() -> None:
    answers = iter("abc")
    chat = gr.ChatInterface(lambda message, history: next(answers))
    page = Page(chat)
    await say(page, "one")
    await say(page, "two")
    page.values[chat.textbox.uid] = "typing"
    await page.fire(chat.chatbot.retry, {"index": 3, "value": "b"})
    assert texts(page.value(chat.chatbot)) == ["user: one", "assistant: a", "user: two", "assistant: c"]
    assert page.value(chat.textbox) == "typing"
    await page.fire(chat.chatbot.undo, {"index": 3, "value": "c"})
    assert texts(page.value(chat.chatbot)) == ["user: one", "assistant: a"]
    assert page.value(chat.textbox) == "two"


async def test_an_edited_message_is_answered_anew() -> None:
    chat = gr.ChatInterface(plain, editable=True)
    page = Page(chat)
    await say(page, "one")
    await say(page, "two")
    await page.fire(chat.chatbot.edit, {"index": 0, "previous_value": "one", "value": "ONE"})
    assert texts(page.value(chat.chatbot)) == ["user: ONE", "assistant: ONE, 0"]


async def test_examples_and_options_are_sent() -> None:
    chat = gr.ChatInterface(plain, examples=["Hi", {"text": "Bye"}], example_labels=["Greet"])
    page = Page(chat)
    assert chat.chatbot.config()["examples"] == [{"text": "Hi", "display_text": "Greet"}, {"text": "Bye"}]
    await page.fire(chat.chatbot.example_select, {"index": 1, "value": {"text": "Bye"}})
    await page.fire(chat.chatbot.option_select, {"index": 0, "value": "yes"})
    assert texts(page.value(chat.chatbot)) == ["user: Bye", "assistant: Bye, 0", "user: yes", "assistant: yes, 2"]


async def test_examples_can_wait_in_the_box() -> None:
    chat = gr.ChatInterface(plain, examples=["Hi"], run_examples_on_click=False)
    page = Page(chat)
    await page.fire(chat.chatbot.example_select, {"index": 0, "value": {"text": "Hi"}})
    assert page.value(chat.textbox) == "Hi"
    assert not page.value(chat.chatbot)


async def test_examples_with_additional_inputs_fill_those_too() -> None:
    chat = gr.ChatInterface(lambda m, h, x: m + x, additional_inputs="textbox", examples=[["Hi", "!"]])
    page = Page(chat)
    assert chat.examples_handler is not None
    page.values[chat.examples_handler.dataset.uid] = 0
    await page.fire(chat.examples_handler.load_input_event)
    (after,) = [d for d in chat.dependencies if d.after is chat.examples_handler.load_input_event]
    await page.fire(after)
    assert texts(page.value(chat.chatbot)) == ["user: Hi", "assistant: Hi!"]


async def test_clients_call_one_endpoint() -> None:
    chat = gr.ChatInterface(stream, api_name="talk")
    info = chat.get_api_info()["named_endpoints"]
    assert list(info) == ["/talk"]
    assert [p["parameter_name"] for p in info["/talk"]["parameters"]] == ["message"]
    page = Page(chat)
    endpoint = next(d for d in chat.dependencies if d.api_name == "talk")
    page.values[chat.textbox.uid] = "Hi"
    await page.fire(endpoint)
    assert page.value(endpoint.outputs[0]) == "Hi"


async def test_ratings_are_kept(tmp_path: Path) -> None:
    chat = gr.ChatInterface(plain, flagging_mode="manual", flagging_dir=str(tmp_path / "f"), flagging_options=["Good"])
    page = Page(chat)
    await say(page, "Hi")
    await page.fire(chat.chatbot.like, {"index": 1, "value": "=1+1", "liked": "Good"})
    assert page.done, page.failure
    log = (tmp_path / "f/log.csv").read_text()
    assert log.startswith("conversation,index,value,flag")
    assert "'=1+1,Good" in log
    assert chat.chatbot.feedback_options == ("Good",)


def test_own_chatbot_and_textbox_are_used_where_they_are() -> None:
    bot, box = gr.Chatbot(label="Mine", render=False), gr.Textbox(render=False)
    chat = gr.ChatInterface(plain, chatbot=bot, textbox=box, title="T", description="D")
    assert (chat.chatbot, chat.textbox) == (bot, box)
    assert bot.is_rendered
    assert chat.get_config_file()["title"] == "T"
    with gr.Blocks() as demo:
        placed = gr.Chatbot()
        gr.ChatInterface(plain, chatbot=placed)
    assert sum(block is placed for block in demo.descendants()) == 1


@pytest.mark.parametrize("props", [{"chatbot": "x"}, {"textbox": 3}, {"flagging_mode": "x"}])
def test_wrong_props_are_refused_at_construction(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        gr.ChatInterface(plain, **props)


def test_what_is_no_function_is_refused() -> None:
    not_callable: Any = "fn"
    with pytest.raises(ConfigError):
        gr.ChatInterface(not_callable)


# Messages with files ------------------------------------------------------------------------------------------------


def files_of(message: Any, history: list[Any]) -> str:
    names = [Path(path).name for path in message["files"]]
    return f"{message['text']} + {', '.join(names)} after {len(history)}"


@pytest.fixture
def picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.png").write_bytes(b"x")
    return "a.png"


def parts(messages: Any) -> list[list[str]]:
    return [[part["type"] for part in message["content"]] for message in messages]


async def test_a_message_has_text_and_files(picture: str) -> None:
    chat = gr.ChatInterface(files_of, multimodal=True)
    page = Page(chat)
    message: Any = {"text": "Look", "files": [{"path": picture}]}
    page.values[chat.textbox.uid] = message
    await page.fire(chat.textbox.submit)
    assert page.done, page.failure
    assert texts(page.value(chat.chatbot)) == ["user: …Look", "assistant: Look + a.png after 0"]
    assert parts(page.value(chat.chatbot)) == [["file", "text"], ["text"]]
    assert page.value(chat.textbox) == {"text": "", "files": []}
    page.values[chat.textbox.uid] = {"text": "", "files": [{"path": picture}]}
    await page.fire(chat.textbox.submit)
    assert texts(page.value(chat.chatbot))[2:] == ["user: …", "assistant: + a.png after 2"]


async def test_an_empty_message_with_files_is_not_sent() -> None:
    chat = gr.ChatInterface(files_of, multimodal=True)
    page = Page(chat)
    await page.fire(chat.textbox.submit)
    assert page.done
    assert not updates(page)


async def test_retry_undo_and_edit_keep_the_files(picture: str) -> None:
    chat = gr.ChatInterface(files_of, multimodal=True, editable=True)
    page = Page(chat)
    page.values[chat.textbox.uid] = {"text": "Look", "files": [{"path": picture}]}
    await page.fire(chat.textbox.submit)
    await page.fire(chat.chatbot.retry, {"index": 1, "value": "x"})
    assert texts(page.value(chat.chatbot)) == ["user: …Look", "assistant: Look + a.png after 0"]
    await page.fire(chat.chatbot.edit, {"index": 0, "previous_value": "Look", "value": "See"})
    assert texts(page.value(chat.chatbot)) == ["user: …See", "assistant: See + a.png after 0"]
    await page.fire(chat.chatbot.undo, {"index": 0, "value": "See"})
    assert page.value(chat.chatbot) == []
    assert page.value(chat.textbox)["text"] == "See"
    assert page.value(chat.textbox)["files"][0]["orig_name"] == "a.png"


async def test_examples_may_have_files(picture: str) -> None:
    chat = gr.ChatInterface(files_of, multimodal=True, examples=[{"text": "Look", "files": [picture]}, "Hi"])
    page = Page(chat)
    shown = chat.chatbot.config()["examples"]
    await page.fire(chat.chatbot.example_select, {"index": 0, "value": {"text": "Look", "files": shown[0]["files"]}})
    assert texts(page.value(chat.chatbot)) == ["user: …Look", "assistant: Look + a.png after 0"]


async def test_an_example_cannot_name_any_file(picture: str) -> None:
    chat = gr.ChatInterface(files_of, multimodal=True, examples=["Hi"])
    page = Page(chat)
    event: Any = {"index": 0, "value": {"text": "Look", "files": [{"path": "/etc/passwd"}]}}
    await page.fire(chat.chatbot.example_select, event)
    assert not page.done
    assert not page.value(chat.chatbot)


def test_the_text_box_says_whether_a_chat_has_files() -> None:
    chat = gr.ChatInterface(files_of, textbox=gr.MultimodalTextbox(render=False))
    assert chat.multimodal
    with pytest.raises(ConfigError, match=r"needs a gr\.MultimodalTextbox"):
        gr.ChatInterface(files_of, multimodal=True, textbox=gr.Textbox(render=False))
