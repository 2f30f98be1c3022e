"""`gr.get_image` and the like: paths of small files to try an app with, made here the first time one is asked for.

Gradio ships pictures and recordings; lite ships none, and draws its own. A name is looked for in the app's folder
first, so an app that brings its files runs unchanged.
"""

from __future__ import annotations

import math
import os
import tempfile
from array import array
from collections.abc import Callable
from functools import cache
from pathlib import Path

from lite.errors import ConfigError
from lite.platform import platform


def get_image(filename: str | None = None) -> str:
    """Path of a picture: `filename` in the app's folder, or "hills.png", 320 by 200 pixels.

    Raises:
        ConfigError: if there is no such file.
    """
    return _path(filename, "hills.png", _hills)


def get_audio(filename: str | None = None) -> str:
    """Path of a sound: `filename` in the app's folder, or "chord.wav", 2 seconds of 16-bit mono at 16 kHz.

    Raises:
        ConfigError: if there is no such file.
    """
    return _path(filename, "chord.wav", _chord)


def get_file(filename: str | None = None) -> str:
    """Path of a table: `filename` in the app's folder, or "days.csv", 30 rows.

    Raises:
        ConfigError: if there is no such file.
    """
    return _path(filename, "days.csv", _days)


def get_model3d(filename: str | None = None) -> str:
    """Path of a 3D model: `filename` in the app's folder, or "pyramid.obj".

    Raises:
        ConfigError: if there is no such file.
    """
    return _path(filename, "pyramid.obj", _pyramid)


def get_video(filename: str | None = None) -> str:
    """Path of a video in the app's folder. There is none that lite could draw.

    Raises:
        ConfigError: if there is no such file.
    """
    return _path(filename, None, _pyramid)


def _path(filename: str | None, sample: str | None, make: Callable[[], bytes]) -> str:
    if filename and os.path.isfile(filename):
        return os.path.abspath(filename)
    if sample is None or filename not in (None, sample):
        has = f"lite ships none of Gradio's, only {sample!r}" if sample else "lite ships no video"
        raise ConfigError(f"There is no file {filename or 'to give'!r} in the app's folder; {has}. Add it to the app.")
    return _made(sample, make)


@cache
def _made(sample: str, make: Callable[[], bytes]) -> str:
    path = Path(tempfile.mkdtemp(dir=platform.cache_dir())) / sample
    path.write_bytes(make())
    return str(path)


def _hills(width: int = 320, height: int = 200) -> bytes:
    """A PNG: three hills before an evening sky."""
    import struct
    import zlib

    layers = ((0.55, 0.12, 1.3, (165, 180, 252)), (0.7, 0.09, 2.1, (99, 102, 241)), (0.85, 0.07, 3.2, (55, 48, 163)))
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # no filter
        for x in range(width):
            colour = (254, 243 - y // 4, 199)
            for base, swing, waves, paint in layers:
                if y / height > base - swing * math.sin(math.tau * waves * x / width + waves):
                    colour = paint
            rows += bytes(colour)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _chord(rate_hz: int = 16_000, seconds: int = 2) -> bytes:
    """A WAV: A, C sharp and E, fading."""
    import struct
    import sys

    samples = array(
        "h",
        (
            round(
                9_000
                * math.exp(-2 * step / rate_hz)
                * sum(math.sin(math.tau * f * step / rate_hz) for f in (220, 277, 330))
            )
            for step in range(rate_hz * seconds)
        ),
    )
    if sys.byteorder == "big":
        samples.byteswap()
    data = samples.tobytes()
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + len(data),
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        rate_hz,
        rate_hz * 2,
        2,
        16,
        b"data",
        len(data),
    )
    return head + data


def _days() -> bytes:
    """A CSV: visits of 30 days."""
    rows = [f"{day},{round(50 + 30 * math.sin(day / 3))}" for day in range(1, 31)]
    return "\n".join(["day,visits", *rows, ""]).encode()


def _pyramid() -> bytes:
    """An OBJ: a pyramid with a square base."""
    corners = ((0, 1, 0), (-1, 0, 1), (1, 0, 1), (1, 0, -1), (-1, 0, -1))
    lines = [f"v {x} {y} {z}" for x, y, z in corners]
    return "\n".join([*lines, "f 1 2 3", "f 1 3 4", "f 1 4 5", "f 1 5 2", "f 5 4 3 2", ""]).encode()
