"""Sounds that tests make: WAV files as another program writes them."""

from __future__ import annotations

import io
import math
import wave
from array import array

from playwright.sync_api import FilePayload


def tone(seconds: float, *, rate_hz: int = 8000, hertz: float = 440) -> bytes:
    """A WAV file of one tone, 16 bits, one channel."""
    count = int(seconds * rate_hz)
    samples = array("h", (round(12000 * math.sin(2 * math.pi * hertz * at / rate_hz)) for at in range(count)))
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate_hz)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def upload(name: str, data: bytes, mime: str = "audio/wav") -> FilePayload:
    """A file for `set_input_files`."""
    return FilePayload(name=name, mimeType=mime, buffer=data)
