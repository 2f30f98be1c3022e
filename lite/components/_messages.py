"""Chat messages: what apps write for one, the payload it becomes, and what apps get back.

app   str | dict | ChatMessage | [user, bot] | components, paths, lists of those
page  {"role", "metadata", "content": [text | file | component], "options"}

text       {"type": "text", "text": "Hello"}
file       {"type": "file", "file": FileData, "alt_text": None}
component  {"type": "component", "component": "image", "value", "constructor_args", "props"}
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Literal, NotRequired, TypedDict

from lite.core.block import plain
from lite.core.component import Component
from lite.errors import PayloadError
from lite.files.filedata import FileData
from lite.files.store import is_url, received, to_file
from lite.protocol.messages import Json


class MetadataDict(TypedDict, total=False):
    """Makes a message a thought: drawn as a section that opens, with this title."""

    title: str
    id: int | str
    """Its name, for thoughts inside it."""
    parent_id: int | str
    """The thought that it is inside of."""
    log: str
    """Shown faintly beside the title."""
    duration: float
    """Seconds it took."""
    status: Literal["pending", "done"]
    """A pending thought is open and has a spinner; a done one is closed."""


class OptionDict(TypedDict):
    """An answer that the user may pick below a message."""

    value: str
    label: NotRequired[str]


class MessageDict(TypedDict):
    """A message as a dict."""

    role: Literal["user", "assistant", "system"]
    content: Any
    metadata: NotRequired[MetadataDict | None]
    options: NotRequired[list[OptionDict] | None]


@dataclass
class ChatMessage:
    """A message: text, a file, a component, or a list of those."""

    content: Any
    role: Literal["user", "assistant", "system"] = "assistant"
    metadata: MetadataDict = field(default_factory=lambda: MetadataDict())
    options: list[OptionDict] = field(default_factory=list)


_KINDS = ("text", "file", "component")


class Seen:
    """Messages of the last conversation and their payloads, by place.

    A stream gives its whole conversation at each token, and all but the end of it is as before. A message that is equal
    to the one last seen in its place gets the very same payload, which `diff` then passes over.
    """

    def __init__(self) -> None:
        self._read: list[Any] = []
        self._made: list[dict[str, Json]] = []

    def beginning(self, value: list[Any]) -> list[dict[str, Json]]:
        """The payloads of all messages but the last, if all of them are dicts that are as they were; else none.

        One comparison of lists: of a stream's step into a long conversation, it is nearly all the work.
        """
        count = min(len(value), len(self._read)) - 1
        return self._made[:count] if count > 0 and value[:count] == self._read[:count] else []

    def payload(self, place: int, message: Any) -> dict[str, Json]:
        """The payload of `message`, which stands at `place`.

        Raises:
            PayloadError: if it has no role or no content.
        """
        read = message if isinstance(message, dict) else getattr(message, "__dict__", None)
        if place < len(self._read) and self._read[place] == read:
            return self._made[place]
        made = message_payload(message)
        # A copy, because apps let messages grow in place; what isn't plain data (a file, a component) is never "seen".
        if place <= len(self._read):
            self._read[place : place + 1] = [_copied(read)]
            self._made[place : place + 1] = [made]
        return made

    def end(self, count: int) -> None:
        """The conversation has `count` messages: those after it are forgotten."""
        del self._read[count:], self._made[count:]


_NEVER = object()
"""Equal to no message."""


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        copied: Any = {key: _copied(one) for key, one in value.items()}
        return _NEVER if _NEVER in copied.values() else copied
    if isinstance(value, list):
        copied = [_copied(one) for one in value]
        return _NEVER if _NEVER in copied else copied
    return value if value is None or isinstance(value, (str, int, float)) else _NEVER


def to_payload(value: Any, seen: Seen | None = None) -> list[Json]:
    """The payload of a conversation, each item being a message or a pair of them.

    Args:
        value: the conversation.
        seen: what is known of the last one.

    Raises:
        PayloadError: if an item is neither.
    """
    if isinstance(value, (str, dict)) or not isinstance(value, Iterable):
        raise PayloadError(f"A conversation is a list of messages, not {type(value).__name__}; return a list.")
    messages: list[Json] = []
    if seen is not None and type(value) is list:
        messages += seen.beginning(value)
        value = value[len(messages) :]
    for item in value:
        if isinstance(item, (list, tuple)):
            messages += _pair(item)
        else:
            messages.append(seen.payload(len(messages), item) if seen is not None else message_payload(item))
    if seen is not None:
        seen.end(len(messages))
    return messages


def is_pairs(value: Any) -> bool:
    """Whether a conversation consists of `[user, bot]` pairs; an empty one doesn't tell."""
    return isinstance(value, (list, tuple)) and bool(value) and all(isinstance(item, (list, tuple)) for item in value)


def _pair(item: Sequence[Any]) -> list[Json]:
    if len(item) != 2:
        raise PayloadError(f"A message is a dict with role and content, or a pair [user, bot]; not {item!r}.")
    roles = zip(("user", "assistant"), item, strict=True)
    return [message_payload({"role": role, "content": side}) for role, side in roles if side is not None]


def message_payload(message: Any) -> dict[str, Json]:
    """The payload of one message.

    Raises:
        PayloadError: if it has no role or no content.
    """
    read: dict[str, Any] = message if isinstance(message, dict) else getattr(message, "__dict__", {})
    role = read.get("role")
    if not isinstance(role, str) or "content" not in read:
        raise PayloadError(f"A message is a dict with role and content, or a gr.ChatMessage; not {message!r}.")
    return {
        "role": role,
        "metadata": plain(read.get("metadata")) or None,
        "content": content_payload(read.get("content")),
        "options": plain(read.get("options")) or None,
    }


def content_payload(content: Any) -> list[Json]:
    """The payload of a message's content.

    Raises:
        PayloadError: if part of it is neither text, file nor component.
    """
    if isinstance(content, list):
        return [part for one in content for part in content_payload(one)]
    if content is None:
        return []
    if isinstance(content, str):
        return [_text(content)]
    if isinstance(content, Component):
        return [_component(content)]
    if isinstance(content, tuple) and content:
        return [_file(content[0], content[1] if len(content) > 1 else None)]
    if isinstance(content, dict):
        return _dict(content)
    if isinstance(content, (FileData, PurePath)) or isinstance(getattr(content, "name", None), str):
        return [_file(content, None)]
    if isinstance(content, (int, float)):
        return [_text(str(content))]
    raise PayloadError(
        f"A message can't hold a {type(content).__name__}; use text, {{'path': …}}, or a component such as gr.Image(…)."
    )


def _dict(content: dict[str, Any]) -> list[Json]:
    kind = content.get("type")
    if kind == "component" and "component" in content:
        inner = content["component"]
        ready = {"value": None, "constructor_args": {}, "props": {}} | content
        return [_component(inner) if isinstance(inner, Component) else ready]
    if kind == "file" and "file" in content:
        return [_file(content["file"], content.get("alt_text"))]
    if "path" in content:
        return [_file(content, content.get("alt_text"))]
    if "files" in content:
        # What a multimodal text box gives: files above the text.
        text = content.get("text")
        return [*(_file(one, None) for one in content["files"] or ()), *([_text(text)] if text else ())]
    if isinstance(content.get("text"), str):
        return [_text(content["text"])]
    raise PayloadError(f"A part of a message has the type {', '.join(_KINDS)}; not {content!r}.")


def _text(text: str) -> dict[str, Json]:
    return {"text": _clean(text), "type": "text"}


_AT_MARGIN = re.compile(r"\n[^ \t\n]")


def _clean(text: str) -> str:
    """`inspect.cleandoc`, which goes through all lines, only where there is indentation to take away.

    A text that streams comes here with each token, so that what is done to its whole length is what counts.
    """
    if text[:1].isspace():
        return inspect.cleandoc(text)
    if "\t" in text:
        text = text.expandtabs()
    if "\n" in text:
        return text.rstrip("\n") if _AT_MARGIN.search(text) else inspect.cleandoc(text)
    return text


def _file(file: Any, alt_text: Any) -> dict[str, Json]:
    return {"file": to_file(file).to_dict(), "alt_text": alt_text, "type": "file"}


def _component(component: Component) -> dict[str, Json]:
    if component.is_rendered:
        component.unrender()
    args = {name: prop for name, prop in component.given.items() if name not in ("value", "render")}
    return {
        "component": component.kind,
        "value": component.value,
        "constructor_args": plain(args),
        "props": component.config(),
        "type": "component",
    }


def from_payload(payload: Json) -> list[dict[str, Any]]:
    """The messages of a conversation that the page sent, their files checked.

    Raises:
        PayloadError: if it is no conversation.
        AccessError: if a file is not among those that a page may name.
    """
    if not isinstance(payload, list) or not all(isinstance(message, dict) for message in payload):
        raise PayloadError(f"A list of messages was expected here, not {type(payload).__name__}.")
    return [_message(message) for message in payload]


def _message(message: dict[str, Json]) -> dict[str, Any]:
    role, content = message.get("role"), message.get("content")
    if not isinstance(role, str) or not isinstance(content, (str, list)):
        raise PayloadError("A message needs a role and a content.")
    parts = [content] if isinstance(content, str) else content
    return {
        "role": role,
        "metadata": message.get("metadata"),
        "content": [_part(part) for part in parts],
        "options": message.get("options"),
    }


def _part(part: Json) -> dict[str, Any]:
    if isinstance(part, str):
        return {"text": part, "type": "text"}
    kind = part.get("type") if isinstance(part, dict) else None
    if kind == "text" and isinstance(part.get("text"), str):
        return {"text": part["text"], "type": "text"}
    if kind == "file":
        file = FileData.from_payload(part.get("file"))
        # A link stays one: an earlier message's file is fetched only by an app that wants it.
        file = file if is_url(file.path) else received(file)
        return {"file": file.to_dict(), "alt_text": part.get("alt_text"), "type": "file"}
    if kind == "component":
        return dict(part)
    raise PayloadError(f"A part of a message has the type {', '.join(_KINDS)}; not {kind!r}.")


def simple(part: dict[str, Any]) -> Any:
    """A part of a message as Gradio 4 and 5 gave it: a str for text, a tuple for a file."""
    if part["type"] == "text":
        return part["text"]
    if part["type"] == "component":
        return part
    alt = part.get("alt_text")
    return (part["file"]["path"], alt) if alt else (part["file"]["path"],)


def one_by_one(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Messages with one simple content each, which is Gradio 5's `type="messages"`."""
    return [message | {"content": simple(part)} for message in messages for part in message["content"]]


def pairs(messages: list[dict[str, Any]]) -> list[list[Any]]:
    """Messages as `[user, bot]` pairs, which is Gradio 4's format; None stands for a side that said nothing."""
    result: list[list[Any]] = []
    for message in one_by_one(messages):
        if message["role"] == "user":
            result.append([message["content"], None])
        elif result and result[-1][1] is None:
            result[-1][1] = message["content"]
        else:
            result.append([None, message["content"]])
    return result


def split_reasoning(messages: list[Json], tags: Iterable[tuple[str, str]]) -> list[Json]:
    """Take what stands between `tags` out of the bot's texts, as thoughts of their own."""
    result: list[Json] = []
    for message in messages:
        texts = [part.get("text") for part in message["content"]]
        if message["role"] == "assistant" and not message["metadata"] and len(texts) == 1 and texts[0] is not None:
            result += _thoughts(message, texts[0], list(tags))
        else:
            result.append(message)
    return result


def _thoughts(message: dict[str, Json], text: str, tags: list[tuple[str, str]]) -> list[Json]:
    found = [(text.find(opening), opening, closing) for opening, closing in tags if opening in text]
    if not found:
        return [message]
    start, opening, closing = min(found)
    before, rest = text[:start], text[start + len(opening) :]
    thought, closed, after = rest.partition(closing)
    metadata = {"title": "Reasoning", "status": "done" if closed else "pending"}
    result = [message | {"content": [_text(before.strip())], "options": None}] if before.strip() else []
    result.append(message | {"content": [_text(thought.strip())], "metadata": metadata, "options": None})
    if after.strip():
        result += _thoughts(message | {"content": [_text(after.strip())]}, after.strip(), tags)
    return result
