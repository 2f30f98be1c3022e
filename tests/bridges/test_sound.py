"""WAV files as what models of speech take."""

from __future__ import annotations

import math
import wave
from pathlib import Path

import numpy as np
import pytest

from lite.bridges.faults import InvalidArgument
from lite.bridges.sound import read_audio, read_wave, samples_of


def tone(path: Path, *, rate: int, channels: int = 1, width: int = 2, hertz: float = 440, seconds: float = 0.5) -> Path:
    """A sine of half the greatest loudness; of two channels only the first sounds."""
    count = round(rate * seconds)
    sine = 0.5 * np.sin(2 * math.pi * hertz * np.arange(count) / rate)
    frames = np.zeros((count, channels))
    frames[:, 0] = sine
    whole = np.round(frames * (2 ** (8 * width - 1) - 1)).astype("<i4")
    data = (
        (whole + 128).astype("u1").tobytes()
        if width == 1
        else b"".join(int(each).to_bytes(width, "little", signed=True) for each in whole.reshape(-1))
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(data)
    return path


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_samples_of_any_width_are_the_sound_in_floats(tmp_path: Path, width: int) -> None:
    samples = np.array(read_wave(tone(tmp_path / "a.wav", rate=16_000, width=width), 16_000).tolist())
    expected = 0.5 * np.sin(2 * math.pi * 440 * np.arange(8000) / 16_000)
    assert samples.shape == (8000,)
    assert np.abs(samples - expected).max() < (0.01 if width == 1 else 1e-4)


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_another_rate_keeps_pitch_length_and_loudness(tmp_path: Path, rate: int) -> None:
    samples = np.array(read_wave(tone(tmp_path / "a.wav", rate=rate), 16_000).tolist())
    assert abs(len(samples) - 8000) <= 1
    strength = np.abs(np.fft.rfft(samples))
    assert abs(strength.argmax() * 16_000 / len(samples) - 440) < 3
    assert abs(np.abs(samples).max() - 0.5) < 0.02


def test_what_a_lower_rate_can_not_hold_does_not_come_back_as_another_tone(tmp_path: Path) -> None:
    high = read_wave(tone(tmp_path / "a.wav", rate=48_000, hertz=15_000), 16_000)
    assert np.abs(np.array(high.tolist())[10:-10]).max() < 0.15


def test_channels_are_mixed(tmp_path: Path) -> None:
    samples = np.array(read_wave(tone(tmp_path / "a.wav", rate=16_000, channels=2), 16_000).tolist())
    assert abs(np.abs(samples).max() - 0.25) < 0.01


def test_what_gr_audio_gives_is_taken_and_arrays_stay(tmp_path: Path) -> None:
    stereo = np.full((100, 2), 2**14, np.int16)
    assert samples_of((16_000, stereo), 16_000).tolist() == pytest.approx([0.5] * 100)
    array = np.zeros(4, np.float32)
    assert samples_of(array, 16_000) is array


async def test_no_wav_file_is_said_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"ID3 no wave")
    with pytest.raises(InvalidArgument, match="format='wav'"):
        await read_audio(tmp_path / "a.wav", 16_000)
