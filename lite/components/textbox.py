"""A box to type text into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, Literal

from lite.core.block import Block
from lite.core.component import FormComponent
from lite.core.event import Event
from lite.core.props import Legacy
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json


def _copy_button(given: dict[str, Any], value: Any) -> None:
    if value:
        given.setdefault("buttons", ["copy"])


@dataclass
class InputHTMLAttributes:
    """Attributes for a text box's input element; those that are None are left out."""

    autocapitalize: Literal["off", "none", "on", "sentences", "words", "characters"] | None = None
    autocorrect: Literal["on", "off"] | None = None
    spellcheck: bool | None = None
    autocomplete: str | None = None
    tabindex: int | None = None
    enterkeyhint: Literal["enter", "done", "go", "next", "previous", "search", "send"] | None = None
    lang: str | None = None


def plain_attributes(props: dict[str, Any]) -> dict[str, Any]:
    """`props` with an `InputHTMLAttributes` as a dict of what it says."""
    attributes = props.get("html_attributes")
    if not isinstance(attributes, InputHTMLAttributes):
        return props
    return props | {"html_attributes": {name: value for name, value in vars(attributes).items() if value is not None}}


class Textbox(FormComponent):
    """Text, typed by the user or shown to them.

    Payload: JSON string, or null when empty and never touched.
    """

    page_value = "text"

    legacy: ClassVar[dict[str, Legacy | None]] = {"show_copy_button": _copy_button}

    value: Any = None
    """Text at load, or a function that gives it."""
    _: KW_ONLY
    type: Literal["text", "password", "email"] = "text"
    """What is typed; a password is hidden."""
    lines: int = 1
    """Height in lines of text."""
    max_lines: int | None = None
    """Most lines it grows to before it scrolls; None means 20, or `lines` if that is more."""
    placeholder: str | None = None
    """Shown while it is empty."""
    autofocus: bool = False
    """Whether it has the focus when the page opens."""
    autoscroll: bool = True
    """Whether new text at the end is scrolled into view."""
    text_align: Literal["left", "right"] | None = None
    """Side the text starts from; None follows the language's direction."""
    rtl: bool = False
    """Whether text runs from right to left."""
    buttons: Sequence[Literal["copy"] | Block] | None = None
    """Buttons in its corner: "copy", or a `gr.Button` of the app's own."""
    max_length: int | None = None
    """Most characters, in Unicode code points, that may be typed."""
    submit_btn: str | bool | None = False
    """Whether, or with which text, a submit button stands in the box."""
    stop_btn: str | bool | None = False
    """Whether, or with which text, a stop button stands in the box."""
    html_attributes: InputHTMLAttributes | dict[str, Any] | None = None
    """Attributes of its input element, e.g. `gr.InputHTMLAttributes(spellcheck=False)`."""

    change = Event("The text changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the text.")
    select = Event("The user selected some of the text.", data="SelectData")
    submit = Event("The user pressed Enter.")
    focus = Event("It got the focus.")
    blur = Event("It lost the focus.")
    stop = Event("The user pressed the stop button.")
    copy = Event("The user copied the text with its button.", data="CopyData")

    def __post_init__(self) -> None:
        if self.type not in ("text", "password", "email"):
            raise ConfigError(f"Textbox type is 'text', 'password' or 'email', got {self.type!r}.")
        super().__post_init__()

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        return super().wire_props(plain_attributes(props))

    def preprocess(self, payload: str | None) -> str | None:
        """Give the text as typed.

        Raises:
            PayloadError: if it is no text, or longer than `max_length`.
        """
        if payload is None:
            return None
        if not isinstance(payload, (str, int, float)):
            raise PayloadError(f"Text was expected here, not {type(payload).__name__}.")
        text = str(payload)
        if self.max_length is not None and len(text) > self.max_length:
            raise PayloadError(f"This text has {len(text)} characters; at most {self.max_length} are allowed.")
        return text

    def postprocess(self, value: Any) -> str | None:
        """Show `str(value)`; None empties the box."""
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Json]:
        return {"type": "string"}

    def example_payload(self) -> Json:
        return "Hello!!"

    def example_value(self) -> Any:
        return "Hello!!"


Text = Textbox


class TextArea(Textbox):
    """A text box of several lines."""

    kind: ClassVar[str] = "textbox"

    _: KW_ONLY
    lines: int = 7
    max_lines: int | None = 20
