"""A picture, given by the user or shown to them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar, Literal

from lite.components import _options, _picture
from lite.components._buttons import toggles
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.core.props import Legacy, renamed
from lite.errors import ConfigError
from lite.files import inline
from lite.files.filedata import file_schema
from lite.files.store import received
from lite.protocol.messages import Json

_SOURCES = ("upload", "webcam", "clipboard")
_BUTTONS = ("download", "share", "fullscreen")
_SAMPLE = "https://example.org/bus.png"


class Image(LabelledComponent):
    """A picture: uploaded, pasted, or made by a function.

    Payload: a file payload (see `FileData`), or null. With `type="numpy"` functions get an array of shape
    (height, width, channels), 0..255.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {
        "source": renamed("sources"),
        "show_download_button": toggles("download", _BUTTONS),
        "show_share_button": toggles("share", _BUTTONS),
        "show_fullscreen_button": toggles("fullscreen", _BUTTONS),
        "mirror_webcam": None,
        "webcam_constraints": None,
    }

    value: Any = None
    """Path, URL, PIL image or array at load, or a function that gives it."""
    _: KW_ONLY
    format: str = "webp"
    """Format of the files that are written for PIL images and arrays."""
    height: int | str | None = None
    """Height in px or any CSS unit."""
    width: int | str | None = None
    """Width in px or any CSS unit."""
    image_mode: str | None = "RGB"
    """Pillow's mode that functions get the picture in; None leaves it as it is."""
    sources: Any = None
    """Where the user may take it from: "upload", "clipboard", "webcam"; None is all."""
    type: Literal["numpy", "pil", "filepath"] = "numpy"
    """What the function gets."""
    interactive: bool | None = None
    """Whether the user can give one; None leaves it to how the app's events use it."""
    buttons: Sequence[str | Block] | None = None
    """Buttons in its corner: "download", "share", "fullscreen", or `gr.Button`s of the app's own."""
    streaming: bool = False
    """Whether the camera's pictures go to `stream` listeners while it is on."""
    webcam_options: Any = None
    """`gr.WebcamOptions`: how the camera is used."""
    placeholder: str | None = None
    """Shown while it is empty; the first line is the headline if it starts with #."""
    watermark: Any = None
    """Picture to put on those that functions return; or `gr.WatermarkOptions` with its position."""
    alt_text: str | None = None
    """What is on the picture, for those who can't see it."""

    clear = Event("The user took it out.")
    change = Event("It changed, by the user or by a function.", trigger_mode="always_last")
    stream = Event("The webcam gave the next picture.", connection="stream")
    select = Event("The user clicked on a point of it.", data="SelectData")
    upload = Event("The user uploaded one.")
    input = Event("The user changed it.")

    def __post_init__(self) -> None:
        if self.type not in ("numpy", "pil", "filepath"):
            raise ConfigError(f"Image type is 'numpy', 'pil' or 'filepath', got {self.type!r}.")
        _picture.check_mode(self.image_mode, "Image")
        sources = [self.sources] if isinstance(self.sources, str) else self.sources
        if sources is None:
            sources = ["webcam"] if self.streaming else _SOURCES
        self.sources = list(sources)
        for source in self.sources:
            if source not in _SOURCES:
                raise ConfigError(f"Image sources are {', '.join(_SOURCES)}; not {source!r}.")
        if self.streaming and "webcam" not in self.sources:
            raise ConfigError("Image(streaming=True) takes its pictures from the camera; add 'webcam' to sources.")
        _options.webcam(self.webcam_options)
        self.format = str(self.format).lower().lstrip(".")
        super().__post_init__()

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """The watermark is put on in Python, so the page doesn't get it."""
        props = {name: value for name, value in props.items() if name != "watermark"}
        if "webcam_options" in props:
            props["webcam_options"] = _options.webcam(props["webcam_options"])
        return super().wire_props(props)

    def preprocess(self, payload: Json) -> Any:
        """Give the picture as an array, a PIL image or a path; None if there is none.

        Raises:
            PayloadError: if it is no picture.
            AccessError: if it is not among the files that a page may name.
        """
        if payload is None:
            return None
        if (frame := inline.chunks_of(payload)) is not None:
            return self._frame(b"".join(frame))
        return _picture.read(received(payload), self.type, self.image_mode, self.format)

    def _frame(self, data: bytes) -> Any:
        """A picture of a stream. It becomes a file only for who wants one: a stream may go on for hours."""
        if self.type == "filepath":
            return inline.kept(data, f"frame.{_picture.suffix_of_bytes(data)}")
        image = _picture.opened(io.BytesIO(data), self.image_mode)
        return image if self.type == "pil" else _picture.numpy().array(image)

    def postprocess(self, value: Any) -> Json:
        """Show a path, URL, PIL image or array; None shows nothing.

        Raises:
            PayloadError: if it is none of these.
            AccessError: if it is a file that the page may not have.
        """
        return None if value is None else _picture.picture_file(value, self.format, self.watermark).to_dict()

    def process_example(self, value: Any) -> Json:
        return None if value is None else _picture.picture_file(value, self.format).to_dict()

    def api_info(self) -> dict[str, Json]:
        return file_schema(path_required=False) | {"title": "ImageData"}

    def example_payload(self) -> Json:
        return {"path": _SAMPLE, "url": _SAMPLE, "orig_name": "bus.png", "meta": {"_type": "gradio.FileData"}}

    def example_value(self) -> Any:
        return _SAMPLE
