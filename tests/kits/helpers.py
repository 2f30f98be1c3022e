"""An app in memory: events by name in, the values its page would show out."""

from __future__ import annotations

from typing import Any

import lite as gr
from lite.core.dependency import Dependency
from lite.core.event import Trigger
from lite.protocol.messages import Call, Done, Failed, Json, Reply, Update
from lite.runtime.app import App
from lite.transports.memory import MemoryTransport


class Page:
    """What a page knows of an app: each block's value, and the replies of its last call."""

    def __init__(self, app: gr.Blocks) -> None:
        self.app = app
        self.values: dict[int, Json] = {b.uid: getattr(b, "value", None) for b in app.blocks.values()}
        self.props: dict[int, dict[str, Json]] = {}
        self.replies: list[Reply] = []
        self.steps: list[dict[int, Json]] = []
        self._transport = MemoryTransport(App(app))
        self._calls = 0

    def listener(self, trigger: Trigger) -> Dependency:
        """The one dependency with a function that listens to `trigger`."""
        assert trigger.block is not None
        target = (trigger.block.uid, trigger.event.name)
        (found,) = [d for d in self.app.dependencies if target in d.targets and d.fn is not None]
        return found

    async def fire(self, trigger: Trigger | Dependency, event: Json = None) -> list[Reply]:
        """Fire an event: call its function with the values shown, and show what comes back."""
        dependency = trigger if isinstance(trigger, Dependency) else self.listener(trigger)
        self._calls += 1
        inputs = [self.values.get(block.uid) for block in dependency.all_inputs]
        self.replies, self.steps = [], []
        async for reply in self._transport.call(Call(self._calls, dependency.id, "s", inputs, event)):
            if isinstance(reply, Update):  # uids are JSON keys on the wire
                patch = {int(uid): props for uid, props in reply.patch.items()}
                reply = Update(reply.id, patch, {int(uid): edits for uid, edits in reply.edits.items()})
            self.replies.append(reply)
            if isinstance(reply, Update):
                self._show(reply)
        return self.replies

    def _show(self, update: Update) -> None:
        for uid, props in update.patch.items():
            self.props.setdefault(uid, {}).update(props)
            if "value" in props:
                self.values[uid] = props["value"]
        for uid, edits in update.edits.items():
            for action, path, value in edits:
                self.values[uid] = _edited(self.values[uid], action, path[1:], value)
        self.steps.append(dict(self.values))

    def value(self, block: Any) -> Any:
        return self.values[block.uid]

    @property
    def done(self) -> bool:
        return isinstance(self.replies[-1], Done)

    @property
    def failure(self) -> Failed:
        assert isinstance(self.replies[-1], Failed)
        return self.replies[-1]


def _edited(value: Any, action: str, path: list[Any], new: Any) -> Any:
    if not path:
        return value + new if action == "append" else new
    copy = list(value) if isinstance(value, list) else dict(value)
    key, *rest = path
    if rest or action in ("append", "replace"):
        copy[key] = _edited(copy[key], action, rest, new)
    elif action == "delete":
        del copy[key]
    elif isinstance(copy, list):
        copy.insert(key, new)
    else:
        copy[key] = new
    return copy


def texts(messages: Any) -> list[str]:
    """A conversation in short: `["user: Hi", "assistant: Hello"]`."""
    return [f"{m['role']}: {''.join(part.get('text', '…') for part in m['content'])}" for m in messages]
