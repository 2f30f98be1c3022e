"""A text box that takes files too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar, Literal

from lite.components.textbox import InputHTMLAttributes, plain_attributes
from lite.core.component import FormComponent
from lite.core.event import Event
from lite.core.props import Legacy
from lite.errors import ConfigError, PayloadError
from lite.files.filedata import file_schema
from lite.files.kinds import checked_types, refuse_other_types
from lite.files.store import received, to_file
from lite.protocol.messages import Json

_SOURCES = ("upload", "microphone")
_SAMPLE = "https://example.org/bus.png"


class MultimodalTextbox(FormComponent):
    """Text with files: pictures, recordings, documents, by dialog, drop or paste, or from the microphone.

    Payload: `{"text": str, "files": [file payload, ...]}`. Functions get the same with paths instead of payloads.
    """

    plain_payload: ClassVar[bool] = False
    legacy: ClassVar[dict[str, Legacy | None]] = {"show_copy_button": None}

    value: Any = None
    """Text, or `{"text", "files"}`, at load; or a function that gives it."""
    _: KW_ONLY
    sources: Any = None
    """Where files come from: "upload", "microphone", or a list of both; None is "upload"."""
    file_types: list[str] | None = None
    """What may be uploaded: suffixes such as ".pdf", or "image", "video", "audio", "text", "file"."""
    file_count: Literal["single", "multiple", "directory"] = "single"
    """One file, several, or a folder of them."""
    lines: int = 1
    """Height in lines of text."""
    max_lines: int = 20
    """Most lines it grows to before it scrolls."""
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
    submit_btn: str | bool | None = True
    """Whether, or with which text, a submit button stands in the box."""
    stop_btn: str | bool | None = False
    """Whether, or with which text, a stop button stands in the box."""
    max_plain_text_length: int = 1000
    """Most characters that are pasted as text; what is longer becomes a file."""
    html_attributes: InputHTMLAttributes | dict[str, Any] | None = None
    """Attributes of its input element, e.g. `gr.InputHTMLAttributes(spellcheck=False)`."""

    change = Event("The text or the files changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the text or the files.")
    select = Event("The user selected some of the text.", data="SelectData")
    submit = Event("The user pressed Enter, or the submit button.")
    focus = Event("It got the focus.")
    blur = Event("It lost the focus.")
    stop = Event("The user pressed the stop button.")

    def __post_init__(self) -> None:
        if self.file_count not in ("single", "multiple", "directory"):
            raise ConfigError(
                f"MultimodalTextbox file_count is 'single', 'multiple' or 'directory', got {self.file_count!r}."
            )
        self.file_types = checked_types(self.file_types, "MultimodalTextbox")
        self.sources = _listed(self.sources)
        super().__post_init__()

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        props = dict(props)
        if "sources" in props:
            props["sources"] = _listed(props["sources"])
        return super().wire_props(plain_attributes(props))

    def preprocess(self, payload: Json) -> dict[str, Any] | None:
        """Give `{"text": str, "files": [path, ...]}`; None if the page sent none.

        Raises:
            PayloadError: if it is no text with files, or a file is of a wrong type or too large.
            AccessError: if a file is not among those that a page may name.
        """
        if payload is None:
            return None
        if isinstance(payload, str):
            payload = {"text": payload}
        if not isinstance(payload, dict):
            raise PayloadError(f"Text with files was expected here, not {type(payload).__name__}.")
        text, files = payload.get("text") or "", payload.get("files") or []
        if not isinstance(text, str) or not isinstance(files, list):
            raise PayloadError('Text with files is {"text": "…", "files": […]}; something else came.')
        if self.file_count == "single" and len(files) > 1:
            raise PayloadError(f"One file was expected here, not {len(files)}.")
        return {"text": text, "files": [self._read(one) for one in files]}

    def _read(self, payload: Json) -> str:
        file = received(payload)
        # What is recorded comes from the box itself, whatever else may be uploaded.
        recorded = ["audio"] if "microphone" in self.sources else []
        refuse_other_types(file, self.file_types and [*self.file_types, *recorded])
        return file.path

    def postprocess(self, value: Any) -> dict[str, Json]:
        """Show a text, or `{"text", "files"}`; None empties the box.

        Raises:
            PayloadError: if it is neither.
            AccessError: if a file is not among those that the page may have.
        """
        if value is None:
            return {"text": "", "files": []}
        if isinstance(value, str):
            return {"text": value, "files": []}
        if not isinstance(value, dict):
            raise PayloadError(f'Show a text, or {{"text": "…", "files": ["path"]}}; not {type(value).__name__}.')
        files = value.get("files") or []
        if isinstance(files, str) or not isinstance(files, Sequence):
            files = [files]
        text = value.get("text")
        return {"text": "" if text is None else str(text), "files": [to_file(one).to_dict() for one in files]}

    def api_info(self) -> dict[str, Json]:
        return {
            "title": "MultimodalData",
            "type": "object",
            "properties": {
                "text": {"title": "Text", "type": "string"},
                "files": {"title": "Files", "type": "array", "items": file_schema()},
            },
            "required": ["text"],
        }

    def example_payload(self) -> Json:
        meta = {"_type": "gradio.FileData"}
        return {
            "text": "Describe this image",
            "files": [{"path": _SAMPLE, "url": _SAMPLE, "orig_name": "bus.png", "meta": meta}],
        }

    def example_value(self) -> Any:
        return {"text": "Describe this image", "files": [_SAMPLE]}


def _listed(sources: Any) -> list[str]:
    listed = ["upload"] if sources is None else [sources] if isinstance(sources, str) else list(sources)
    for source in listed:
        if source not in _SOURCES:
            raise ConfigError(f"MultimodalTextbox sources are {' and '.join(_SOURCES)}, got {source!r}.")
    return listed
