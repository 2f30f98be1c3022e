"""What several speakers say, line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY
from typing import Any, Literal

from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json

Line = dict[str, str]
"""`{"speaker": str, "text": str}`"""


class Dialogue(LabelledComponent, without=("preserved_by_key", "every", "inputs")):
    """What several speakers say: the user writes it, line by line or as plain text, or reads it.

    Payload: `[{"speaker": "Ann", "text": "Hello"}]`, or a JSON string where the user typed plain text.
    """

    value: Any = None
    """Lines at load, `[{"speaker": …, "text": …}]`, or text, or a function that gives either."""
    _: KW_ONLY
    type: Literal["list", "text"] = "text"
    """What a function gets: the lines, or one text made by `formatter` and `separator`."""
    speakers: list[str] | None = None
    """Who may speak; None lets the user type a name."""
    formatter: Callable[..., Any] | None = None
    """`(speaker, text)` → a line of text; None makes `[speaker] text`."""
    unformatter: Callable[..., Any] | None = None
    """A line of text → `{"speaker", "text"}`; None reads `[speaker] text`."""
    tags: list[str] | None = None
    """What a colon offers while the user types, such as "(laughs)"."""
    separator: str = "\n"
    """What stands between lines of text."""
    color_map: dict[str, str] | None = None
    """CSS colours of speakers, where it is only read."""
    label: str | None = "Dialogue"
    info: str | None = "Type colon (:) in the dialogue line to see the available tags"
    """A sentence below the label, where the user can write."""
    placeholder: str | None = None
    """Shown in an empty line."""
    interactive: bool | None = None
    """Whether the user can write; None leaves it to how the app's events use it."""
    autofocus: bool = False
    """Whether it has the focus when the page opens."""
    autoscroll: bool = True
    """Whether new lines at the end are scrolled into view."""
    max_lines: int | None = None
    """Most lines the user can make."""
    buttons: Sequence[Literal["copy"] | Block] | None = None
    """Buttons in its corner: "copy", which is there without asking, or a `gr.Button` of the app's own."""
    submit_btn: str | bool | None = False
    """Whether, or with which text, there is a submit button."""
    ui_mode: Literal["dialogue", "text", "both"] = "both"
    """Whether the user writes line by line, plain text, or changes between the two."""

    change = Event("The dialogue changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the dialogue.")
    submit = Event("The user pressed the submit button, or Ctrl+Enter.")

    def __post_init__(self) -> None:
        if self.type not in ("list", "text"):
            raise ConfigError(f"Dialogue type is 'list' or 'text', got {self.type!r}.")
        if self.ui_mode not in ("dialogue", "text", "both"):
            raise ConfigError(f"Dialogue ui_mode is 'dialogue', 'text' or 'both', got {self.ui_mode!r}.")
        if not self.separator:
            raise ConfigError(
                "Dialogue separator is empty; lines could not be told apart again. Leave it out for '\\n'."
            )
        super().__post_init__()

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """The page makes and reads lines of text by itself, unless the app has functions of its own for it."""
        own = {name: True for name in ("formatter", "unformatter") if props.get(name) is not None}
        return super().wire_props(props | own)

    def preprocess(self, payload: Json) -> str | list[Line]:
        """Give one text, or with `type="list"` the lines as `[{"speaker", "text"}]`. Nothing said is "" or [].

        Raises:
            PayloadError: if the payload is no dialogue, or has more than `max_lines` lines.
        """
        lines = self._read(payload) if self.type == "list" or not isinstance(payload, str) else None
        if lines is None:
            return str(payload)
        if self.max_lines is not None and len(lines) > self.max_lines:
            raise PayloadError(f"This dialogue has {len(lines)} lines; at most {self.max_lines} are allowed.")
        return lines if self.type == "list" else self._written(lines)

    def postprocess(self, value: Any) -> Json:
        """Show lines, `[{"speaker": …, "text": …}]`, or text.

        Raises:
            PayloadError: if `value` is neither.
        """
        if value is None or isinstance(value, str):
            return value
        return list(map(_line, _listed(value)))

    def answer(self, name: str, args: list[Json]) -> Any:
        if name == "format" and len(args) == 1:
            return args[0] if isinstance(args[0], str) else self._written(self._read(args[0]))
        if name == "unformat" and len(args) == 1 and isinstance(args[0], str):
            return self._read(args[0])
        return super().answer(name, args)

    def _written(self, lines: list[Line]) -> str:
        write = self.formatter or default_formatter
        return self.separator.join(str(write(line["speaker"], line["text"])) for line in lines)

    def _read(self, payload: Json) -> list[Line]:
        if payload is None:
            return []
        if isinstance(payload, str):
            read = self.unformatter or default_unformatter
            pieces = (piece.strip() for piece in payload.split(self.separator))
            return [_line(read(piece)) for piece in pieces if piece]
        lines = list(map(_line, _listed(payload)))
        # One empty line is what a page shows where nothing is said yet.
        return [] if len(lines) == 1 and not lines[0]["text"] else lines

    def process_example(self, value: Any) -> Json:
        shown = self.postprocess(value)
        return shown if isinstance(shown, str) else self._written(self._read(shown))

    def api_info(self) -> dict[str, Json]:
        text: dict[str, Json] = {"type": "string"}
        line: dict[str, Json] = {
            "properties": {"speaker": {"title": "Speaker", **text}, "text": {"title": "Text", **text}},
            "required": ["speaker", "text"],
            "title": "DialogueLine",
            "type": "object",
        }
        return {
            "$defs": {"DialogueLine": line},
            "anyOf": [{"items": {"$ref": "#/$defs/DialogueLine"}, "type": "array"}, text],
            "title": "DialogueModel",
            "additional_description": None,
        }

    def example_value(self) -> Any:
        return [
            {"speaker": "Speaker 1", "text": "Hello, how are you?"},
            {"speaker": "Speaker 2", "text": "I'm fine, thank you!"},
        ]


def default_formatter(speaker: str, text: str) -> str:
    """`[speaker] text`; a line without a speaker is its text."""
    return f"[{speaker}] {text}" if speaker else text


def default_unformatter(line: str) -> Line:
    """The inverse of `default_formatter`; a line that names nobody is by "Unknown"."""
    speaker, closed, text = line[1:].partition("]") if line.startswith("[") else ("", "", "")
    return {"speaker": speaker, "text": text.strip()} if closed else {"speaker": "Unknown", "text": line}


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise PayloadError(f"A dialogue is a list of {{'speaker', 'text'}} or text, got {type(value).__name__}.")
    return list(value)


def _line(line: Any) -> Line:
    try:
        speaker, text = line["speaker"], line["text"]
    except (TypeError, KeyError, IndexError):
        raise PayloadError(f"A line of a dialogue is {{'speaker': …, 'text': …}}, got {line!r}.") from None
    if not (isinstance(speaker, str) and isinstance(text, str)):
        raise PayloadError(f"Speaker and text of a dialogue's line are text, got {line!r}.")
    return {"speaker": speaker, "text": text}
