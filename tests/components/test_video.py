"""Video: files, chunks, and what lies over them."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import PIL.Image
import pytest

from lite.components._options import WatermarkOptions, WebcamOptions
from lite.components.video import PlayableVideo, Video
from lite.errors import AccessError, ConfigError, PayloadError

WEBM = b"\x1aE\xdf\xa3video"


@pytest.fixture
def clip(home: Path) -> Path:
    (home / "a.webm").write_bytes(WEBM)
    return home / "a.webm"


def test_a_video_comes_in_as_its_path(clip: Path) -> None:
    assert Video().preprocess({"path": "a.webm"}) == str(clip)
    assert Video().preprocess(None) is None


def test_empty_files_and_those_out_of_reach_are_refused(home: Path) -> None:
    (home / "b.mp4").write_bytes(b"")
    with pytest.raises(PayloadError, match=r"b.mp4 is empty \(0 bytes\)"):
        Video().preprocess({"path": "b.mp4"})
    with pytest.raises(AccessError):
        Video().preprocess({"path": "/etc/passwd"})
    with pytest.raises(AccessError):
        Video().postprocess("/etc/passwd")


def test_paths_urls_and_bytes_are_shown(clip: Path) -> None:
    assert Video().postprocess("a.webm")["mime_type"] == "video/webm"
    assert Video().postprocess(Path("a.webm"))["orig_name"] == "a.webm"
    assert Video().postprocess(("a.webm", None))["orig_name"] == "a.webm"
    assert Video().postprocess("https://example.org/a.mp4")["url"] == "https://example.org/a.mp4"
    assert Path(Video().postprocess(WEBM)["path"]).suffix == ".webm"
    assert Path(Video().postprocess(b"\0\0\0\x18ftypisom")["path"]).suffix == ".mp4"
    assert Video().postprocess(None) is None
    with pytest.raises(PayloadError):
        Video().postprocess(5)


def test_a_streamed_value_is_a_chunk_that_joins_those_before(clip: Path) -> None:
    video = Video(streaming=True)
    first = video.postprocess("a.webm")
    both = video.extended(first, video.postprocess(b"more"))
    assert (first["mime_type"], both["chunks"], both["chunks"][0] is first["chunks"][0]) == (
        "video/webm",
        [WEBM, b"more"],
        True,
    )
    assert Path(video.preprocess(both)).read_bytes() == WEBM + b"more"
    assert Video("a.webm", streaming=True).value["is_stream"] is False


@pytest.mark.parametrize("value", [b"", 5, "https://example.org/a.webm"])
def test_chunks_that_are_none_are_refused(home: Path, value: Any) -> None:
    with pytest.raises(PayloadError):
        Video(streaming=True).postprocess(value)


def test_a_watermark_crosses_as_a_file_with_its_place(home: Path) -> None:
    PIL.Image.new("RGBA", (4, 2)).save(home / "mark.png")
    config = Video(watermark="mark.png").config()["watermark"]
    assert (config["position"], config["file"]["orig_name"]) == ("bottom-right", "mark.png")
    options = WatermarkOptions(PIL.Image.new("RGB", (4, 2)), position=(3, 4))
    assert Video(watermark=options).config()["watermark"]["position"] == [3, 4]
    with pytest.raises(ConfigError, match="position"):
        Video(watermark=WatermarkOptions("mark.png", position="middle")).config()  # type: ignore[arg-type]


def test_a_value_with_subtitles_is_taken_apart(clip: Path) -> None:
    (clip.parent / "a.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHi\n")
    config = Video(("a.webm", "a.srt")).config()
    assert (config["value"]["orig_name"], config["subtitles"][0]["text"]) == ("a.webm", "Hi")


def test_mistakes_are_told_at_construction() -> None:
    for props in ({"sources": "disk"}, {"playback_position": math.inf}, {"webcam_options": {"mirrored": True}}):
        with pytest.raises(ConfigError):
            Video(**props)
    with pytest.warns(UserWarning, match="converts nothing"):
        Video(format="avi")


def test_options_of_the_camera_cross_as_a_dict() -> None:
    config = Video(webcam_options=WebcamOptions(mirror=False, constraints={"width": 320})).config()
    assert config["webcam_options"] == {"mirror": False, "constraints": {"width": 320}}
    assert PlayableVideo().config()["format"] == "mp4"
