"""A conversation between the user and a bot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from pathlib import Path
from typing import Any, ClassVar, Literal

from lite.components import _messages
from lite.components._buttons import toggles
from lite.components._messages import ChatMessage as ChatMessage
from lite.components._messages import MessageDict as MessageDict
from lite.components._messages import MetadataDict as MetadataDict
from lite.components._messages import OptionDict as OptionDict
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.core.props import Legacy
from lite.errors import ConfigError
from lite.files.filedata import file_schema
from lite.files.store import to_file
from lite.protocol.messages import Json

_BUTTONS = ("share", "copy", "copy_all")
_FORMS = ("", "messages", "tuples")


class Chatbot(LabelledComponent):
    """A conversation: text with markdown, files, components, thoughts, and options to pick.

    Payload: JSON array of messages `{"role", "metadata", "content", "options"}`; `content` is an array of parts.
    Functions get the same, as dicts. Gradio 5's `type="messages"` gives each content as a str or a tuple instead,
    Gradio 4's `type="tuples"` gives `[user, bot]` pairs; all three are taken as return values, whatever `type` is. An
    app that names no `type` and returns pairs gets pairs from then on.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {
        "bubble_full_width": None,
        "likeable": None,
        "show_copy_button": toggles("copy", _BUTTONS),
        "show_copy_all_button": toggles("copy_all", _BUTTONS),
        "show_share_button": toggles("share", _BUTTONS),
    }

    value: Any = None
    """Messages at load, or a function that gives them."""
    _: KW_ONLY
    autoscroll: bool = True
    """Whether a new message is scrolled into view."""
    height: int | str | None = 400
    """Height in px or any CSS unit."""
    resizable: bool = False
    """Whether the user can drag it to another height."""
    max_height: int | str | None = None
    """Most height, in px or any CSS unit."""
    min_height: int | str | None = None
    """Least height, in px or any CSS unit."""
    editable: Literal["user", "all"] | None = None
    """Whose messages the user can change."""
    latex_delimiters: list[dict[str, str | bool]] | None = None
    """What encloses formulas: `{"left": "$$", "right": "$$", "display": True}`; None is $$ only."""
    rtl: bool = False
    """Whether text runs from right to left."""
    buttons: Sequence[str | Block] | None = None
    """Buttons in its corner: "share", "copy", "copy_all", or `gr.Button`s of the app's own."""
    watermark: str | None = None
    """Appended to what the user copies."""
    avatar_images: Sequence[str | Path | None] | None = None
    """Pictures of the user and of the bot: paths or URLs."""
    sanitize_html: bool = True
    """False lets `<style>` elements through; scripts and handlers are taken out in any case."""
    render_markdown: bool = True
    """Whether messages are markdown."""
    feedback_options: Sequence[str] | None = ("Like", "Dislike")
    """What the user may say of a message, where the app listens to `like`."""
    feedback_value: Sequence[str | None] | None = None
    """What was said of each of the bot's messages."""
    line_breaks: bool = True
    """Whether a line break in markdown is one in the message."""
    layout: Literal["panel", "bubble"] | None = None
    """How messages are drawn; None is "bubble"."""
    placeholder: str | None = None
    """Markdown shown while there are no messages."""
    examples: list[dict[str, Any]] | None = None
    """What to click while there are no messages: `{"text", "display_text", "icon", "files"}`."""
    allow_file_downloads: bool = True
    """Whether files in messages can be downloaded."""
    group_consecutive_messages: bool = True
    """Whether messages of one side in a row are drawn as one."""
    allow_tags: Sequence[str] | bool = True
    """Tags, besides HTML's, that sanitising keeps; True keeps all."""
    reasoning_tags: Sequence[tuple[str, str]] | None = None
    """What encloses thoughts in the bot's text, e.g. `[("<think>", "</think>")]`."""
    like_user_message: bool = False
    """Whether the user's own messages can be rated too."""

    change = Event("The conversation changed.", trigger_mode="always_last")
    select = Event("The user selected a message.", data="SelectData")
    like = Event("The user rated a message.", data="LikeData")
    retry = Event("The user wants another answer.", data="RetryData")
    undo = Event("The user took a message back.", data="UndoData")
    example_select = Event("The user picked an example.", data="SelectData")
    option_select = Event("The user picked an option.", data="SelectData")
    clear = Event("The user emptied the conversation.")
    copy = Event("The user copied a message.", data="CopyData")
    edit = Event("The user changed a message.", data="EditData")

    _form = ""

    def __post_init__(self) -> None:
        self._seen = _messages.Seen()
        if self._form not in _FORMS:
            raise ConfigError(f"Chatbot type is 'messages' or 'tuples', got {self._form!r}; best leave it out.")
        if self.layout not in (None, "panel", "bubble"):
            raise ConfigError(f"Chatbot layout is 'panel' or 'bubble', got {self.layout!r}.")
        if self.avatar_images is not None and len(self.avatar_images) != 2:
            raise ConfigError("Chatbot avatar_images are two: the user's and the bot's; None for one without.")
        super().__post_init__()

    def _absorb(self, given: dict[str, Any], name: str) -> None:
        if name == "type":
            self._form = given.pop(name) or ""
        else:
            super()._absorb(given, name)

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """Avatars and files of examples get URLs."""
        props = dict(props)
        if props.get("avatar_images"):
            props["avatar_images"] = [None if one is None else to_file(one).to_dict() for one in props["avatar_images"]]
        if props.get("examples"):
            props["examples"] = [_example(one) for one in props["examples"]]
        return super().wire_props(props)

    def preprocess(self, payload: Json) -> list[Any] | None:
        """Give the messages as dicts, or as `type` says.

        Raises:
            PayloadError: if it is no conversation.
            AccessError: if a file in it is not among those that a page may name.
        """
        if payload is None:
            return None
        messages = _messages.from_payload(payload)
        if self._form == "tuples":
            return _messages.pairs(messages)
        return _messages.one_by_one(messages) if self._form == "messages" else messages

    def postprocess(self, value: Any) -> list[Json]:
        """Show a list of messages; None empties the conversation.

        Raises:
            PayloadError: if an item is no message.
            AccessError: if a file in it is not among those that the page may have.
        """
        messages = [] if value is None else _messages.to_payload(value, self._seen)
        if not self._form and _messages.is_pairs(value):
            # Only apps for Gradio 4 and 5 return these, where pairs were the default.
            self._form = "tuples"
        return _messages.split_reasoning(messages, self.reasoning_tags) if self.reasoning_tags else messages

    def api_info(self) -> dict[str, Json]:
        return {"title": "ChatbotDataMessages", "type": "array", "items": _message_schema()}

    def example_payload(self) -> Json:
        return _messages.to_payload([["Hello!", "How can I help you?"]])

    def example_value(self) -> Any:
        return self.example_payload()

    def process_example(self, value: Any) -> Json:
        return self.postprocess(value)


def _example(example: Any) -> dict[str, Any]:
    """An example with files and icon that the page can load."""
    if isinstance(example, str):
        return {"text": example}
    sent: dict[str, Any] = dict(example)
    if isinstance(sent.get("icon"), (str, Path)):
        sent["icon"] = to_file(sent["icon"]).to_dict()
    if sent.get("files"):
        sent["files"] = [to_file(one).to_dict() for one in sent["files"]]
    return sent


def _message_schema() -> dict[str, Json]:
    def part(kind: str, **fields: Json) -> dict[str, Json]:
        properties = fields | {"type": {"const": kind, "default": kind, "type": "string"}}
        return {"type": "object", "properties": properties, "required": [n for n in fields if n != "alt_text"]}

    text, anything = {"type": "string"}, {"type": "object", "additionalProperties": True}
    component = part("component", component=text, value={}, constructor_args=anything, props=anything)
    file = part("file", file=file_schema(), alt_text=_nullable(text))
    option = {"type": "object", "properties": {"value": text, "label": text}, "required": ["value"]}
    return {
        "title": "Message",
        "type": "object",
        "properties": {
            "role": text,
            "metadata": _nullable(anything),
            "content": {"type": "array", "items": {"anyOf": [part("text", text=text), file, component]}},
            "options": _nullable({"type": "array", "items": option}),
        },
        "required": ["role", "content"],
    }


def _nullable(schema: dict[str, Json]) -> dict[str, Json]:
    return {"anyOf": [schema, {"type": "null"}], "default": None}
