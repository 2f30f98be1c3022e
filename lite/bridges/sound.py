"""Sound as models take it: one channel of numbers at the rate they were trained on."""

from __future__ import annotations

import os
from array import array
from typing import Any

from lite.bridges.faults import InvalidArgument
from lite.bridges.tensor import Tensor


def read_wave(path: str | os.PathLike[str], sampling_rate: int) -> Tensor:
    """The samples of a WAV file, its channels mixed: float32 in -1..1, shape (samples,), at `sampling_rate` Hz.

    Raises:
        InvalidArgument: if it is no WAV file of whole numbers.
    """
    import wave  # what starts quickly has it not at hand

    try:
        with wave.open(os.fspath(path), "rb") as file:
            rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
            data = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise InvalidArgument(
            f"{os.fspath(path)!r} is no WAV file ({error}). gr.Audio(type='filepath', format='wav') gives one."
        ) from error
    return _tensor(_resampled(_mixed(_floats(data, width), channels), rate, sampling_rate))


def _floats(data: bytes, width: int) -> array[float]:
    if width == 1:  # unsigned, as WAV has it
        return array("f", ((value - 128) / 128 for value in data))
    if width == 3:
        values = (int.from_bytes(data[at : at + 3], "little", signed=True) for at in range(0, len(data) - 2, 3))
        return array("f", (value / 2**23 for value in values))
    kind = {2: "h", 4: "i"}[width]
    return array("f", (value / 2 ** (8 * width - 1) for value in array(kind, data)))


def _mixed(samples: array[float], channels: int) -> array[float]:
    if channels == 1:
        return samples
    apart = [samples[channel::channels] for channel in range(channels)]
    return array("f", (sum(values) / channels for values in zip(*apart, strict=True)))


def _resampled(samples: array[float], rate: int, wanted: int) -> array[float]:
    """Between two samples on the straight line; what is faster than the new rate can hold is averaged first."""
    if rate == wanted or not samples:
        return samples
    if rate > wanted:
        samples = _smoothed(samples, max(round(rate / wanted), 1))
    last, step = len(samples) - 1, rate / wanted
    count = int(len(samples) / step)

    def at(place: float) -> float:
        left = min(int(place), last)
        return samples[left] + (samples[min(left + 1, last)] - samples[left]) * (place - left)

    return array("f", (at(index * step) for index in range(count)))


def _smoothed(samples: array[float], width: int) -> array[float]:
    if width < 2:
        return samples
    total, out = 0.0, array("f", bytes(4 * len(samples)))
    for index, value in enumerate(samples):
        total += value - (samples[index - width] if index >= width else 0.0)
        out[max(index - width // 2, 0)] = total / min(index + 1, width)
    return out


async def read_audio(path: str | os.PathLike[str], sampling_rate: int) -> Tensor:
    """`read_wave`, awaited as in transformers.js."""
    return read_wave(path, sampling_rate)


def samples_of(value: Any, sampling_rate: int) -> Any:
    """What a model takes of a WAV file, of `(rate, samples)` as gr.Audio gives it, or of an array, which it is."""
    if isinstance(value, (str, os.PathLike)):
        return read_wave(value, sampling_rate)
    if isinstance(value, tuple) and len(value) == 2:
        rate, samples = value
        tensor = samples if isinstance(samples, Tensor) else Tensor(samples)
        scale = {"int16": 2**15, "int32": 2**31}.get(tensor.dtype, 1)
        flat = tensor.astype("float32").flatten() if tensor.ndim == 1 else tensor.astype("float32").mean(1)
        data = array("f", (sample / scale for sample in flat.tolist()))
        return _tensor(_resampled(data, rate, sampling_rate))
    return value


def _tensor(samples: array[float]) -> Tensor:
    return Tensor.frombytes(samples.tobytes(), "float32", [len(samples)])
