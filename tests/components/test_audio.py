"""Audio: samples, files and chunks, both ways."""

from __future__ import annotations

import io
import math
import struct
import subprocess
import sys
import wave
from array import array
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lite.components._sound import joined, read_wav, wav_file
from lite.components.audio import Audio, Microphone, WaveformOptions
from lite.core.blocks import Blocks
from lite.errors import AccessError, ConfigError, PayloadError
from lite.files.access import Rules, rules

SAMPLES = array("h", [0, 1000, -1000, 32767, -32768])


def recorded(width: int = 2, channels: int = 1, rate: int = 8000, data: bytes = SAMPLES.tobytes()) -> bytes:
    """A WAV file as another program writes it."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        out.writeframes(data)
    return file.getvalue()


def headed(kind: int, channels: int, rate: int, bits: int) -> bytes:
    """A WAV file without samples that says this of itself."""
    layout = struct.pack("<HHIIHH", kind, channels, rate, 0, 0, bits)
    return b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0" + layout + b"data\0\0\0\0"


def played(value: Any, **props: Any) -> tuple[int, int, list[int]]:
    """What another program reads from the file that `value` becomes: rate, channels, samples."""
    with wave.open(Audio(**props).postprocess(value)["path"]) as file:
        frames = file.readframes(file.getnframes())
        assert file.getsampwidth() == 2
        return file.getframerate(), file.getnchannels(), array("h", frames).tolist()


def test_a_recording_comes_in_as_rate_and_int16(home: Path) -> None:
    (home / "a.wav").write_bytes(recorded())
    rate, samples = Audio().preprocess({"path": "a.wav"})
    assert (rate, samples.dtype, samples.tolist()) == (8000, np.int16, SAMPLES.tolist())
    (home / "b.wav").write_bytes(recorded(channels=2, data=SAMPLES[:4].tobytes()))
    assert Audio().preprocess({"path": "b.wav"})[1].tolist() == [[0, 1000], [-1000, 32767]]
    assert Audio().preprocess(None) is None


@pytest.mark.parametrize(
    ("width", "data", "expected"),
    [
        (1, bytes([128, 255, 0]), [0, 127 << 8, -32768]),
        (3, b"\x00\x34\x12\xff\xff\xff", [0x1234, -1]),
        (4, struct.pack("<2i", 0x12345678, -(2**31)), [0x1234, -32768]),
    ],
)
def test_other_widths_come_in_as_int16(home: Path, width: int, data: bytes, expected: list[int]) -> None:
    (home / "a.wav").write_bytes(recorded(width, data=data))
    assert Audio().preprocess({"path": "a.wav"})[1].tolist() == expected


def test_floats_nan_and_infinity_in_a_file_come_in_as_int16(home: Path) -> None:
    pcm = struct.pack("<5f", 0.5, -2, math.nan, math.inf, -math.inf)
    (home / "a.wav").write_bytes(wav_file(8000, pcm, width=4, is_float=True))
    assert Audio().preprocess({"path": "a.wav"})[1].tolist() == [16384, -32767, 0, 32767, -32767]


def test_a_recording_comes_in_as_a_path(home: Path) -> None:
    (home / "a.mp3").write_bytes(b"ID3")
    assert Audio(type="filepath").preprocess({"path": "a.mp3"}) == str(home / "a.mp3")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"empty \(0 bytes\)"),
        (b"no sound at all", "unknown format"),
        (b"ID3\x03abc", "This is a mp3 file"),
        (b"OggS0000", "ogg file"),
        (b"RIFF\x00\x00\x00\x00WAVE", "no samples"),
        (b"RIFF\x00\x00\x00\x00WAVEdata\x04\x00\x00\x00abcd", "does not say"),
        (headed(17, 1, 8000, 4), "encoding 17"),
        (headed(1, 0, 0, 16), "0 channel"),
    ],
)  # fmt: skip
def test_what_is_no_wav_is_refused_in_words(home: Path, data: bytes, message: str) -> None:
    (home / "a.wav").write_bytes(data)
    with pytest.raises(PayloadError, match=message):
        Audio().preprocess({"path": "a.wav"})


def test_every_cut_of_a_file_is_read_or_refused(home: Path) -> None:
    whole = recorded(channels=2, data=SAMPLES[:4].tobytes())
    for end in range(len(whole)):
        try:
            assert len(read_wav(whole[:end]).data) % 4 == 0
        except PayloadError:
            assert end < 44


def test_files_out_of_reach_are_refused(home: Path) -> None:
    with pytest.raises(AccessError):
        Audio(type="filepath").preprocess({"path": "/etc/passwd"})
    with pytest.raises(AccessError):
        Audio().postprocess("/etc/passwd")


def test_an_array_is_played(home: Path) -> None:
    assert played((8000, np.array([0, 5, -5], np.int16))) == (8000, 1, [0, 5, -5])
    assert played((44100, np.array([[1, 2], [3, 4]], np.int16))) == (44100, 2, [1, 2, 3, 4])
    assert played((8000, np.array([0x12345678], np.int32))) == (8000, 1, [0x1234])
    assert played((8000, np.array([0, 255, 128], np.uint8))) == (8000, 1, [-32768, 127 << 8, 0])
    assert played((8000, np.array([0, 65535], np.uint16))) == (8000, 1, [-32768, 32767])


def test_floats_keep_their_loudness_unless_they_exceed_the_range(home: Path) -> None:
    assert played((8000, np.array([0.5, -0.25, math.nan])))[2] == [16384, -8192, 0]
    assert played((8000, np.array([2.0, -1.0], np.float32)))[2] == [32767, -16384]
    assert played((8000, np.array([], np.float32)))[2] == []


def test_plain_lists_are_played_without_numpy(home: Path) -> None:
    assert played((8000, [0, 5, -5])) == (8000, 1, [0, 5, -5])
    assert played((8000, [0.5, -1.0, math.nan, math.inf]))[2] == [16384, -32767, 0, 32767]
    assert played((8000, [[1, 2], [3, 4]])) == (8000, 2, [1, 2, 3, 4])
    assert played((8000, array("h", [7])))[2] == [7]


@pytest.mark.parametrize(
    "value",
    [
        (0, [1]),
        ("a", [1]),
        (8000, "abc"),
        (8000, [40000]),
        (8000, ["a"]),
        (8000, [[1, 2], [3]]),
        (8000, np.zeros((2, 40))),
        (8000, np.zeros((2, 2, 2))),
        (8000, np.array(["a"])),
        (8000,),
        5,
    ],
)
def test_what_is_no_sound_is_refused_in_words(home: Path, value: Any) -> None:
    with pytest.raises(PayloadError):
        Audio().postprocess(value)


def test_bytes_paths_and_urls_are_played(home: Path) -> None:
    (home / "a.ogg").write_bytes(b"OggS")
    assert Audio().postprocess("a.ogg")["mime_type"] == "audio/ogg"
    assert Audio().postprocess(b"ID3\x03")["mime_type"] == "audio/mpeg"
    assert Path(Audio().postprocess(recorded())["path"]).suffix == ".wav"
    assert Audio().postprocess("https://example.org/a.mp3")["url"] == "https://example.org/a.mp3"
    assert Audio().postprocess(None) is None


def test_a_value_at_load_is_a_file_also_of_a_stream(home: Path) -> None:
    (home / "a.wav").write_bytes(recorded())
    assert Audio("a.wav", streaming=True).value["is_stream"] is False


def test_a_streamed_value_is_a_chunk_that_joins_those_before(home: Path) -> None:
    audio = Audio(streaming=True)
    first = audio.postprocess((8000, [1, 2]))
    second = audio.extended(first, audio.postprocess(recorded()))
    assert (first["is_stream"], first["mime_type"], len(second["chunks"])) == (True, "audio/wav", 2)
    assert second["chunks"][0] is first["chunks"][0]
    assert audio.extended(second, None) is second
    rate, samples = audio.preprocess(second)
    assert (rate, samples.tolist()) == (8000, [1, 2, *SAMPLES])
    with wave.open(Audio(type="filepath").preprocess(second)) as file:
        assert file.getnframes() == 7


def test_chunks_that_do_not_fit_each_other_are_refused() -> None:
    assert joined([b"ab", b"c"]) == b"abc"
    with pytest.raises(PayloadError, match="one rate"):
        joined([recorded(), recorded(rate=9000)])


@pytest.mark.parametrize("payload", [{"data": b""}, {"data": "text"}, {"chunks": []}, {"chunks": [1]}, {"chunks": 5}])
def test_bytes_that_are_none_are_refused(payload: Any) -> None:
    with pytest.raises(PayloadError, match="Bytes were expected"):
        Audio().preprocess(payload)


def test_chunks_of_a_microphone_come_in(home: Path) -> None:
    rate, samples = Audio(streaming=True).preprocess({"data": recorded(), "mime_type": "audio/wav"})
    assert (rate, len(samples)) == (8000, 5)
    token = rules.set(Rules(max_file_size=10))
    with pytest.raises(PayloadError, match="at most 10"):
        Audio(streaming=True).preprocess({"data": recorded()})
    rules.reset(token)


def test_files_of_streamed_chunks_do_not_pile_up(home: Path) -> None:
    audio = Audio(type="filepath", streaming=True)
    paths = [Path(audio.preprocess({"data": recorded()})) for _ in range(100)]
    assert len([path for path in paths if path.exists()]) == 64
    assert paths[-1].exists()


def test_subtitles_are_cues(home: Path) -> None:
    (home / "a.srt").write_text(
        "1\n00:00:01,500 --> 00:00:02,000\n<i>Two</i>\nlines\n\n0\n00:00:00,0 --> 00:00:01,0\nOne\n"
    )
    (home / "a.vtt").write_text("WEBVTT\n\nNOTE x\n\n00:01.000 --> 01:02:03.250 align:start\nHi\n")
    (home / "a.json").write_text('[{"text": "J", "timestamp": [0, 1]}]')
    assert Audio(subtitles="a.srt").config()["subtitles"] == [
        {"text": "One", "timestamp": [0.0, 1.0]},
        {"text": "Two\nlines", "timestamp": [1.5, 2.0]},
    ]
    assert Audio(subtitles="a.vtt").config()["subtitles"] == [{"text": "Hi", "timestamp": [1.0, 3723.25]}]
    assert Audio(subtitles=Path("a.json")).config()["subtitles"][0]["text"] == "J"


@pytest.mark.parametrize(
    "subtitles",
    [5, "a.txt", "https://example.org/a.vtt", [{"text": "x"}], [{"text": "x", "timestamp": [2, 1]}],
     [{"text": "x", "timestamp": [0, math.nan]}], ["x"]],
)  # fmt: skip
def test_subtitles_that_are_none_are_refused_at_construction(subtitles: Any) -> None:
    with pytest.raises(ConfigError):
        Audio(subtitles=subtitles)


def test_mistakes_are_told_at_construction() -> None:
    for props in (
        {"type": "bytes"},
        {"format": "ogg"},
        {"sources": "webcam"},
        {"streaming": True, "sources": ["upload"]},
        {"waveform_options": {"colour": "red"}},
        {"waveform_options": WaveformOptions(sample_rate=1)},
        {"waveform_options": {"skip_length": 0}},
        {"playback_position": math.nan},
    ):
        with pytest.raises(ConfigError):
            Audio(**props)
    with pytest.warns(UserWarning, match="no MP3 encoder"):
        Audio(format="mp3")


def test_options_cross_as_a_dict() -> None:
    config = Audio(waveform_options=WaveformOptions(waveform_color="red")).config()
    assert config["waveform_options"]["waveform_color"] == "red"
    assert Audio(waveform_options={"skip_length": 2}).config()["waveform_options"]["skip_length"] == 2
    old: dict[str, Any] = {"show_download_button": False}
    assert Audio(**old).config()["buttons"] == ["share"]


def test_a_microphone_records_only() -> None:
    assert Microphone().sources == ["microphone"]
    assert Audio(streaming=True).sources == ["microphone"]
    assert Audio().sources == ["upload", "microphone"]


def test_samples_without_numpy_are_refused_with_the_remedy(home: Path) -> None:
    (home / "a.wav").write_bytes(recorded())
    code = (
        "import sys; sys.modules['numpy'] = None\n"
        "from lite.components.audio import Audio\nfrom lite.files import access\naccess.rules.set(access.Rules())\n"
        "print(Audio(type='filepath').preprocess({'path': 'a.wav'}))\nAudio().preprocess({'path': 'a.wav'})\n"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(root)},
    )
    assert run.stdout.strip() == str(home / "a.wav")
    assert "add numpy to the page's requirements" in run.stderr


def test_chunks_that_a_stream_listener_returns_continue_each_other(home: Path) -> None:
    with Blocks() as demo:
        microphone = Audio(streaming=True, sources="microphone")
        echo, once = Audio(streaming=True), Audio(streaming=True)
        microphone.stream(lambda chunk: chunk, microphone, echo)
        demo.load(lambda: None, None, once)
    assert echo.postprocess((8000, [1]))["continues"] is True
    assert "continues" not in once.postprocess((8000, [1]))
    with pytest.raises(PayloadError, match="empty"):
        once.postprocess(b"")
    with pytest.raises(PayloadError, match="bytes or the path"):
        once.postprocess("https://example.org/a.mp3")
