"""An app's icons: the author's own, or a simple one that is drawn here, the same bytes every time."""

from __future__ import annotations

import hashlib
import struct
import zlib
from colorsys import hls_to_rgb
from dataclasses import dataclass
from pathlib import Path

from lite.bundle.paths import BuildError

SIZES = (192, 512)
"""What Chromium asks of an app that can be installed."""

_SMALLEST = 144
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Icon:
    """One file in the site's root, and what the web manifest says of it."""

    name: str
    content: bytes
    sizes: str
    kind: str
    purpose: str = "any"

    def entry(self) -> dict[str, str]:
        """Its entry in the web manifest."""
        return {"src": self.name, "sizes": self.sizes, "type": self.kind, "purpose": self.purpose}


def icons_for(title: str, given: Path | None) -> list[Icon]:
    """The icons of an app: those drawn for its title, or the author's file.

    Raises:
        BuildError: if that is no PNG or SVG that browsers take for an app.
    """
    if given is None:
        drawn = [Icon(f"icon-{size}.png", draw(size, title), f"{size}x{size}", "image/png") for size in SIZES]
        masked = Icon("icon-mask.png", draw(512, title, bleed=True), "512x512", "image/png", "maskable")
        return [*drawn, masked]
    try:
        content = given.read_bytes()
    except OSError:
        raise BuildError(f"The icon {given} is not there.") from None
    if given.suffix.lower() == ".svg":
        return [Icon("icon.svg", content, "any", "image/svg+xml")]
    if not content.startswith(_SIGNATURE):
        raise BuildError(f"The icon {given} is no PNG and no SVG; browsers install apps with one of these only.")
    width, height = struct.unpack(">II", content[16:24])
    if width != height or width < _SMALLEST:
        raise BuildError(f"The icon {given} has {width}x{height} pixels; it has to be a square of {_SMALLEST} or more.")
    return [Icon("icon.png", content, f"{width}x{height}", "image/png")]


def draw(size: int, title: str, *, bleed: bool = False) -> bytes:
    """A PNG of `size` pixels: a rounded square in a colour of the title's own, with two fields and a button on it.

    Args:
        bleed: fill the whole square and keep what matters in its middle, as masked icons want.
    """
    colour = colour_of(title)
    scale = size * (0.7 if bleed else 1.0)
    margin = (size - scale) / 2
    ground = _Box(0, 0, size, size, 0 if bleed else size * 0.22)
    white, soft = (255, 255, 255), _mixed(colour, (255, 255, 255), 0.75)

    def box(left: float, top: float, right: float, bottom: float) -> _Box:
        edges = [margin + scale * edge for edge in (left, top, right, bottom)]
        return _Box(edges[0], edges[1], edges[2], edges[3], scale * 0.05)

    shapes = [
        (ground, colour),
        (box(0.22, 0.24, 0.78, 0.38), white),
        (box(0.22, 0.45, 0.78, 0.59), soft),
        (box(0.48, 0.66, 0.78, 0.78), white),
    ]
    rows = []
    for y in range(size):
        row = bytearray(size * 4)
        for shape, tint in shapes:
            shape.paint(row, y, tint)
        rows.append(b"\0" + bytes(row))
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    return _SIGNATURE + b"".join(
        _chunk(kind, data) for kind, data in ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    )


def colour_of(title: str) -> tuple[int, int, int]:
    """A colour that white is readable on; another for almost every title."""
    hue = hashlib.sha256(title.encode()).digest()[0] / 256
    red, green, blue = hls_to_rgb(hue, 0.42, 0.6)
    return round(red * 255), round(green * 255), round(blue * 255)


def _mixed(one: tuple[int, int, int], other: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle with round corners, in pixels."""

    left: float
    top: float
    right: float
    bottom: float
    radius: float

    def paint(self, row: bytearray, y: int, colour: tuple[int, int, int]) -> None:
        """Paint the box's part of row `y` over what is there; the pixels at its ends are blended."""
        middle = y + 0.5
        if not self.top <= middle <= self.bottom:
            return
        depth = min(middle - self.top, self.bottom - middle)
        inset = 0.0
        if depth < self.radius:
            inset = self.radius - (self.radius**2 - (self.radius - depth) ** 2) ** 0.5
        left, right = self.left + inset, self.right - inset
        first, last = int(left) + (left > int(left)), int(right)
        row[first * 4 : last * 4] = bytes((*colour, 255)) * max(0, last - first)
        for x, share in ((first - 1, first - left), (last, right - last)):
            if share > 0 and 0 <= x < len(row) // 4:
                _blend(row, x, colour, share)


def _blend(row: bytearray, x: int, colour: tuple[int, int, int], share: float) -> None:
    at = x * 4
    alpha = share + row[at + 3] / 255 * (1 - share)
    for channel, value in enumerate(colour):
        under = row[at + channel] * row[at + 3] / 255 * (1 - share)
        row[at + channel] = round((value * share + under) / alpha)
    row[at + 3] = round(alpha * 255)
