"""Chatbot: every way to write a conversation out, one way in."""

from __future__ import annotations

import inspect
import random
from pathlib import Path
from typing import Any

import pytest

from lite.components import _messages
from lite.components.chatbot import Chatbot, ChatMessage
from lite.components.textbox import Textbox
from lite.core.blocks import Blocks
from lite.errors import AccessError, ConfigError, PayloadError
from lite.protocol.diff import diff


def message(role: str, *texts: str, **more: Any) -> dict[str, Any]:
    content = [{"text": text, "type": "text"} for text in texts]
    return {"role": role, "metadata": None, "content": content, "options": None} | more


def test_messages_go_out_in_one_shape() -> None:
    given = [
        {"role": "user", "content": "Hi"},
        ChatMessage("Hello", metadata={"title": "Thinking"}),
        {"role": "assistant", "content": ["a", {"type": "text", "text": "b"}], "options": [{"value": "yes"}]},
        {"role": "assistant", "content": 4},
    ]
    assert Chatbot().postprocess(given) == [
        message("user", "Hi"),
        message("assistant", "Hello", metadata={"title": "Thinking"}),
        message("assistant", "a", "b", options=[{"value": "yes"}]),
        message("assistant", "4"),
    ]
    assert Chatbot().postprocess(None) == []


def test_pairs_go_out_too_also_mixed_in() -> None:
    given = [("Hi", "Hello"), ["More", None], [None, "!"], {"role": "user", "content": "x"}]
    assert Chatbot().postprocess(given) == [
        message("user", "Hi"),
        message("assistant", "Hello"),
        message("user", "More"),
        message("assistant", "!"),
        message("user", "x"),
    ]


@pytest.mark.parametrize("shape", ["path", "file", "tuple", "object", "multimodal"])
def test_files_go_out_in_any_shape(home: Path, shape: str) -> None:
    (home / "cat.png").write_bytes(b"png")
    content: Any = {
        "path": {"path": "cat.png", "alt_text": "A cat"},
        "file": {"type": "file", "file": {"path": "cat.png"}, "alt_text": "A cat"},
        "tuple": ("cat.png", "A cat"),
        "object": home / "cat.png",
        "multimodal": {"text": "Look", "files": ["cat.png"]},
    }[shape]
    [sent] = Chatbot().postprocess([{"role": "user", "content": content}])
    part = sent["content"][0]
    assert part["type"] == "file"
    assert part["file"]["path"] == str(home / "cat.png")
    assert part["alt_text"] == (None if shape in ("object", "multimodal") else "A cat")
    assert len(sent["content"]) == (2 if shape == "multimodal" else 1)


def test_a_component_goes_out_and_leaves_the_layout() -> None:
    with Blocks() as demo:
        bot = Chatbot([{"role": "assistant", "content": Textbox("inside", label="In")}])
    [sent] = bot.value
    part = sent["content"][0]
    assert (part["type"], part["component"], part["value"]) == ("component", "textbox", "inside")
    assert part["props"]["label"] == "In"
    assert part["constructor_args"] == {"label": "In"}
    assert demo.children == [bot]


@pytest.mark.parametrize(
    "value", ["Hi", [3], [{"content": "x"}], [{"role": "user"}], [["a"]], [("a", "b", "c")], 3, [["a", object()]]]
)
def test_what_is_no_conversation_is_refused(value: Any) -> None:
    with pytest.raises(PayloadError):
        Chatbot().postprocess(value)


def test_text_is_dedented_but_streaming_spaces_stay() -> None:
    [sent] = Chatbot().postprocess([{"role": "user", "content": "\n    a\n      b\n"}])
    assert sent["content"][0]["text"] == "a\n  b"
    [sent] = Chatbot().postprocess([{"role": "user", "content": "Hello "}])
    assert sent["content"][0]["text"] == "Hello "


def test_messages_come_in_as_gradio_6_gives_them() -> None:
    sent = Chatbot().postprocess([("Hi", "Hello")])
    assert Chatbot().preprocess(sent) == sent
    assert Chatbot().preprocess(None) is None


def test_messages_come_in_as_gradio_5_and_4_gave_them(home: Path) -> None:
    (home / "a.txt").write_text("x")
    sent = Chatbot().postprocess([("Hi", ("a.txt",)), ["Hello", None], [None, "x"], [None, "y"]])
    older: dict[str, Any] = {"type": "messages"}
    oldest: dict[str, Any] = {"type": "tuples"}
    contents = [m["content"] for m in Chatbot(**older).preprocess(sent) or []]
    assert contents == ["Hi", (str(home / "a.txt"),), "Hello", "x", "y"]
    assert Chatbot(**oldest).preprocess(sent) == [["Hi", (str(home / "a.txt"),)], ["Hello", "x"], [None, "y"]]


def test_a_conversation_survives_the_round_trip(home: Path) -> None:
    (home / "a.txt").write_text("x")
    bot = Chatbot()
    sent = bot.postprocess([{"role": "user", "content": ["look", ("a.txt", "text")]}, ChatMessage(Textbox("y"))])
    assert bot.postprocess(bot.preprocess(sent)) == sent


@pytest.mark.parametrize(
    "payload",
    ["x", [3], [{"role": 3, "content": "x"}], [{"role": "user"}], [{"role": "user", "content": [{"type": "gif"}]}]],
)
def test_bad_payloads_are_refused(payload: Any) -> None:
    with pytest.raises(PayloadError):
        Chatbot().preprocess(payload)


def test_files_of_a_payload_are_checked(home: Path) -> None:
    part = {"type": "file", "file": {"path": "/etc/passwd"}}
    with pytest.raises(AccessError):
        Chatbot().preprocess([{"role": "user", "content": [part]}])


def test_reasoning_becomes_a_thought() -> None:
    bot = Chatbot(reasoning_tags=[("<think>", "</think>")])
    sent = bot.postprocess([("Hi", "<think>hmm</think>Hello"), (None, "<think>still")])
    assert [(m["content"][0]["text"], m["metadata"]) for m in sent[1:]] == [
        ("hmm", {"title": "Reasoning", "status": "done"}),
        ("Hello", None),
        ("still", {"title": "Reasoning", "status": "pending"}),
    ]


def test_avatars_and_examples_get_urls(home: Path) -> None:
    (home / "me.png").write_bytes(b"png")
    bot = Chatbot(avatar_images=("me.png", None), examples=[{"text": "Hi", "icon": "me.png", "files": ["me.png"]}])
    config = bot.config()
    assert config["avatar_images"][0]["url"].endswith("me.png")
    assert config["avatar_images"][1] is None
    assert config["examples"][0]["icon"]["mime_type"] == config["examples"][0]["files"][0]["mime_type"] == "image/png"


def test_an_app_that_returns_pairs_gets_pairs() -> None:
    """As in apps written for Gradio 4 and 5, which had them by default and named no type."""
    chatbot = Chatbot()
    chatbot.example_payload()
    assert chatbot.preprocess(chatbot.postprocess([])) == []
    asked = chatbot.preprocess(chatbot.postprocess([["Hi", None]]))
    assert asked == [["Hi", None]]
    assert chatbot.preprocess(chatbot.postprocess([("Hi", "Hello")])) == [["Hi", "Hello"]]
    typed: dict[str, Any] = {"type": "messages"}
    messages = Chatbot(**typed)
    (message,) = messages.preprocess(messages.postprocess([["Hi", None]])) or []
    assert message["content"] == "Hi"


@pytest.mark.parametrize("props", [{"type": "pairs"}, {"layout": "grid"}, {"avatar_images": ("a",)}])
def test_wrong_props_are_refused_at_construction(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Chatbot(**props)


def test_gradio_4_names_still_work() -> None:
    old: dict[str, Any] = {"bubble_full_width": False, "show_copy_button": True, "likeable": True, "type": "tuples"}
    assert Chatbot(**old).buttons == ["share", "copy_all", "copy"]


def test_a_conversation_that_grows_at_its_end_is_converted_and_compared_at_its_end_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    converted: list[str] = []
    whole = _messages.message_payload

    def convert(message: Any) -> Any:
        converted.append(message["content"])
        return whole(message)

    monkeypatch.setattr(_messages, "message_payload", convert)
    history = [{"role": "user", "content": f"message {i}"} for i in range(200)]
    chat = Chatbot()
    before = chat.postprocess(history)
    converted.clear()
    history[-1]["content"] += " and more"  # apps let a message grow in place
    after = chat.postprocess(history)
    assert converted == ["message 199 and more"]
    assert all(old is new for old, new in zip(before[:-1], after[:-1], strict=True))
    assert diff(before, after, ["value"]) == [["append", ["value", 199, "content", 0, "text"], " and more"]]


@pytest.mark.parametrize("change", [{"content": "b"}, {"role": "assistant"}, {"metadata": {"title": "t"}}])
def test_a_message_that_is_another_in_the_same_place_is_seen_anew(change: dict[str, Any]) -> None:
    first: dict[str, Any] = {"role": "user", "content": "a"}
    second = first | change
    chat = Chatbot()
    chat.postprocess([first, first])
    assert chat.postprocess([second, first]) == Chatbot().postprocess([second, first])
    assert chat.postprocess([first]) == Chatbot().postprocess([first])
    message = ChatMessage("x")
    chat.postprocess([message])
    message.content = "y"
    assert chat.postprocess([message])[0]["content"][0]["text"] == "y"


def test_a_message_that_changed_in_the_middle_is_seen_while_the_last_one_grows() -> None:
    history: list[Any] = [{"role": "user", "content": f"message {i}"} for i in range(5)]
    chat = Chatbot()
    chat.postprocess(history)
    history[2]["content"] = "another"
    history[-1]["content"] += "!"
    assert chat.postprocess(history) == Chatbot().postprocess(history)
    del history[1]
    assert chat.postprocess(history) == Chatbot().postprocess(history)
    history += [ChatMessage("x"), {"role": "user", "content": "y"}]
    assert chat.postprocess(history) == Chatbot().postprocess(history)


@pytest.mark.parametrize("seed", range(200))
def test_a_text_is_cleaned_as_a_docstring_at_every_step_of_a_stream(seed: int) -> None:
    draw = random.Random(seed)
    text = "".join(draw.choices(["a", "bc", " ", "  ", "\n", "\n\n", "\t", "    "], k=draw.randrange(1, 40)))
    for end in range(len(text) + 1):
        assert _messages.content_payload(text[:end])[0]["text"] == inspect.cleandoc(text[:end])
