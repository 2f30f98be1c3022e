"""The conversations of a chat that the browser keeps: a list beside it, to go back to one, begin one, delete one.

    page opens        list_    the titles
    an answer ended   save     this conversation is the first of the list
    a title clicked   open_    its messages are shown, and go on from there

All of them are one text in the browser's storage, read anew before each change: another tab may have written it.
"""

from __future__ import annotations

import json
import secrets
import sys
from typing import Any

from lite.components import _messages
from lite.components.button import Button
from lite.components.dataset import Dataset
from lite.components.state import State
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
        self._current = State("")
        self._listed = State([])

    def attach(self, app: Blocks, chatbot: Any, textbox: Any, ready: Any, runs: list[Dependency]) -> None:
        """Listen to the list, and keep the conversation after each of `runs`.

        Args:
            ready: gives the text box as it is while no answer is made.
        """
        shown = [self.list, self.delete, self._current, self._listed]
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        app.load(self.list_, self._current, shown, **quiet)
        # The payload as the page has it: `type="tuples"` and its like would lose what they can't say.
        for run in runs:
            run.then(self.save, [chatbot, self._current], shown, preprocess=False, **quiet)
        chatbot.clear(self.save, [chatbot, self._current], shown, preprocess=False, **quiet)

        async def open_(index: int, listed: list[str]) -> list[Any]:
            return [await self.open_(index, listed), ready(), *await self._show(listed[index])]

        def begin() -> list[Any]:
            return [[], ready(), update(value=None), update(visible=False), "", skip()]

        async def delete(current: str) -> list[Any]:
            await self._change(lambda kept: [one for one in kept if one["id"] != current])
            return [[], ready(), *await self._show("")]

        outputs = [chatbot, textbox, *shown]
        self.list.click(open_, [self.list, self._listed], outputs, cancels=runs, **quiet)
        self.new.click(begin, None, outputs, cancels=runs, **quiet)
        self.delete.click(delete, self._current, outputs, cancels=runs, **quiet)

    async def list_(self, current: str) -> list[Any]:
        """The titles, newest first."""
        return await self._show(current)

    async def save(self, payload: Json, current: str) -> list[Any]:
        """Keep the conversation that is shown; an empty one goes."""
        messages = _messages.from_payload(payload or [])
        ended = current or secrets.token_hex(8)
        kept: list[Conversation] = []
        if messages:
            kept = [{"id": ended, "title": title_of(messages), "messages": [packed(one) for one in messages]}]
        if kept or current:
            await self._change(lambda others: [*kept, *(one for one in others if one["id"] != ended)])
        return await self._show(ended if kept else "")

    async def open_(self, index: int, listed: list[str]) -> list[Any]:
        """The messages of a conversation of the list; none if another tab deleted it."""
        for one in await self._read():
            if one["id"] == listed[index]:
                try:
                    messages: list[Any] = [unpacked(message) for message in one["messages"]]
                    return _messages.to_payload(messages)
                except (LiteError, ValueError, TypeError, KeyError) as error:
                    print(f"This conversation could not be read: {error}", file=sys.stderr)
        return []

    async def _show(self, current: str) -> list[Any]:
        kept = await self._read()
        ids = [one["id"] for one in kept]
        samples = [[one["title"]] for one in kept]
        at = ids.index(current) if current in ids else None
        listed = update(samples=samples, value=at, visible=bool(samples))
        return [listed, update(visible=at is not None), current, ids]

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
            and isinstance(one.get("title"), str)
            and isinstance(one.get("messages"), list)
        ]


def title_of(messages: list[dict[str, Any]]) -> str:
    """A conversation's title: how its first message begins, or which file it brought."""
    parts = [part for message in messages if message["role"] == "user" for part in message["content"]]
    texts = [" ".join(part["text"].split()) for part in parts if part["type"] == "text"]
    names = [str(part["file"].get("orig_name") or "a file") for part in parts if part["type"] == "file"]
    title = next((text for text in [*texts, *names] if text), "Conversation")
    return title if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1].rstrip()}…"
