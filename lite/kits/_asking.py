"""What a chat's events ask: the turn that a sent message, a picked example, a retry or an edit stands for."""

from __future__ import annotations

from typing import Any, NamedTuple

from lite.components._messages import to_payload
from lite.files.store import is_url, received
from lite.kits._calling import Given


class Turn(NamedTuple):
    """What is asked: the user's message, the conversation before it, the values of the additional inputs."""

    message: Any
    history: list[Any]
    more: list[Any]
    typed: bool = False
    """Whether the message came from the text box, which is empty then."""
    example: int | None = None
    """Which of the examples it is, where their answers are kept."""


class Asking:
    """Reads turns from the arguments of a chat's listeners; a method per listener, None where there is nothing to ask.

    A message is a str; in a multimodal chat `{"text": str, "files": [path, ...]}`.
    """

    def __init__(self, multimodal: bool) -> None:
        self._multimodal = multimodal

    def message(self, text: str, files: Any = ()) -> Any:
        """A message of this chat."""
        return {"text": text, "files": list(files)} if self._multimodal else text

    def of(self, value: Any) -> Any:
        """A message of this chat from what a text box gives, or the author of an example."""
        if isinstance(value, dict):
            return self.message(value.get("text") or "", value.get("files") or [])
        return self.message(value or "")

    def sent(self, given: Given) -> Turn | None:
        """The text box was submitted; with nothing in it nothing happens."""
        message, history, *more = given.values
        message = self.of(message)
        if self._multimodal and not (message["text"] or message["files"]):
            return None
        return Turn(message, list(history or []), more, typed=True)

    def picked(self, given: Given) -> Turn | None:
        """An example or an option was clicked."""
        history, *more = given.values
        message = self.offered(given.more["event"].value)
        return Turn(message, list(history or []), more) if message else None

    def again(self, given: Given) -> Turn | None:
        """The last message is to be answered again."""
        history, *more = given.values
        earlier, message = self.cut(history)
        return None if message is None else Turn(message, earlier, more)

    def edited(self, given: Given) -> Turn | None:
        """A message has another text now; its files stay."""
        history, *more = given.values
        event = given.more["event"]
        earlier, message = self.cut(history, event.index if isinstance(event.index, int) else None)
        if message is None:
            return None
        before = message if self._multimodal else {"text": message, "files": []}
        return Turn(self.message(text_of(event.value) or before["text"], before["files"]), earlier, more)

    def undone(self, history: Any) -> list[Any]:
        """The conversation before the last exchange, and that one's message for the text box."""
        earlier, message = self.cut(history)
        return [earlier, self.message("") if message is None else message]

    def offered(self, value: Any) -> Any:
        """The message of an example or an option as the page names it; "" if there is none.

        Raises:
            AccessError: if a file is not among those that a page may name.
        """
        text = text_of(value)
        files = value.get("files") if self._multimodal and isinstance(value, dict) else None
        paths = [received(one).path for one in files] if isinstance(files, list) else []
        return self.message(text, paths) if text or paths else ""

    def cut(self, history: Any, index: int | None = None) -> tuple[list[Any], Any]:
        """The conversation before the last of the user's messages, and that message; None if there is none.

        Args:
            index: look no further than this message.
        """
        messages = to_payload(history or [])
        for at in reversed(range(len(messages) if index is None else min(index + 1, len(messages)))):
            if messages[at]["role"] == "user":
                while at and messages[at - 1]["role"] == "user" and _text(messages[at - 1]) == "":
                    at -= 1  # files that came with the message, in conversations made elsewhere
                own = [message for message in messages[at:] if message["role"] == "user"]
                text = next((text for text in map(_text, own) if text), "")
                return messages[:at], self.message(text, [path for message in own for path in _files(message)])
        return messages, None


def text_of(value: Any) -> str:
    """The text of an example, an option or an edited message."""
    if isinstance(value, dict):
        value = value.get("text") or value.get("value")
    if isinstance(value, list):
        value = "\n".join(text_of(one) for one in value)
    return value if isinstance(value, str) else ""


def _text(message: dict[str, Any]) -> str:
    return "\n".join(part["text"] for part in message["content"] if part["type"] == "text")


def _files(message: dict[str, Any]) -> list[str]:
    files = [part["file"] for part in message["content"] if part["type"] == "file"]
    return [file["path"] if not is_url(file["path"]) else file.get("url") or file["path"] for file in files]
