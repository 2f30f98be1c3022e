"""Pictures and videos in a grid, one of them large on demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar, Literal

from lite.components import _picture
from lite.components._buttons import toggles
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.core.props import Legacy
from lite.errors import ConfigError, PayloadError
from lite.files.filedata import FileData, file_schema, is_file
from lite.files.kinds import checked_types, refuse_other_types
from lite.files.store import received
from lite.protocol.messages import Json

_SOURCES = ("upload", "webcam", "clipboard")
_FITS = ("contain", "cover", "fill", "none", "scale-down")
_BUTTONS = ("download", "download_all", "fullscreen")
_SAMPLE = "https://example.org/bus.png"


class Gallery(LabelledComponent):
    """Pictures and videos in a grid; one that is clicked is shown large, with the others in a strip below.

    Payload: a list of `{"image": file payload, "caption": text or null}`, or `"video"` instead of `"image"`. Functions
    get a list of (picture, caption) pairs, or None if there is nothing; videos are always paths.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {
        "show_download_button": toggles("download", _BUTTONS),
        "show_share_button": toggles("share", _BUTTONS),
        "show_fullscreen_button": toggles("fullscreen", _BUTTONS),
    }

    value: Any = None
    """Paths, URLs, PIL images or arrays at load, each alone or in a pair with its caption; or a function for them."""
    _: KW_ONLY
    format: str = "webp"
    """Format of the files that are written for PIL images and arrays."""
    file_types: Any = None
    """What may be uploaded: suffixes such as ".png", or "image", "video"; None is both."""
    columns: int | None = 2
    """Most pictures in a row; narrow pages have fewer."""
    rows: int | None = None
    """Rows that share `height`; further ones are scrolled to."""
    height: int | float | str | None = None
    """Height in px or any CSS unit; more pictures scroll."""
    allow_preview: bool = True
    """Whether a picture that is clicked is shown large."""
    preview: bool | None = None
    """Whether it opens with one picture large."""
    selected_index: int | None = None
    """Index of the picture that is selected; with `allow_preview` it is the large one."""
    object_fit: Literal["contain", "cover", "fill", "none", "scale-down"] | None = None
    """How pictures fill their places in the grid, in the words of CSS; None is "cover"."""
    buttons: Sequence[str | Block] | None = None
    """In its corner: "download", "download_all" (a zip), "share", "fullscreen", or `gr.Button`s of the app's own.
    None is all but "share"."""
    interactive: bool | None = None
    """Whether the user can add and delete pictures; None leaves it to how the app's events use it."""
    type: Literal["numpy", "pil", "filepath"] = "filepath"
    """What the function gets of each picture."""
    fit_columns: bool = True
    """Whether fewer pictures than `columns` share the whole width."""
    sources: Any = None
    """Where the user may take pictures from: "upload", "webcam", "clipboard"; None is all."""

    select = Event("The user chose a picture.", data="SelectData")
    upload = Event("The user added pictures.")
    change = Event("The pictures changed, by the user or by a function.", trigger_mode="always_last")
    delete = Event("The user took one out.", data="DeletedFileData")
    preview_close = Event("The large picture was closed.")
    preview_open = Event("A picture was opened large.")

    def __post_init__(self) -> None:
        if self.type not in ("numpy", "pil", "filepath"):
            raise ConfigError(f"Gallery type is 'numpy', 'pil' or 'filepath', got {self.type!r}.")
        if self.object_fit is not None and self.object_fit not in _FITS:
            raise ConfigError(f"Gallery object_fit is None or one of {', '.join(_FITS)}, got {self.object_fit!r}.")
        for name in ("columns", "rows"):
            count = getattr(self, name)
            if count is not None and (not isinstance(count, int) or count < 1):
                raise ConfigError(f"Gallery {name} is a whole number from 1, or None, got {count!r}.")
        sources = [self.sources] if isinstance(self.sources, str) else self.sources
        self.sources = list(_SOURCES if sources is None else sources)
        for source in self.sources:
            if source not in _SOURCES:
                raise ConfigError(f"Gallery sources are {', '.join(_SOURCES)}; not {source!r}.")
        self.file_types = checked_types(self.file_types, "Gallery")
        self.format = str(self.format).lower().lstrip(".")
        super().__post_init__()

    def packages(self) -> Sequence[str]:
        return _picture.packages(self.type)

    def preprocess(self, payload: Json) -> list[tuple[Any, str | None]] | None:
        """Give (picture, caption) pairs; None if there are none.

        Raises:
            PayloadError: if one is neither a picture nor a video, or of a type that is not taken.
            AccessError: if one is not among the files that a page may name.
        """
        if not payload:
            return None
        if not isinstance(payload, list):
            raise PayloadError(f"A list of pictures was expected here, not {type(payload).__name__}.")
        return [self._read(item) for item in payload]

    def _read(self, item: Json) -> tuple[Any, str | None]:
        if not isinstance(item, dict) or not (item.get("image") or item.get("video")):
            raise PayloadError('Each picture of a gallery is {"image" or "video": a file, "caption": text or null}.')
        caption = item.get("caption")
        if not isinstance(caption, str | None):
            raise PayloadError(f"A caption is text, not {type(caption).__name__}.")
        video = item.get("video")
        file = received(video or item["image"])
        refuse_other_types(file, self.file_types or ["image", "video"])
        if video or self.type == "filepath":
            return file.path, caption
        return _picture.read(file, self.type, "RGB" if self.type == "numpy" else None, self.format), caption

    def postprocess(self, value: Any) -> Json:
        """Show paths, URLs, PIL images or arrays, each alone or as a pair with its caption; None shows nothing.

        Raises:
            PayloadError: if it is no list of these.
            AccessError: if one is a file that the page may not have.
        """
        if value is None:
            return []
        if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
            raise PayloadError(f"A gallery shows a list of pictures, got {type(value).__name__}; put it into a list.")
        return [self._shown(item) for item in value]

    def _shown(self, item: Any) -> dict[str, Json]:
        caption = None
        if isinstance(item, tuple | list):
            if len(item) != 2:
                raise PayloadError(f"A picture and its caption are a pair; got {len(item)} values.")
            item, caption = item
        elif isinstance(item, dict) and not is_file(item):
            caption = item.get("caption")
            item = item.get("image") or item.get("video")
        file: FileData = _picture.picture_file(item, self.format)
        what = "video" if (file.mime_type or "").startswith("video/") else "image"
        return {what: file.to_dict(), "caption": None if caption is None else str(caption)}

    def process_example(self, value: Any) -> Json:
        return self.postprocess(value)

    def api_info(self) -> dict[str, Json]:
        caption = {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None, "title": "Caption"}

        def item(title: str, name: str, file: dict[str, Json]) -> dict[str, Json]:
            return {
                "title": title,
                "type": "object",
                "properties": {name: file, "caption": caption},
                "required": [name],
            }

        image = item("GalleryImage", "image", file_schema(path_required=False) | {"title": "ImageData"})
        return {
            "title": "GalleryData",
            "type": "array",
            "items": {"anyOf": [image, item("GalleryVideo", "video", file_schema())]},
        }

    def example_payload(self) -> Json:
        meta = {"_type": "gradio.FileData"}
        return [{"image": {"path": _SAMPLE, "url": _SAMPLE, "orig_name": "bus.png", "meta": meta}}]

    def example_value(self) -> Any:
        return [_SAMPLE]
