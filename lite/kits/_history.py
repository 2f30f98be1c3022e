"""The conversations of a chat that the browser keeps: a list beside it, to go back to one, begin one, delete one.

    page opens        list_    the titles
    an answer ended   save     this conversation is the first of the list
    a title clicked   open_    its messages are shown, and go on from there
    "New chat"        begin    an empty one

Whoever leaves a conversation while its answer streams ends the answer; what there was of it is kept with the
conversation. So the page says with its messages which conversation they are: it has both from the same reply, while
what Python knows may be a click ahead. For the same reason one of these runs after the other.

All conversations are one text in the browser's storage, read anew before each change: another tab may have written it.
"""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Callable
from typing import Any

from lite.components import _messages
from lite.components.button import Button
from lite.components.dataset import Dataset
from lite.components.textbox import Textbox
from lite.core.blocks import Blocks
from lite.core.dependency import Dependency
from lite.core.update import skip, update
from lite.errors import LiteError
from lite.kits._kept import packed, unpacked
from lite.platform import platform
from lite.protocol.messages import Json

_MOST = 100
"""Conversations beyond this many go, the oldest first."""
_TITLE_LENGTH = 48

Conversation = dict[str, Any]
"""`{"id", "title", "messages"}`; messages as in the chatbot's payload, files with their content."""


class History:
    """The list of conversations of one chat; drawn where it is made."""

    def __init__(self, name: str) -> None:
        self._key = f"chat/{name}"
        self.new = Button("New chat", variant="primary", size="md")
        self.list = Dataset(
            components=["textbox"],
            samples=[],
            type="index",
            layout="table",
            headers=["Conversation"],
            label="Conversations",
            samples_per_page=8,
            visible=False,
        )
        self.delete = Button("Delete this chat", variant="secondary", size="sm", visible=False)
        self._current = Textbox(visible=False, label="Conversation")
        """Id of the conversation that is shown."""
        self._listed = Textbox(visible=False, label="Conversations")
        """Ids of the list, with spaces between."""
        self._deleted: set[str] = set()
        self._ready: Callable[[], Any] = skip

    def attach(self, app: Blocks, chatbot: Any, textbox: Any, ready: Callable[[], Any], runs: list[Dependency]) -> None:
        """Listen to the list, and keep the conversation after each of `runs`.

        Args:
            ready: gives the text box as it is while no answer is made.
        """
        self._ready = ready
        listed = [self.list, self.delete, self._listed]
        one_by_one: dict[str, Any] = {"concurrency_limit": 1, "concurrency_id": self._key}
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", **one_by_one}
        # The payload as the page has it: `type="tuples"` and its like would lose what they can't say.
        shown = [chatbot, self._current]
        saving: dict[str, Any] = {"preprocess": False, "trigger_mode": "always_last", **quiet}
        app.load(self.list_, None, [self._current, *listed], **quiet)
        for run in runs:
            run.then(self.save, shown, [self._current, *listed], **saving)
        chatbot.clear(self.save, shown, [self._current, *listed], **saving)

        outputs = [chatbot, self._current, *listed, textbox]
        leaving: dict[str, Any] = {"preprocess": False, "cancels": runs, **quiet}
        self.list.click(self.open_, [self.list, self._listed, *shown], outputs, **leaving)
        self.new.click(self.begin, shown, outputs, **leaving)
        self.delete.click(self.delete_, self._current, outputs, **leaving)

    async def list_(self) -> list[Any]:
        """A new conversation's id, and the titles, newest first."""
        return [_new_id(), *await self._list(None)]

    async def save(self, payload: Json, current: Json) -> list[Any]:
        """Keep the conversation that is shown; an empty one goes."""
        ended = current if isinstance(current, str) and current else _new_id()
        await self._save(payload, ended)
        return [skip() if ended == current else ended, *await self._list(ended)]

    async def open_(self, index: Json, listed: Json, payload: Json, current: Json) -> list[Any]:
        """The messages of a conversation of the list, none if another tab deleted it; the one before it is kept."""
        await self._leave(payload, current)
        ids = str(listed).split()
        found = ids[index] if isinstance(index, int) and 0 <= index < len(ids) else ""
        return [await self._messages(found), found or _new_id(), *await self._list(found), self._ready()]

    async def begin(self, payload: Json, current: Json) -> list[Any]:
        """An empty conversation; the one before it is kept."""
        await self._leave(payload, current)
        return [[], _new_id(), *await self._list(None), self._ready()]

    async def delete_(self, current: Json) -> list[Any]:
        """An empty conversation; the one before it is forgotten."""
        self._deleted.add(str(current))
        await self._change(lambda kept: [one for one in kept if one["id"] != current])
        return [[], _new_id(), *await self._list(None), self._ready()]

    async def _leave(self, payload: Json, current: Json) -> None:
        if payload:  # an empty one may be one that could not be read
            await self._save(payload, current)

    async def _save(self, payload: Json, current: Json) -> None:
        """Keep these messages as the conversation `current`; one that was kept like this stays in its place."""
        if not isinstance(current, str) or not current.isalnum() or current in self._deleted:
            return
        shown = _messages.from_payload(payload or [])
        messages = [packed(one) for one in shown]
        if any(one["id"] == current and one["messages"] == messages for one in await self._read()):
            return
        own = [{"id": current, "title": title_of(shown), "messages": messages}] if messages else []
        await self._change(lambda kept: [*own, *(one for one in kept if one["id"] != current)])

    async def _messages(self, id_: str) -> list[Any]:
        for one in await self._read():
            if one["id"] == id_:
                try:
                    messages: list[Any] = [unpacked(message) for message in one["messages"]]
                    return _messages.to_payload(messages)
                except (LiteError, ValueError, TypeError, KeyError) as error:
                    print(f"This conversation could not be read: {error}", file=sys.stderr)
        return []

    async def _list(self, current: str | None) -> list[Any]:
        """The list with `current` picked, whether that one can be deleted, and the ids."""
        kept = await self._read()
        ids = [one["id"] for one in kept]
        at = ids.index(current) if current in ids else None
        listed = update(samples=[[one["title"]] for one in kept], value=at, visible=bool(kept))
        return [listed, update(visible=at is not None), " ".join(ids)]

    async def _change(self, change: Any) -> None:
        kept = change(await self._read())[:_MOST]
        try:
            await platform.keep(self._key, json.dumps(kept))
        except (OSError, TypeError, ValueError) as error:
            print(f"This browser did not keep the conversation: {error}", file=sys.stderr)

    async def _read(self) -> list[Conversation]:
        """What is kept, as far as it is what was written: anybody on this origin may have changed it."""
        try:
            found = json.loads(await platform.kept(self._key) or "[]")
        except ValueError:
            return []
        listed = found if isinstance(found, list) else []
        return [
            one
            for one in listed
            if isinstance(one, dict)
            and isinstance(one.get("id"), str)
            and one["id"].isalnum()
            and isinstance(one.get("title"), str)
            and isinstance(one.get("messages"), list)
        ]


def _new_id() -> str:
    return secrets.token_hex(8)


def title_of(messages: list[dict[str, Any]]) -> str:
    """A conversation's title: how its first message begins, or which file it brought."""
    parts = [part for message in messages if message["role"] == "user" for part in message["content"]]
    texts = [" ".join(part["text"].split()) for part in parts if part["type"] == "text"]
    names = [str(part["file"].get("orig_name") or "a file") for part in parts if part["type"] == "file"]
    title = next((text for text in [*texts, *names] if text), "Conversation")
    return title if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1].rstrip()}…"
