"""Sound as apps hold it: WAV files, `(rate, samples)`, bytes of any format.

Only WAV is read and written: Python in a page has no codecs. The page, which has them, hands over WAV where samples are
wanted. numpy is met where an app brings it; samples to play may also be plain lists.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lite.errors import LiteError, PayloadError

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_PEAK = 32767
_MAGIC = (
    (b"RIFF", "wav"),
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"\x1aE\xdf\xa3", "webm"),
)


@dataclass(frozen=True, slots=True)
class Wav:
    """The content of a WAV file."""

    rate_hz: int
    channels: int
    width: int
    """Bytes per sample."""
    is_float: bool
    data: bytes
    """Little-endian samples, those of a moment side by side."""

    @property
    def seconds(self) -> float:
        return len(self.data) / (self.rate_hz * self.channels * self.width)


def read_wav(data: bytes) -> Wav:
    """What is in a WAV file: PCM of 8 to 32 bits, or floats.

    Raises:
        PayloadError: if it is none, or of another encoding.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise PayloadError(_no_wav(data))
    layout: tuple[int, int, int, int] | None = None
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt " and len(body) >= 16:
            layout = _layout(body)
        elif name == b"data":
            return _wav(layout, body)
        at += 8 + size + (size & 1)
    raise PayloadError("This WAV file is damaged: it has no samples. Record or export it again.")


def _layout(body: bytes) -> tuple[int, int, int, int]:
    """(encoding, channels, rate, bits) of a `fmt ` chunk."""
    kind, channels, rate = struct.unpack_from("<HHI", body)
    (bits,) = struct.unpack_from("<H", body, 14)
    if kind == _EXTENSIBLE and len(body) >= 26:
        (kind,) = struct.unpack_from("<H", body, 24)
    return kind, channels, rate, bits


def _wav(layout: tuple[int, int, int, int] | None, body: bytes) -> Wav:
    if layout is None:
        raise PayloadError("This WAV file is damaged: it does not say how its samples are encoded.")
    kind, channels, rate, bits = layout
    known = (kind == _PCM and bits in (8, 16, 24, 32)) or (kind == _FLOAT and bits in (32, 64))
    if not known or channels == 0 or rate == 0:
        raise PayloadError(
            f"This WAV file has {channels} channel(s) at {rate} Hz in encoding {kind} with {bits} bits; "
            "PCM of 8 to 32 bits and floats can be read. Export it as 16-bit PCM."
        )
    frame = channels * bits // 8
    return Wav(rate, channels, bits // 8, kind == _FLOAT, body[: len(body) // frame * frame])


def _no_wav(data: bytes) -> str:
    if not data:
        return "This sound file is empty (0 bytes); choose another one."
    found = suffix_of_bytes(data)
    what = f"{found} file" if found else "file of an unknown format"
    return f'This is a {what}, and Python has samples of WAV files only; upload it again, or use type="filepath".'


def numpy() -> Any:
    """numpy, which the app has to bring."""
    try:
        import numpy as np
    except ImportError as error:
        raise LiteError(
            "This needs numpy: add numpy to the page's requirements, or use "
            'type="filepath" and read the file with `wave`.'
        ) from error
    return np


def samples(wav: Wav) -> Any:
    """The samples as a numpy array of int16, shape (n,) or (n, channels)."""
    np = numpy()
    if wav.is_float:
        given = np.nan_to_num(np.frombuffer(wav.data, f"<f{wav.width}"))
        flat = np.rint(np.clip(given, -1, 1) * _PEAK).astype(np.int16)
    elif wav.width == 1:
        flat = (np.frombuffer(wav.data, np.uint8).astype(np.int16) - 128) << 8
    else:
        # The two most significant bytes of each sample.
        pieces = np.frombuffer(wav.data, np.uint8).reshape(-1, wav.width)
        flat = np.ascontiguousarray(pieces[:, -2:]).view("<i2").reshape(-1).astype(np.int16)
    return flat if wav.channels == 1 else flat.reshape(-1, wav.channels)


def wav_file(rate_hz: int, pcm: bytes, channels: int = 1, width: int = 2, *, is_float: bool = False) -> bytes:
    """A WAV file of 44 bytes and `pcm`: little-endian samples of `width` bytes, or floats."""
    frame = channels * width
    kind = _FLOAT if is_float else _PCM
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + len(pcm), b"WAVE", b"fmt ", 16, kind, channels, rate_hz,
                       rate_hz * frame, frame, width * 8)  # fmt: skip
    return head + struct.pack("<4sI", b"data", len(pcm)) + pcm


def encoded(value: Any) -> bytes:
    """A WAV file of `(rate, samples)`.

    Args:
        value: the rate in Hz, and a numpy array, list or `array.array` of shape (n,) or (n, channels): integers of
            16 bits (numpy's of any width are scaled to that), or floats in -1..1; a louder sound is scaled down.

    Raises:
        PayloadError: if it is none of these.
    """
    try:
        rate, given = value
        rate = int(rate)
    except (TypeError, ValueError):
        rate = 0
    if not 0 < rate < 2**31:
        raise PayloadError(f"A sound is a path, bytes, or (samples per second, samples); not {_short(value)}.")
    if hasattr(given, "dtype"):
        return _from_array(rate, given)
    if isinstance(given, (list, tuple)) or hasattr(given, "typecode"):
        return _from_sequence(rate, given)
    raise PayloadError(f"The samples of a sound are a numpy array or a list of numbers, not {type(given).__name__}.")


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{type(value).__name__} {text[:50]}…"


def _from_array(rate: int, array: Any) -> bytes:
    np = numpy()
    if array.ndim not in (1, 2) or (array.ndim == 2 and not 0 < array.shape[1] <= 32):
        raise PayloadError(
            f"The samples of a sound have shape (n,) or (n, channels), not {tuple(array.shape)}; "
            "transpose them if channels come first."
        )
    kind, width = array.dtype.kind, array.dtype.itemsize
    if kind == "f":
        finite = np.nan_to_num(array.astype(np.float64), posinf=1, neginf=-1)
        peak = float(np.abs(finite).max()) if finite.size else 0.0
        pcm = np.rint(finite * (_PEAK / max(1.0, peak)))
    elif kind == "i":
        pcm = array.astype(np.int64) >> max(0, 8 * width - 16) if width >= 2 else array.astype(np.int64) << 8
    elif kind == "u":
        half = 1 << (8 * width - 1)
        centred = array.astype(object if width == 8 else np.int64) - half
        pcm = centred >> (8 * width - 16) if width >= 2 else centred << 8
    else:
        raise PayloadError(f"The samples of a sound are numbers, not {array.dtype}.")
    channels = 1 if array.ndim == 1 else array.shape[1]
    return wav_file(rate, pcm.astype("<i2").tobytes(), channels)


def _from_sequence(rate: int, given: Sequence[Any]) -> bytes:
    from array import array

    channels = 1
    flat: Sequence[Any] = given
    if len(given) and isinstance(given[0], (list, tuple)):
        channels = len(given[0])
        if channels == 0 or any(len(frame) != channels for frame in given):
            raise PayloadError("Each frame of a sound has one number per channel; these have not the same count.")
        flat = [one for frame in given for one in frame]
    if not all(isinstance(one, (int, float)) for one in flat):
        raise PayloadError("The samples of a sound are numbers.")
    if any(isinstance(one, float) for one in flat):
        finite = [one if one == one else 0.0 for one in flat]
        peak = max((abs(one) for one in finite if abs(one) != float("inf")), default=0.0)
        scale = _PEAK / max(1.0, peak)
        flat = [round(max(-_PEAK, min(_PEAK, one * scale))) for one in finite]
    try:
        pcm = array("h", flat)
    except OverflowError as error:
        raise PayloadError("Integer samples of a sound are in -32768..32767.") from error
    if sys.byteorder == "big":
        pcm.byteswap()
    return wav_file(rate, pcm.tobytes(), channels)


def suffix_of_bytes(data: bytes) -> str:
    """The format that the first bytes of a sound or video tell, as a suffix; "" if none is known."""
    for magic, suffix in _MAGIC:
        if data.startswith(magic):
            return suffix
    if data[4:8] == b"ftyp":
        return "m4a" if data[8:11] == b"M4A" else "mp4"
    if len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0:
        return "aac" if data[1] & 0x06 == 0 else "mp3"
    return ""


def joined(chunks: Sequence[bytes]) -> bytes:
    """One file of the chunks of a stream: WAV files become one, all else follows each other.

    Raises:
        PayloadError: if WAV files differ in rate, channels or encoding.
    """
    if not chunks or not all(chunk[:4] == b"RIFF" for chunk in chunks):
        return b"".join(chunks)
    parts = [read_wav(chunk) for chunk in chunks]
    first = parts[0]
    kind = (first.rate_hz, first.channels, first.width, first.is_float)
    if any((one.rate_hz, one.channels, one.width, one.is_float) != kind for one in parts):
        raise PayloadError("The chunks of a stream of sound have to have one rate, and as many channels each.")
    pcm = b"".join(one.data for one in parts)
    return wav_file(first.rate_hz, pcm, first.channels, first.width, is_float=first.is_float)
