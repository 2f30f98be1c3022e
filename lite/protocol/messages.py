"""The messages between a page and a runtime, and nothing else.

    page → runtime    Open, Call, Cancel, Ask, Close
    runtime → page    Queued* | Update* | Render | Progress* | Log*, then exactly one of Done | Failed per Call;
                      Answer | Failed per Ask

Rule 1: this file imports no other part of lite, so every transport can speak it.
Rule 2: fields are plain data (JSON plus bytes); meaning belongs to `core` and `runtime`.
Rule 3: `js_shim/src/protocol/messages.ts` is generated from here by `make protocol`.
Rule 4: nobody changes a message. `frozen=True` would hold that, at twice the time to import this and to make a Call.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Json = Any
"""A JSON value whose leaves may also be `bytes` (transferred, never base64)."""

Patch = dict[int, dict[str, Json]]
"""Component uid → the props that changed, e.g. `{7: {"value": 3.5}}`."""

Edit = list[Json]
"""`[action, path, value]`, e.g. `["append", ["value"], " token"]`.

`action` is replace, append (to a string), add (a key or a list item) or delete;
`path` starts with the prop's name."""

Edits = dict[int, list[Edit]]
"""Component uid → edits of its props, applied in order."""


@dataclass(slots=True)
class Open:
    """A page begins session `session`. `request` holds its `url`, `query`, `headers` (all str)."""

    session: str
    request: dict[str, Json]


@dataclass(slots=True)
class Call:
    """Run dependency `dep`.

    `inputs` holds one payload per input, in declaration order (None for State).
    `event` is what the event carries (`{"index": 1, "value": "a"}` for a selection), and
    `trigger` the uid of the component that fired it.
    """

    id: int
    dep: int
    session: str
    inputs: list[Json]
    event: Json = None
    trigger: int | None = None


@dataclass(slots=True)
class Cancel:
    """Stop call `id` at its next await or yield; unknown ids are ignored."""

    id: int


@dataclass(slots=True)
class Ask:
    """Ask component `uid` a question of its own, beside all events: some rows of its table, the entries of a folder.

    `name` is one that the component answers, `args` its arguments. Ids count together with those of calls.
    """

    id: int
    uid: int
    session: str
    name: str
    args: list[Json]


@dataclass(slots=True)
class Close:
    """The page has gone: its calls end, its unload functions run, its state is dropped."""

    session: str


@dataclass(slots=True)
class Update:
    """One step of call `id`. `patch` replaces props, then `edits` change them in place."""

    id: int
    patch: Patch
    edits: Edits = field(default_factory=dict)


@dataclass(slots=True)
class Render:
    """Call `id` has declared the blocks of render `render_id` anew; they take the place of those it declared before.

    `layout`, `components` and `dependencies` have the config's shape; the layout's `id` is the block they stand in.
    """

    id: int
    render_id: int
    layout: Json
    components: list[Json]
    dependencies: list[Json]


@dataclass(slots=True)
class Queued:
    """Where call `id` stands in the line for its turn: 1 is next, 0 says that it runs now.

    `size` calls wait in all, and `eta` is in how many seconds it should be done; None as long as nobody knows. Only a
    call that waits gets one.
    """

    id: int
    position: int
    size: int
    eta: float | None


@dataclass(slots=True)
class Progress:
    """How far call `id` is: one entry per nested bar.

    An entry is `{"index", "length", "unit", "progress", "desc"}`; `progress` is 0..1 or None.
    """

    id: int
    steps: list[Json]


@dataclass(slots=True)
class Log:
    """A toast. `duration` in seconds, None to stay; `id` is the call that raised it."""

    id: int | None
    level: Literal["info", "warning", "success", "error"]
    message: str
    title: str
    duration: float | None
    visible: bool = True


@dataclass(slots=True)
class Done:
    """Call `id` has finished. `seconds` is the time spent in Python; None where asking the clock would take longer."""

    id: int
    seconds: float | None = None


@dataclass(slots=True)
class Failed:
    """Call `id` raised.

    `code` is `LiteError.code`, "app" for the app's own exception, "cancelled" for a cancelled one.
    `block` is the uid of the component the message belongs to; `messages` are those of a validator, by uid of the
    component each is shown at. `traceback` is for the console.
    """

    id: int
    code: str
    message: str
    title: str = "Error"
    duration: float | None = 10
    visible: bool = True
    block: int | None = None
    traceback: str = ""
    messages: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Answer:
    """What Ask `id` asked for."""

    id: int
    value: Json


Request = Open | Call | Cancel | Ask | Close
Reply = Update | Render | Queued | Progress | Log | Done | Failed | Answer
Message = Request | Reply
