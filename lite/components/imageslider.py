"""Two pictures of the same thing, with a line to drag between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar, Literal

from lite.components import _picture
from lite.components._buttons import toggles
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.core.props import Legacy
from lite.errors import ConfigError, PayloadError
from lite.files.filedata import file_schema
from lite.files.store import received
from lite.protocol.messages import Json

_BUTTONS = ("download", "fullscreen")
_SAMPLE = "https://example.org/bus.png"


class ImageSlider(LabelledComponent):
    """Two pictures, one over the other, and a line to drag between them.

    Payload: a list of two file payloads, either of which may be null, or null. Functions get a pair, or None.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {
        "show_download_button": toggles("download", _BUTTONS),
        "show_fullscreen_button": toggles("fullscreen", _BUTTONS),
    }

    value: Any = None
    """Two paths, URLs, PIL images or arrays at load, or a function that gives them."""
    _: KW_ONLY
    format: str = "webp"
    """Format of the files that are written for PIL images and arrays."""
    height: int | str | None = None
    """Height in px or any CSS unit."""
    width: int | str | None = None
    """Width in px or any CSS unit."""
    image_mode: str | None = "RGB"
    """Pillow's mode that functions get the pictures in; None leaves them as they are."""
    type: Literal["numpy", "pil", "filepath"] = "numpy"
    """What the function gets of each picture."""
    buttons: Sequence[str | Block] | None = None
    """Buttons in its corner: "download" (of the second picture), "fullscreen", or `gr.Button`s of the app's own."""
    interactive: bool | None = None
    """Whether the user can give pictures; None leaves it to how the app's events use it."""
    slider_position: float = 50
    """Where the line is at first, in percent from the left."""
    max_height: int = 500
    """Most height in px."""

    clear = Event("The user took the pictures out.")
    change = Event("They changed, by the user or by a function.", trigger_mode="always_last")
    stream = Event("Gradio's name for pictures of a camera; nothing fires it, there or here.")
    select = Event("The user chose a place for the line.", data="SelectData")
    upload = Event("The user uploaded one.")
    input = Event("The user changed them.")

    def __post_init__(self) -> None:
        if self.type not in ("numpy", "pil", "filepath"):
            raise ConfigError(f"ImageSlider type is 'numpy', 'pil' or 'filepath', got {self.type!r}.")
        _picture.check_mode(self.image_mode, "ImageSlider")
        if not 0 <= self.slider_position <= 100:
            raise ConfigError(f"ImageSlider slider_position is a percentage, 0 to 100, got {self.slider_position!r}.")
        self.format = str(self.format).lower().lstrip(".")
        super().__post_init__()

    def packages(self) -> Sequence[str]:
        return _picture.packages(self.type)

    def preprocess(self, payload: Json) -> tuple[Any, Any] | None:
        """Give both pictures as arrays, PIL images or paths, None for one that is missing; None if both are.

        Raises:
            PayloadError: if they are no two pictures.
            AccessError: if one is not among the files that a page may name.
        """
        if payload is None:
            return None
        if not isinstance(payload, list) or len(payload) != 2:
            raise PayloadError("Two pictures were expected here, as a list.")
        first, second = (self._read(one) for one in payload)
        return None if first is None and second is None else (first, second)

    def _read(self, payload: Json) -> Any:
        if payload is None:
            return None
        return _picture.read(received(payload), self.type, self.image_mode, self.format)

    def postprocess(self, value: Any) -> Json:
        """Show two paths, URLs, PIL images or arrays; None for either leaves its place empty.

        Raises:
            PayloadError: if `value` is no pair of these.
            AccessError: if one is a file that the page may not have.
        """
        if value is None:
            return None
        if not isinstance(value, tuple | list) or len(value) != 2:
            raise PayloadError("An ImageSlider shows two pictures, as a pair: (before, after).")
        return [None if one is None else _picture.picture_file(one, self.format).to_dict() for one in value]

    def process_example(self, value: Any) -> Json:
        return self.postprocess(value)

    def api_info(self) -> dict[str, Json]:
        one = {"anyOf": [file_schema(path_required=False) | {"title": "ImageData"}, {"type": "null"}]}
        pair = {"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": [one, one]}
        return {"title": "SliderData", "anyOf": [pair, {"type": "null"}]}

    def example_payload(self) -> Json:
        meta = {"_type": "gradio.FileData"}
        return [{"path": _SAMPLE, "url": _SAMPLE, "orig_name": "bus.png", "meta": meta} for _ in range(2)]

    def example_value(self) -> Any:
        return [_SAMPLE, _SAMPLE]
