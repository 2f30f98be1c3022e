"""Pictures as arrays, without Pillow: the browser's own decoders do it, beside Python.

    pixels = lite.read_image("photo.jpg", size=(224, 224))     # uint8, shape (224, 224, 3)
    lite.write_image("edges.png", pixels)

Outside of a page the same calls use Pillow.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from lite.bridges.faults import raised
from lite.bridges.tensor import Tensor
from lite.errors import ConfigError, PayloadError
from lite.platform.engine import engine

Source = str | bytes | os.PathLike[str]
_MODES = {1: "L", 3: "RGB", 4: "RGBA"}
_MIMES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}


def read_image(source: Source, *, size: tuple[int, int] | None = None, channels: int = 3) -> Any:
    """The pixels of a picture: uint8 in 0..255, shape (height, width, channels).

    Args:
        source: a file, or its bytes, in any format that the browser reads.
        size: (width, height) to scale it to.
        channels: 1 for grey, 3 for RGB, 4 for RGBA.

    Returns:
        A `Tensor`; a numpy array where the app has imported numpy.

    Raises:
        InvalidArgument: if it is no picture.
        CannotWait: where the browser has no JSPI; `read_image_async` works there.
    """
    _check_channels(channels)
    if _native():
        return _read_by_pillow(source, size, channels)
    with raised("`await lite.read_image_async(...)`"):
        return engine().wait(read_image_async(source, size=size, channels=channels))


async def read_image_async(source: Source, *, size: tuple[int, int] | None = None, channels: int = 3) -> Any:
    """The same, awaited."""
    _check_channels(channels)
    if _native():
        return _read_by_pillow(source, size, channels)
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    width, height = size or (None, None)
    with raised():
        head, [pixels] = await engine().ask(
            "read_picture", {"channels": channels, "width": width, "height": height}, [data]
        )
    return _array(pixels, head["dims"])


def write_image(path: str | os.PathLike[str], pixels: Any, *, quality: float = 0.9) -> str:
    """Write pixels as a picture; what the name ends in says which format: .png, .jpg, .webp.

    Args:
        path: where to.
        pixels: uint8, shape (height, width, channels) or (height, width).
        quality: 0..1, for formats that lose some.

    Returns:
        `path`.

    Raises:
        PayloadError: if they are no pixels, or the format is another.
        CannotWait: where the browser has no JSPI; `write_image_async` works there.
    """
    if _native():
        return _write_by_pillow(path, pixels, quality)
    with raised("`await lite.write_image_async(...)`"):
        return engine().wait(write_image_async(path, pixels, quality=quality))


async def write_image_async(path: str | os.PathLike[str], pixels: Any, *, quality: float = 0.9) -> str:
    """The same, awaited."""
    if _native():
        return _write_by_pillow(path, pixels, quality)
    name, mime, (height, width, channels), data = _checked(path, pixels)
    head = {"width": width, "height": height, "channels": channels, "mime": mime, "quality": quality}
    with raised():
        _, [file] = await engine().ask("write_picture", head, [data])
    Path(name).write_bytes(file)
    return name


def _checked(path: str | os.PathLike[str], pixels: Any) -> tuple[str, str, tuple[int, int, int], bytes]:
    name = os.fspath(path)
    mime = _MIMES.get(Path(name).suffix.lower())
    if mime is None:
        raise PayloadError(f"{name!r} has to end in {', '.join(_MIMES)}.")
    tensor = pixels if isinstance(pixels, Tensor) else Tensor(pixels)
    shape = (*tensor.shape, 1) if tensor.ndim == 2 else tensor.shape
    if tensor.dtype != "uint8" or len(shape) != 3 or shape[2] not in _MODES or 0 in shape:
        raise PayloadError(f"Pixels are uint8 (height, width, 1, 3 or 4), not {tensor.dtype} {tensor.shape}.")
    return name, mime, (shape[0], shape[1], shape[2]), tensor.tobytes()


def _array(pixels: memoryview | bytearray, shape: list[int]) -> Any:
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        return numpy.frombuffer(pixels, "uint8").reshape(shape)
    return Tensor.frombytes(pixels, "uint8", shape)


def _check_channels(channels: int) -> None:
    if channels not in _MODES:
        raise PayloadError(f"A picture has 1, 3 or 4 channels, not {channels}.")


def _native() -> bool:
    try:
        engine()
    except ConfigError:
        return True
    return False


def _read_by_pillow(source: Source, size: tuple[int, int] | None, channels: int) -> Any:
    import io

    from PIL import Image

    picture = Image.open(io.BytesIO(source) if isinstance(source, bytes) else source).convert(_MODES[channels])
    picture = picture if size is None else picture.resize(size)
    return _array(bytearray(picture.tobytes()), [picture.height, picture.width, channels])


def _write_by_pillow(path: str | os.PathLike[str], pixels: Any, quality: float) -> str:
    from PIL import Image

    name, _, (height, width, channels), data = _checked(path, pixels)
    picture = Image.frombytes(_MODES[channels], (width, height), data)
    picture.save(name, quality=round(quality * 100))
    return name
