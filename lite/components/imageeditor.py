"""A picture to draw on, with layers, brushes and an eraser; and the presets Sketchpad, Paint and ImageMask."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, Literal, TypedDict

from lite.components import _options, _picture
from lite.components._buttons import toggles
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.core.props import Legacy
from lite.errors import ConfigError, PayloadError
from lite.files.filedata import file_schema, is_file
from lite.files.store import received
from lite.protocol.messages import Json

_SOURCES = ("upload", "webcam", "clipboard")
_TRANSFORMS = ("crop", "resize")
_BUTTONS = ("download", "share", "fullscreen")
_MODES = ("1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F")
_COLOURS = ("#e11d48", "#f59e0b", "#16a34a", "#2563eb", "#9333ea", "#18181b", "#ffffff")
_MOST_PIXELS = 64_000_000
"""A canvas above this fails in some browsers without a word."""
_SAMPLE = "https://example.org/bus.png"

Colour = str | tuple[str, float]


class EditorValue(TypedDict):
    """What functions get and return: each picture as `type` says."""

    background: Any
    layers: list[Any]
    composite: Any


@dataclass
class Eraser:
    """How the eraser is."""

    default_size: int | Literal["auto"] = "auto"
    """Width at the beginning, in px of the canvas; "auto" takes one that suits the canvas."""


@dataclass
class Brush:
    """How the brush is, and which colours it has."""

    default_size: int | Literal["auto"] = "auto"
    """Width at the beginning, in px of the canvas; "auto" takes one that suits the canvas."""
    colors: list[Colour] | Colour | None = None
    """The palette: CSS colours, or (colour, opacity) with opacity 0..1; None is a palette of lite's."""
    default_color: Colour | None = None
    """Colour at the beginning; None is the first of the palette."""
    color_mode: Literal["fixed", "defaults"] = "defaults"
    """Whether the palette is all there is ("fixed"), or the user may choose other colours as well."""


@dataclass
class LayerOptions:
    """Which layers there are."""

    allow_additional_layers: bool = True
    """Whether the user can add some."""
    layers: list[str] | None = None
    """Names of those at the beginning; None is one, "Layer 1"."""
    disabled: bool = False
    """Whether there is one layer, and nothing to choose."""


class ImageEditor(LabelledComponent):
    """A picture to draw on, with layers, brushes, an eraser, crop and resize.

    Payload: `{"background": file, "layers": [file, ...], "composite": file}`, or null while nothing was drawn or given.
    The files are PNGs of one size; `composite` is the background with all layers that are shown. With `type="numpy"`
    functions get each of them as an array of shape (height, width, channels), 0..255.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {
        "show_download_button": toggles("download", _BUTTONS),
        "show_share_button": toggles("share", _BUTTONS),
        "show_fullscreen_button": toggles("fullscreen", _BUTTONS),
        "mirror_webcam": None,
        "crop_size": None,
        "_selectable": None,
    }

    value: Any = None
    """Path, URL, PIL image or array that is the background at load; or a dict like the payload, of those."""
    _: KW_ONLY
    height: int | str | None = None
    """Height of the component in px or any CSS unit."""
    width: int | str | None = None
    """Width of the component in px or any CSS unit."""
    image_mode: str = "RGBA"
    """Pillow's mode that functions get the pictures in."""
    sources: Iterable[str] | str | None = _SOURCES
    """Where a background may come from: "upload", "webcam", "clipboard"; None or () is nowhere."""
    type: Literal["numpy", "pil", "filepath"] = "numpy"
    """What the function gets of each picture. With "filepath", files of the newest 64 drawings stay;
    copy what is kept longer."""
    buttons: Sequence[str | Block] | None = None
    """Buttons in its corner: "download", "share", "fullscreen", or `gr.Button`s of the app's own."""
    interactive: bool | None = None
    """Whether the user can draw; None leaves it to how the app's events use it."""
    placeholder: str | None = None
    """Shown on the empty canvas until the user draws; the first line is the headline if it starts with #."""
    transforms: Iterable[str] | None = _TRANSFORMS
    """What can be done to the whole: "crop", "resize"; None or () is nothing."""
    eraser: Eraser | Literal[False] | None = None
    """`gr.Eraser`; False is none."""
    brush: Brush | Literal[False] | None = None
    """`gr.Brush`; False is none."""
    format: str = "webp"
    """Format of the files that are written for PIL images and arrays."""
    layers: LayerOptions | bool = True
    """`gr.LayerOptions`; False is one layer, and nothing to choose."""
    canvas_size: tuple[int, int] = (800, 800)
    """Width and height of the canvas in px, until a background of another size comes."""
    fixed_canvas: bool = False
    """Whether the canvas keeps `canvas_size`: backgrounds and crops are scaled into it, and "resize" isn't offered."""
    webcam_options: Any = None
    """`gr.WebcamOptions`: how the camera is used."""

    clear = Event("The user cleared the canvas.")
    change = Event("It changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed it: once the hand rests.", trigger_mode="always_last")
    select = Event("The user chose a layer.", data="SelectData")
    upload = Event("The user gave a background.")
    apply = Event("The user pressed the button that says the drawing is done.")

    def __post_init__(self) -> None:
        name = type(self).__name__
        if self.type not in ("numpy", "pil", "filepath"):
            raise ConfigError(f"{name} type is 'numpy', 'pil' or 'filepath', got {self.type!r}.")
        if self.image_mode is not None and self.image_mode not in _MODES:
            raise ConfigError(f"{name} image_mode is one of {', '.join(_MODES)}, got {self.image_mode!r}.")
        self.sources = _chosen(name, "sources", self.sources, _SOURCES)
        self.transforms = _chosen(name, "transforms", self.transforms, _TRANSFORMS)
        # What is None is not in the config, and the page has no defaults of its own.
        self.brush = Brush() if self.brush is None else self.brush
        self.eraser = Eraser() if self.eraser is None else self.eraser
        self.format = str(self.format).lower().lstrip(".")
        # Told now, not when the page is asked for.
        self.wire_props({one: getattr(self, one) for one in _CONVERTED})
        super().__post_init__()

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """Options cross as plain data, complete."""
        props = {name: _CONVERTED[name](value) if name in _CONVERTED else value for name, value in props.items()}
        return super().wire_props(props)

    def preprocess(self, payload: Json) -> EditorValue | None:
        """Give background, layers and composite as arrays, PIL images or paths; None if there is nothing yet.

        Raises:
            PayloadError: if what came is no drawing.
            AccessError: if a file is not among those that a page may name.
        """
        if payload is None:
            return None
        layers = payload.get("layers") or [] if isinstance(payload, dict) else None
        if not isinstance(payload, dict) or not isinstance(layers, list):
            raise PayloadError("A drawing has a background, layers and a composite; draw it again.")
        background, composite = payload.get("background"), payload.get("composite")
        if composite is None and not layers:
            composite = background  # a value of Python's that the page has not drawn yet
        return {
            "background": self._given(background),
            "layers": [self._given(layer) for layer in layers if layer is not None],
            "composite": self._given(composite),
        }

    def _given(self, payload: Json) -> Any:
        if payload is None:
            return None
        path = received(payload).path
        if self.type == "filepath":
            suffix = os.path.splitext(path)[1][1:].lower() or self.format
            return _picture.converted(path, self.image_mode, suffix)
        image = _picture.opened(path, self.image_mode)
        return image if self.type == "pil" else _picture.numpy().array(image)

    def postprocess(self, value: Any) -> Json:
        """Show a dict of background, layers and composite, or a picture as the background; None clears the canvas.

        Raises:
            PayloadError: if it is none of these.
            AccessError: if it is a file that the page may not have.
        """
        if value is None:
            return None
        if not isinstance(value, dict) or is_file(value):
            return {"background": self._shown(value), "layers": [], "composite": None}
        strange = value.keys() - {"background", "layers", "composite", "id"}
        if strange:
            raise PayloadError(
                f"A drawing is a dict of background, layers and composite; it has no {', '.join(map(repr, strange))}."
            )
        return {
            "background": self._shown(value.get("background")),
            "layers": [self._shown(layer) for layer in value.get("layers") or [] if layer is not None],
            "composite": self._shown(value.get("composite")),
        }

    def _shown(self, picture: Any) -> Json:
        return None if picture is None else _picture.picture_file(picture, self.format).to_dict()

    def api_info(self) -> dict[str, Json]:
        optional = {"anyOf": [file_schema(), {"type": "null"}], "default": None}
        properties = {
            "background": optional,
            "layers": {"type": "array", "items": file_schema(), "default": []},
            "composite": optional,
            "id": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        }
        return {"title": "EditorData", "type": "object", "properties": properties}

    def example_payload(self) -> Json:
        file = {"path": _SAMPLE, "url": _SAMPLE, "orig_name": "bus.png", "meta": {"_type": "gradio.FileData"}}
        return {"background": file, "layers": [], "composite": None}

    def example_value(self) -> Any:
        return {"background": _SAMPLE, "layers": [], "composite": None}


class Sketchpad(ImageEditor):
    """A sheet to draw on in black: no pictures from elsewhere."""

    kind = "imageeditor"

    _: KW_ONLY
    sources: Iterable[str] | str | None = ()
    """Where a background may come from: "upload", "webcam", "clipboard"; () is nowhere."""
    transforms: Iterable[str] | None = ("crop",)
    """What can be done to the whole: "crop", "resize"; None or () is nothing."""

    def __post_init__(self) -> None:
        if self.brush is None:
            self.brush = Brush(colors=["#000000"], color_mode="fixed")
        super().__post_init__()


class Paint(ImageEditor):
    """A sheet to paint on in colours: no pictures from elsewhere."""

    kind = "imageeditor"

    _: KW_ONLY
    sources: Iterable[str] | str | None = ()
    """Where a background may come from: "upload", "webcam", "clipboard"; () is nowhere."""
    transforms: Iterable[str] | None = ("crop",)
    """What can be done to the whole: "crop", "resize"; None or () is nothing."""


class ImageMask(ImageEditor):
    """A picture, and one layer on which the user marks parts of it."""

    kind = "imageeditor"

    _: KW_ONLY
    transforms: Iterable[str] | None = ("crop",)
    """What can be done to the whole: "crop", "resize"; None or () is nothing."""
    layers: LayerOptions | bool = False
    """`gr.LayerOptions`; False is one layer, and nothing to choose."""

    def __post_init__(self) -> None:
        if self.brush is None:
            self.brush = Brush(colors=["#000000"], color_mode="fixed")
        super().__post_init__()


def _chosen(name: str, prop: str, given: Iterable[str] | str | None, known: tuple[str, ...]) -> list[str]:
    chosen = [given] if isinstance(given, str) else list(given or ())
    for one in chosen:
        if one not in known:
            raise ConfigError(f"{name} {prop} are {', '.join(known)}; not {one!r}.")
    return chosen


def _size(size: Any, what: str) -> int | str:
    if size == "auto" or (isinstance(size, (int, float)) and not isinstance(size, bool) and 0 < size < 10_000):
        return size  # type: ignore[no-any-return]
    raise ConfigError(f"{what} default_size is a number of px or 'auto', got {size!r}.")


def _colour(given: Any) -> list[Json]:
    """[CSS colour, opacity], the opacity null where the colour itself says it."""
    colour, opacity = given if isinstance(given, (tuple, list)) and len(given) == 2 else (given, None)
    if not isinstance(colour, str) or not (
        opacity is None or (isinstance(opacity, (int, float)) and 0 <= opacity <= 1)
    ):
        raise ConfigError(f"A colour of a Brush is a CSS colour or (colour, opacity 0..1), got {given!r}.")
    return [colour, opacity]


def _brush(given: Any) -> Json:
    if given is False:
        return None
    brush = _made(Brush, given)
    if brush.color_mode not in ("fixed", "defaults"):
        raise ConfigError(f"Brush color_mode is 'fixed' or 'defaults', got {brush.color_mode!r}.")
    colors = [brush.colors] if isinstance(brush.colors, (str, tuple)) else brush.colors or _COLOURS
    palette = [_colour(one) for one in colors]
    first = palette[0] if brush.default_color in (None, "auto") else _colour(brush.default_color)
    return {
        "default_size": _size(brush.default_size, "Brush"),
        "colors": palette,
        "default_color": first,
        "color_mode": brush.color_mode,
    }


def _eraser(given: Any) -> Json:
    return None if given is False else {"default_size": _size(_made(Eraser, given).default_size, "Eraser")}


def _layers(given: Any) -> Json:
    if isinstance(given, bool):
        given = LayerOptions(disabled=not given)
    options = _made(LayerOptions, given)
    names = [str(name) for name in options.layers or ["Layer 1"]]
    return {
        "allow_additional_layers": bool(options.allow_additional_layers),
        "layers": names[:1] if options.disabled else names,
        "disabled": bool(options.disabled),
    }


def _made(kind: Any, given: Any) -> Any:
    """The options `given` as an object of their class, a dict of them, or nothing."""
    if given is None or isinstance(given, kind):
        return given or kind()
    if isinstance(given, dict):
        try:
            return kind(**given)
        except TypeError as error:
            raise ConfigError(f"gr.{kind.__name__}: {error}.") from error
    raise ConfigError(f"gr.{kind.__name__}, a dict of its options, or False was expected, got {given!r}.")


def _canvas(given: Any) -> list[int]:
    sides = given if isinstance(given, (tuple, list)) and len(given) == 2 else (0, 0)
    if all(isinstance(side, int) and side > 0 for side in sides) and sides[0] * sides[1] <= _MOST_PIXELS:
        return list(sides)
    raise ConfigError(f"canvas_size is (width, height) in px, at most {_MOST_PIXELS:,} pixels; got {given!r}.")


_CONVERTED = {
    "brush": _brush,
    "eraser": _eraser,
    "layers": _layers,
    "canvas_size": _canvas,
    "webcam_options": _options.webcam,
}
"""Prop → what makes plain data of it."""
