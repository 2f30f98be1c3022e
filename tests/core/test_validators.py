"""Gradio's validators of recordings."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

import lite
from lite.core.validators import video_seconds
from tests.conftest import ROOT

gr: Any = lite


@pytest.mark.parametrize(
    ("least", "most", "complaint"),
    [
        (None, None, ""),
        (2, 2, ""),
        (2.5, None, "too short; it has to last 2.5 s"),
        (None, 1, "too long; it may last 1 s"),
    ],
)
def test_a_sound_lasts_its_samples_by_its_rate(least: Any, most: Any, complaint: str) -> None:
    answer = gr.validators.is_audio_correct_length((100, [0] * 200), least, most)
    assert answer["is_valid"] is (complaint == "")
    assert complaint in answer["message"]


def box(name: bytes, content: bytes, wide: bool = False) -> bytes:
    if wide:
        return struct.pack(">I4sQ", 1, name, 16 + len(content)) + content
    return struct.pack(">I4s", 8 + len(content), name) + content


def film(seconds: float, version: int = 0, wide: bool = False) -> bytes:
    times = struct.pack(">QQIQ" if version else ">IIII", 0, 0, 600, int(seconds * 600))
    head = box(b"mvhd", bytes([version, 0, 0, 0]) + times)
    return box(b"ftyp", b"isom") + box(b"mdat", b"x" * 40, wide) + box(b"moov", box(b"udta", b"") + head)


@pytest.mark.parametrize("version", [0, 1])
@pytest.mark.parametrize("wide", [False, True])
def test_a_films_length_is_read_from_its_header(tmp_path: Path, version: int, wide: bool) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(film(12.5, version, wide))
    assert video_seconds(str(path)) == 12.5
    assert gr.validators.is_video_correct_length(str(path), 10, 15)["is_valid"]
    assert "too long" in gr.validators.is_video_correct_length(str(path), None, 12)["message"]


@pytest.mark.parametrize("content", [b"", b"x" * 30, film(1)[:60], box(b"moov", b""), struct.pack(">I4s", 3, b"moov")])
def test_a_file_that_says_no_length_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    answer = gr.validators.is_video_correct_length(str(path), None, 12)
    assert not answer["is_valid"]
    assert "can't be read" in answer["message"]


def test_a_recording_of_the_camera_says_its_length(tmp_path: Path) -> None:
    clip = ROOT / "site_example" / "apps" / "video_player" / "bouncing.webm"
    assert gr.validators.is_video_correct_length(str(clip), 3, 5)["is_valid"]
    path = tmp_path / "cut.webm"
    for end in range(0, 200, 3):
        path.write_bytes(clip.read_bytes()[:end])
        seconds = video_seconds(str(path))
        assert seconds is None or 3 < seconds < 5
