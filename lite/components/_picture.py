"""Pictures as apps hold them: files, Pillow images, numpy arrays. Needs neither package until it meets one."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from lite.errors import ConfigError, LiteError, PayloadError
from lite.files.filedata import FileData, is_file
from lite.files.store import save, to_file

if TYPE_CHECKING:
    from types import ModuleType

    import PIL.Image

_SAVED_AS = {"jpg": "jpeg", "tif": "tiff"}
"""Pillow's name of a format, where it is not the suffix."""

_MODES = ["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F"]
_NO_ALPHA = ("jpeg", "bmp")
_SIZE_MARGIN = 10
"""px between a watermark and the picture's edge."""


def pillow() -> ModuleType:
    """Pillow, with its Image and ImageOps modules loaded."""
    try:
        import PIL.Image
        import PIL.ImageOps
    except ImportError as error:
        raise _missing("pillow") from error
    return PIL


def numpy() -> ModuleType:
    try:
        import numpy
    except ImportError as error:
        raise _missing("numpy") from error
    return numpy


def _missing(package: str) -> LiteError:
    return LiteError(f'This needs {package}: add {package} to the page\'s requirements, or use type="filepath".')


def opened(path: str | io.BytesIO, mode: str | None) -> PIL.Image.Image:
    """The picture at `path`, or of its bytes, upright, in `mode`.

    Raises:
        PayloadError: if it is no picture.
    """
    pil = pillow()
    try:
        image = pil.Image.open(path)
        image = pil.ImageOps.exif_transpose(image)
        upright: PIL.Image.Image = image if mode in (None, image.mode) else image.convert(mode)
        return upright
    except (OSError, ValueError, pil.Image.DecompressionBombError) as error:
        raise PayloadError(f"This file is no picture that can be read: {error}") from error


def suffix_of_bytes(data: bytes) -> str:
    """The format that the first bytes of a picture tell, as a suffix."""
    if data.startswith(b"\x89PNG"):
        return "png"
    return "webp" if data[8:12] == b"WEBP" else "jpg"


def converted(path: str, mode: str | None, suffix: str) -> str:
    """Path of the picture in `mode`: `path` itself if it has that mode, or if there is no Pillow to change it."""
    if mode is None:
        return path
    try:
        pil = pillow()
    except LiteError:
        return path
    try:
        with pil.Image.open(path) as image:
            if image.mode == mode:
                return path
    except (OSError, ValueError) as error:
        raise PayloadError(f"This file is no picture that can be read: {error}") from error
    return save(encoded(opened(path, mode), suffix), f"image.{suffix}")


def encoded(image: PIL.Image.Image, suffix: str) -> bytes:
    """`image` as a file of the format that has `suffix`; modes that it can't hold are converted."""
    name = _SAVED_AS.get(suffix, suffix)
    out = io.BytesIO()
    if name in _NO_ALPHA and image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGB")
    try:
        image.save(out, name)
    except (OSError, ValueError):
        out = io.BytesIO()
        image.convert("RGB").save(out, name)
    except KeyError as error:
        raise PayloadError(f"Pillow can't write {suffix!r}; choose another Image(format=...), e.g. 'png'.") from error
    return out.getvalue()


def check_mode(mode: str | None, component: str) -> None:
    """Check an author's `image_mode`.

    Raises:
        ConfigError: if Pillow has no such mode.
    """
    if mode is not None and mode not in _MODES:
        raise ConfigError(f"{component} image_mode is None or one of {', '.join(_MODES)}, got {mode!r}.")


def packages(kind: str) -> Sequence[str]:
    """What a component whose `type` is `kind` imports when a picture comes in."""
    return {"numpy": ("numpy", "PIL"), "pil": ("PIL",)}.get(kind, ())


def read(file: FileData, kind: str, mode: str | None, suffix: str) -> Any:
    """A received picture as `kind` says: an array, a PIL image, or its path.

    Args:
        suffix: format of the file that is written where one without a suffix has to be converted.

    Raises:
        PayloadError: if it is no picture.
    """
    own = os.path.splitext(file.path)[1][1:].lower()
    if kind == "filepath":
        return file.path if own == "svg" else converted(file.path, mode, own or suffix)
    if own == "svg":
        raise PayloadError('An SVG picture has no pixels; upload a PNG or JPEG (apps get SVGs with type="filepath").')
    image = opened(file.path, mode)
    return image if kind == "pil" else numpy().array(image)


def is_array(value: Any) -> bool:
    """Whether `value` is a numpy array; there is none where numpy was never imported."""
    module = sys.modules.get("numpy")
    return module is not None and isinstance(value, module.ndarray)


def is_pil(value: Any) -> bool:
    """Whether `value` is a Pillow image."""
    module = sys.modules.get("PIL.Image")
    return module is not None and isinstance(value, module.Image)


def from_array(array: Any) -> PIL.Image.Image:
    """A picture of an array, shape (height, width), (height, width, 1), 3 or 4 channels.

    Integers and booleans are taken as 0..255 and 0..1, floats as 0..1 unless they exceed it.

    Raises:
        PayloadError: if the array is of another shape or type.
    """
    np = numpy()
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.ndim not in (2, 3) or (array.ndim == 3 and array.shape[2] not in (3, 4)) or 0 in array.shape:
        raise PayloadError(
            f"A picture is an array of shape (height, width) or (height, width, 3 or 4), not {array.shape}."
        )
    if array.dtype == bool:
        array = array.astype(np.uint8) * 255
    elif array.dtype.kind == "f":
        finite = np.nan_to_num(array)
        array = finite if finite.max() > 1 else finite * 255
        array = np.clip(np.rint(array), 0, 255)
    elif array.dtype.kind in "iu":
        array = np.clip(array, 0, 255)
    else:
        raise PayloadError(f"A picture is an array of numbers, not of {array.dtype}.")
    return pillow().Image.fromarray(array.astype(np.uint8))  # type: ignore[no-any-return]


def to_pil(value: Any) -> PIL.Image.Image:
    """A Pillow image of a Pillow image, an array or a path."""
    if is_pil(value):
        return value  # type: ignore[no-any-return]
    return from_array(value) if is_array(value) else opened(str(value), None)


def picture_file(value: Any, suffix: str, watermark: Any = None) -> FileData:
    """The file of a picture given as path, URL, file payload, Pillow image or array.

    Args:
        suffix: format of the file that is written for an image or array, e.g. "webp".
        watermark: a picture, or an object with `watermark` and `position`.

    Raises:
        PayloadError: if `value` is none of these.
    """
    if is_array(value):
        value = from_array(value)
    if not (is_pil(value) or isinstance(value, (str, PurePath)) or is_file(value) or hasattr(value, "name")):
        raise PayloadError(
            f"A picture is a path, a URL, a PIL image or a numpy array, not {type(value).__name__}; save it as a file."
        )
    if watermark is not None and not _is_linked(value):
        value = watermarked(to_pil(to_file(value).path if not is_pil(value) else value), watermark)
    return to_file(save(encoded(value, suffix), f"image.{suffix}", for_page=True)) if is_pil(value) else to_file(value)


def _is_linked(value: Any) -> bool:
    path = value["path"] if is_file(value) else value
    return isinstance(path, str) and (path.startswith(("http:", "https:", "data:")) or path.lower().endswith(".svg"))


def watermarked(image: PIL.Image.Image, watermark: Any) -> PIL.Image.Image:
    """`image` with a mark on it; `watermark.position` is (x, y) px or a corner such as "top-left"."""
    options = watermark if isinstance(watermark, dict) else getattr(watermark, "__dict__", {})
    mark = to_pil(options.get("watermark", watermark)).convert("RGBA")
    position = options.get("position") or "bottom-right"
    if isinstance(position, str):
        far = (image.width - mark.width - _SIZE_MARGIN, image.height - mark.height - _SIZE_MARGIN)
        position = (
            max(0, far[0]) if "right" in position else _SIZE_MARGIN,
            max(0, far[1]) if "bottom" in position else _SIZE_MARGIN,
        )
    base = image.convert("RGBA")
    base.paste(mark, tuple(position), mark)
    return base
