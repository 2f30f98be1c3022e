"""Gradio's validators of recordings, e.g. `lambda audio: gr.validators.is_audio_correct_length(audio, 1, 30)`."""

from __future__ import annotations

import struct
from typing import Any, BinaryIO

from lite.core.validating import validate

_WEBM_HEAD = 64 * 1024
"""Bytes at the beginning of a WebM file that say how long it is."""


def is_audio_correct_length(
    audio: tuple[int, Any], min_length: float | None, max_length: float | None
) -> dict[str, Any]:
    """Whether a sound lasts as long as it may.

    Args:
        audio: samples per second, and the samples, shape (n,) or (n, channels): what `gr.Audio(type="numpy")` gives.
        min_length: least seconds; None for no bound.
        max_length: most seconds; None for no bound.
    """
    rate_hz, samples = audio
    return _judge("Audio", len(samples) / rate_hz, min_length, max_length)


def is_video_correct_length(video: str, min_length: float | None, max_length: float | None) -> dict[str, Any]:
    """Whether a film lasts as long as it may; one whose length can't be read (see `video_seconds`) is refused.

    Args:
        video: path of the file: what `gr.Video` gives.
        min_length: least seconds; None for no bound.
        max_length: most seconds; None for no bound.
    """
    seconds = video_seconds(video)
    if seconds is None:
        return validate(False, "The length of this video can't be read; MP4, MOV, M4V and WebM files say it.")
    return _judge("Video", seconds, min_length, max_length)


def _judge(what: str, seconds: float, least: float | None, most: float | None) -> dict[str, Any]:
    if least is not None and seconds < least:
        return validate(False, f"{what} of {seconds:.1f} s is too short; it has to last {least:g} s or more.")
    if most is not None and seconds > most:
        return validate(False, f"{what} of {seconds:.1f} s is too long; it may last {most:g} s.")
    return validate(True, "")


def video_seconds(path: str) -> float | None:
    """How long an MP4, MOV or M4V file lasts, from its `moov/mvhd` box, or a WebM file; None if it does not say."""
    with open(path, "rb") as file:
        if (head := file.read(_WEBM_HEAD)).startswith(b"\x1aE\xdf\xa3"):
            return _webm_seconds(head)
        size = file.seek(0, 2)
        found = _box(file, 0, size, b"moov")
        found = found and _box(file, *found, b"mvhd")
        if not found:
            return None
        file.seek(found[0])
        head = file.read(32)
    # Version 0 has 32-bit times, version 1 64-bit ones: created, modified, ticks per second, ticks.
    layout = ">4xQQIQ" if head[:1] == b"\x01" else ">4xIIII"
    if len(head) < struct.calcsize(layout):
        return None
    _, _, per_second, ticks = struct.unpack_from(layout, head)
    return ticks / per_second if per_second else None


def _webm_seconds(head: bytes) -> float | None:
    """The duration in a WebM file's Info, beside the scale of its times, which is there in every file."""
    at = head.find(b"\x2a\xd7\xb1\x83")
    info = head[at : at + 200] if at >= 0 else b""
    found = info.find(b"\x44\x89")
    layout = {b"\x84": ">f", b"\x88": ">d"}.get(info[found + 2 : found + 3])
    if found < 0 or layout is None or len(info) < found + 3 + struct.calcsize(layout):
        return None
    (ticks,) = struct.unpack_from(layout, info, found + 3)
    return float(ticks) * int.from_bytes(info[4:7], "big") / 1e9


def _box(file: BinaryIO, start: int, end: int, name: bytes) -> tuple[int, int] | None:
    """Where the content of the first box called `name` in `start`..`end` begins and ends."""
    while start + 8 <= end:
        file.seek(start)
        head = file.read(16)
        if len(head) < 8:
            return None
        length, found = struct.unpack(">I4s", head[:8])
        begins = 8
        if length == 1 and len(head) == 16:
            length, begins = struct.unpack(">Q", head[8:])[0], 16
        elif length == 0:
            length = end - start
        if length < begins:
            return None
        if found == name:
            return start + begins, min(end, start + length)
        start += length
    return None
