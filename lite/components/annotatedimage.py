"""A picture with labelled areas on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, Literal
from urllib.parse import quote

from lite.components import _picture
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import PayloadError
from lite.files.filedata import file_schema
from lite.files.store import linked, received, save, to_file
from lite.protocol.messages import Json

_SAMPLE = "https://example.org/bus.png"


class AnnotatedImage(LabelledComponent):
    """A picture with areas that have labels: boxes or masks.

    Payload: `{"image": file payload, "annotations": [{"image": file payload, "label": text, "box": [x1, y1, x2, y2]}]}`
    or null. The image of an annotation is transparent where the area is not; `box` is null for masks. Functions get
    `(path, [(path of the area's image, label), …])`.
    """

    value: Any = None
    """`(picture, [(area, label), …])` at load, or a function that gives it."""
    _: KW_ONLY
    format: str = "webp"
    """Format of the files that are written for PIL images and arrays."""
    show_legend: bool = True
    """Whether the labels are listed below the picture."""
    height: int | str | None = None
    """Height in px or any CSS unit."""
    width: int | str | None = None
    """Width in px or any CSS unit."""
    color_map: dict[str, str] | None = None
    """CSS colours of labels; others get one of their own."""
    buttons: Sequence[Literal["fullscreen"] | Block] | None = None
    """Buttons in its corner: "fullscreen", or `gr.Button`s of the app's own."""

    change = Event("The picture or its areas changed.", trigger_mode="always_last")
    select = Event("The user chose an area.", data="SelectData")

    def __post_init__(self) -> None:
        self.format = str(self.format).lower().lstrip(".")
        super().__post_init__()

    def preprocess(self, payload: Json) -> tuple[str, list[tuple[str, str]]] | None:
        """Give the path of the picture, and (path of the area's image, label) pairs.

        Raises:
            PayloadError: if the payload is no picture with areas.
            AccessError: if a file is not among those that a page may name.
        """
        if payload is None:
            return None
        try:
            if not isinstance(payload, dict):
                raise TypeError
            areas = [(received(one["image"]).path, str(one["label"])) for one in payload["annotations"]]
            return received(payload["image"]).path, areas
        except (KeyError, TypeError):
            raise PayloadError("A picture with annotations was expected here.") from None

    def postprocess(self, value: Any) -> Json:
        """Show a path, URL, PIL image or array with areas on it.

        An area is a box, four whole numbers (left, top, right, bottom) in px of the picture, or a mask, an array of the
        picture's shape with numbers 0..1 or booleans. Areas of the same label have one colour.

        Raises:
            PayloadError: if `value` is nothing like this.
            AccessError: if it is a file that the page may not have.
        """
        if value is None:
            return None
        if not isinstance(value, tuple | list) or len(value) != 2:
            raise PayloadError("An AnnotatedImage shows (picture, [(area, label), …]).")
        picture, areas = value
        shape = _shape(picture)
        file = _picture.picture_file(picture, self.format)
        return {"image": file.to_dict(), "annotations": [self._area(one, shape) for one in areas or ()]}

    def _area(self, area: Any, shape: tuple[int, int] | None) -> dict[str, Json]:
        if not isinstance(area, tuple | list) or len(area) != 2:
            raise PayloadError("Each annotation is a pair: (box or mask, label).")
        where, label = area
        if _picture.is_array(where) and where.ndim == 2:
            return {"image": _mask(where, shape), "label": str(label), "box": None}
        try:
            left, top, right, bottom = (round(float(edge)) for edge in where)
        except (TypeError, ValueError, OverflowError):
            raise PayloadError(
                f"An area is a box of four numbers or a mask, an array of two dimensions; {label!r} has "
                f"{type(where).__name__}."
            ) from None
        if right < left or bottom < top:
            raise PayloadError(
                f"The box of {label!r} is (left, top, right, bottom), so {where!r} has no area; sort its edges."
            )
        return {"image": _box(left, top, right, bottom), "label": str(label), "box": [left, top, right, bottom]}

    def process_example(self, value: Any) -> Json:
        return self.postprocess(value)

    def api_info(self) -> dict[str, Json]:
        label = {"title": "Label", "type": "string"}
        annotation = {
            "title": "Annotation",
            "type": "object",
            "properties": {"image": file_schema(), "label": label},
            "required": ["image", "label"],
        }
        return {
            "title": "AnnotatedImageData",
            "type": "object",
            "properties": {"image": file_schema(), "annotations": {"type": "array", "items": annotation}},
            "required": ["image", "annotations"],
        }

    def example_payload(self) -> Json:
        meta = {"_type": "gradio.FileData"}
        return {
            "image": {"path": _SAMPLE, "url": _SAMPLE, "orig_name": "bus.png", "meta": meta},
            "annotations": [],
        }

    def example_value(self) -> Any:
        return [_SAMPLE, [[[0, 0, 100, 100], "bus"]]]


def _shape(picture: Any) -> tuple[int, int] | None:
    """Height and width, where they are known without opening a file."""
    if _picture.is_array(picture):
        return picture.shape[:2]  # type: ignore[no-any-return]
    return (picture.height, picture.width) if _picture.is_pil(picture) else None


def _box(left: int, top: int, right: int, bottom: int) -> Json:
    """The image of a box, to be laid on the picture's upper left corner; it needs no library."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{max(right, 1)}" height="{max(bottom, 1)}">'
        f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}"/></svg>'
    )
    return linked(f"data:image/svg+xml,{quote(svg)}").to_dict()


def _mask(mask: Any, shape: tuple[int, int] | None) -> Json:
    """A black picture, as opaque as the mask says."""
    if shape is not None and tuple(mask.shape) != tuple(shape):
        raise PayloadError(f"A mask has its picture's shape, {tuple(shape)}, not {tuple(mask.shape)}.")
    np, pil = _picture.numpy(), _picture.pillow()
    alpha = np.rint(np.clip(np.nan_to_num(mask.astype(float)), 0, 1) * 255).astype(np.uint8)
    image = pil.Image.new("RGBA", (alpha.shape[1], alpha.shape[0]))
    image.putalpha(pil.Image.fromarray(alpha))
    return to_file(save(_picture.encoded(image, "png"), "mask.png")).to_dict()


Annotatedimage = AnnotatedImage
"""Gradio's other spelling."""
