"""Python's values and transformers.js's: JSON, with marks for what JSON has not.

The marks are in js_shim/src/worker/engines/values.ts.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

from lite.bridges import _dtypes, _feeds
from lite.bridges.faults import InvalidArgument
from lite.bridges.tensor import Tensor
from lite.errors import PayloadError
from lite.platform import platform

_SAFE = 2**53


class Buffers:
    """What goes to the engine beside a head: bytes, and the functions that it may call meanwhile."""

    def __init__(self) -> None:
        self.bytes: list[Any] = []
        self.functions: dict[str, Callable[..., object]] = {}

    def told(self, message: Mapping[str, Any]) -> None:
        """Call the function that the engine names."""
        self.functions[message["name"]](*message["args"])

    def name_of(self, function: Callable[..., object]) -> str:
        """What the engine knows a function by."""
        name = f"f{len(self.functions)}"
        self.functions[name] = function
        return name


def to_wire(value: Any, out: Buffers) -> Any:
    """`value` as JSON with marks; its bytes and functions are put into `out`.

    Raises:
        InvalidArgument: if the engine can't be given it.
    """
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _SAFE else {"$": "number", "text": str(value)}
    if isinstance(value, float):
        return value if math.isfinite(value) else {"$": "number", "text": _special(value)}
    if hasattr(value, "__to_wire__"):
        return value.__to_wire__(out)
    if isinstance(value, Mapping):
        return _entries({str(key): to_wire(item, out) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return [to_wire(item, out) for item in value]
    if isinstance(value, (bytes, bytearray, memoryview)):
        out.bytes.append(value)
        return {"$": "array", "type": "uint8"}
    if isinstance(value, Tensor) or hasattr(value, "__array__"):
        return _array(value, out)
    if hasattr(value, "tobytes") and hasattr(value, "getbands"):  # a picture of Pillow's
        return RawImage.of_pil(value).__to_wire__(out)
    if callable(value):
        return {"$": "told", "name": out.name_of(value)}
    raise InvalidArgument(f"A model can't be given a {type(value).__name__}.")


def _special(value: float) -> str:
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _entries(items: dict[str, Any]) -> dict[str, Any]:
    return {"$": "entries", "entries": [[key, item] for key, item in items.items()]} if "$" in items else items


def _array(value: Any, out: Buffers) -> dict[str, Any]:
    try:
        dtype, shape, data = _feeds.parts("value", value, "")
    except PayloadError as error:
        raise InvalidArgument(str(error)) from error
    if dtype == "string":
        return {"$": "tensor", "type": dtype, "dims": shape, "data": data}
    out.bytes.append(data)
    return {"$": "tensor", "type": dtype, "dims": shape}


def from_wire(wire: Any, buffers: list[Any], make: Callable[[Mapping[str, Any]], Any]) -> Any:
    """What the engine answered. Bytes are taken from the front of `buffers`; `make` makes what stays in the engine."""
    if isinstance(wire, list):
        return [from_wire(item, buffers, make) for item in wire]
    if not isinstance(wire, dict):
        return wire
    kind = wire.get("$")
    if kind is None:
        return {key: from_wire(item, buffers, make) for key, item in wire.items()}
    if kind == "tensor":
        return _feeds.unpack([wire], [] if wire["type"] == "string" else [buffers.pop(0)])[0]
    if kind == "array":
        data = memoryview(buffers.pop(0))
        head = {"type": wire["type"], "dims": [data.nbytes // _dtypes.SIZES[wire["type"]]]}
        return _feeds.unpack([head], [data])[0]
    if kind == "image":
        return RawImage(bytes(buffers.pop(0)), wire["width"], wire["height"], wire["channels"])
    if kind == "number":
        text = wire["text"]
        return float(text.replace("Infinity", "inf")) if text.lstrip("-")[0] in "NI" else int(text)
    if kind == "entries":
        return {key: from_wire(item, buffers, make) for key, item in wire["entries"]}
    return make(wire)


class RawImage:
    """A picture as transformers.js has it.

    Args:
        data: uint8, row after row, `channels` of each pixel.
        width: pixels.
        height: pixels.
        channels: 1 (grey), 3 (RGB) or 4 (RGBA).
    """

    __slots__ = ("channels", "data", "height", "width")

    member: ClassVar[Callable[[RawImage, str], Any]]
    """What a name stands for that isn't here: a function of transformers.js's RawImage (hub.py puts it in)."""

    def __init__(self, data: bytes, width: int, height: int, channels: int) -> None:
        self.data = data
        self.width = width
        self.height = height
        self.channels = channels

    @classmethod
    def of_pil(cls, picture: Any) -> RawImage:
        """Of Pillow's picture; other modes than L, RGB and RGBA become RGB."""
        picture = picture if picture.mode in _MODES.values() else picture.convert("RGB")
        return cls(picture.tobytes(), picture.width, picture.height, len(picture.getbands()))

    @property
    def size(self) -> tuple[int, int]:
        """(width, height)."""
        return self.width, self.height

    @property
    def pixels(self) -> Any:
        """The pixels as an array, shape (height, width, channels): numpy's where the app has numpy, else `Tensor`."""
        shape = [self.height, self.width, self.channels]
        return _feeds.unpack([{"type": "uint8", "dims": shape}], [memoryview(self.data)])[0]

    def to_pil(self) -> Any:
        """As a picture of Pillow's, for apps that have it."""
        from PIL import Image

        return Image.frombytes(_MODES[self.channels], self.size, self.data)

    async def to_file(self) -> str:
        """The path of a PNG with it, for components that show pictures."""
        from lite.bridges.pictures import write_image_async

        path = Path(platform.cache_dir(), f"{uuid4().hex}.png")
        return await write_image_async(path, Tensor.frombytes(self.data, "uint8", [*self.size[::-1], self.channels]))

    def __to_wire__(self, out: Buffers) -> dict[str, Any]:
        out.bytes.append(self.data)
        return {"$": "image", "width": self.width, "height": self.height, "channels": self.channels}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return RawImage.member(self, name)

    def __repr__(self) -> str:
        return f"RawImage({self.width} x {self.height}, {self.channels} channels)"


_MODES = {1: "L", 3: "RGB", 4: "RGBA"}


def as_plain(value: Any) -> Any:
    """`value` with pictures as Pillow's where the app has Pillow."""
    if "PIL.Image" not in sys.modules:
        return value
    if isinstance(value, RawImage):
        return value.to_pil()
    if isinstance(value, dict):
        return {key: as_plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [as_plain(item) for item in value]
    return value
