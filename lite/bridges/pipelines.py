"""`lite.transformers`: pipelines of transformers.js as Python's own.

    embed = lite.transformers.pipeline("feature-extraction", "Xenova/all-MiniLM-L6-v2")
    vectors = await embed(["A cat.", "A dog."], pooling="mean", normalize=True)            # shape (2, 384)
    vectors = embed(["A cat.", "A dog."], pooling="mean", normalize=True).result()         # where there is JSPI
    async for text in write.stream("Once upon a time"): ...

A model is looked for in `models/<name>/` beside the page first, then on the hub.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Generator, Mapping
from typing import Any

from lite.bridges import sound
from lite.bridges._values import Buffers, RawImage, as_plain
from lite.bridges.faults import EngineError, InvalidArgument, raised
from lite.bridges.hub import Downloads, Pending, Progress, Remote, as_url, library, stream
from lite.bridges.onnx import at_start
from lite.platform import platform
from lite.platform.engine import engine, has_engine

_SEEN = ["image", "depth", "document", "background-removal", "mask-generation"]
"""What a task's name has in it that begins with a picture."""
_HEARD = ("audio-classification", "automatic-speech-recognition", "zero-shot-audio-classification")
_SAMPLING_RATE = 16_000
"""Hz; of nearly every model of speech, where the model doesn't say."""


class Pipeline:
    """A model with all that stands before and after it. Made by `pipeline`; it is loaded meanwhile.

    `await` it for when it is there; a call waits for that as well.
    """

    def __init__(self, task: str, model: str | None, options: Mapping[str, Any], progress: Progress | None) -> None:
        self.task = task
        self.model = model
        # Where an app is only looked at, as `lite build` does, nothing is loaded: whoever uses it is told.
        self._loading = Pending(self._load(options, progress)) if has_engine() else None
        self._remote: Remote | None = None
        self._closed = False

    async def _load(self, options: Mapping[str, Any], progress: Progress | None) -> None:
        told = dict(options)
        device = told.pop("device", None)
        with raised():
            about, _ = await engine().ask("hub_about", {})
        told["device"] = self.device = _device(device, about["devices"])
        told["progress_callback"] = Downloads(self.model or self.task, progress or at_start)
        self._remote = await library.pipeline(self.task, self.model, told)
        if self._closed:
            self._remote = None

    def __await__(self) -> Generator[Any, None, Pipeline]:
        return self._loaded().__await__()

    async def _loaded(self) -> Pipeline:
        await (self._load({}, None) if self._loading is None else self._loading)
        return self

    def __call__(self, *inputs: Any, **options: Any) -> Pending:
        """Run it.

        Args:
            inputs: what the task takes: text or a list of them, chat messages; a picture (a file's path, a URL, bytes,
                Pillow's, an array of uint8 (height, width, channels)); sound (a WAV file's path, `(rate, samples)`,
                an array of float32 at the model's rate); further ones as the task has them (labels, a question).
            options: transformers.js's, such as `top_k=3`, `max_new_tokens=50`.

        Returns:
            What `await` and `.result()` give: lists and dicts; arrays are numpy's where the app has numpy, else
            `Tensor`s; pictures are Pillow's where it has Pillow, else `RawImage`s.

        Raises:
            EngineError: when it is waited for: one that says what was wrong.
        """
        return Pending(self._run(inputs, options))

    async def _run(self, inputs: tuple[Any, ...], options: Mapping[str, Any]) -> Any:
        await self._loaded()
        if self._remote is None:
            raise EngineError("This pipeline is closed.")
        first = [await self._prepared(inputs[0])] if inputs else []
        answer = await self._remote(*first, *inputs[1:], **options)
        return as_plain(answer)

    def stream(self, *inputs: Any, skip_prompt: bool = True, **options: Any) -> AsyncIterator[str]:
        """Write text bit by bit: yields each new piece. Leaving the loop, or a cancelled event, stops the model.

        Args:
            inputs: a prompt, or chat messages.
            skip_prompt: whether the prompt itself is left out.
            options: as of a call.
        """

        def call(listen: Callable[[str], None]) -> Pending:
            return Pending(self._run(inputs, {**options, "streamer": _Streamer(self, listen, skip_prompt)}))

        return stream(call)

    async def _prepared(self, value: Any) -> Any:
        if isinstance(value, list) and self._is_seen:
            return [await self._prepared(each) for each in value]
        if self._is_seen:
            return _picture(value)
        if self.task in _HEARD:
            return sound.samples_of(value, await self.sampling_rate())
        return value

    @property
    def _is_seen(self) -> bool:
        # text-to-image and its like begin with text
        return any(word in self.task for word in _SEEN) and not self.task.startswith("text-")

    async def sampling_rate(self) -> int:
        """Hz of the sound that it takes."""
        assert self._remote is not None
        try:
            return int(await self._remote.processor.feature_extractor.config.sampling_rate)
        except (EngineError, TypeError):
            return _SAMPLING_RATE

    def close(self) -> None:
        """Free its memory now, rather than when it is no longer used."""
        self._closed, self._remote = True, None

    def __repr__(self) -> str:
        return f"Pipeline({self.task!r}, {self.model!r})"


class _Streamer:
    def __init__(self, pipeline: Pipeline, listen: Callable[[str], None], skip_prompt: bool) -> None:
        self._pipeline = pipeline
        self._listen = listen
        self._skip_prompt = skip_prompt

    def __to_wire__(self, out: Buffers) -> dict[str, Any]:
        remote = self._pipeline._remote
        assert remote is not None
        options = {"skip_prompt": self._skip_prompt, "skip_special_tokens": True}
        held = remote.__to_wire__(out)["object"]
        return {"$": "streamer", "name": out.name_of(self._listen), "pipeline": held, "options": options}


def pipeline(
    task: str,
    model: str | None = None,
    *,
    device: str | None = None,
    dtype: str | Mapping[str, str] | None = None,
    revision: str | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> Pipeline:
    """A pipeline, which begins to load.

    Args:
        task: transformers.js's name of it, such as "text-generation".
        model: a folder `models/<model>/` beside the page, or a name on the hub; by default the task's usual one.
        device: "webgpu" or "wasm"; by default the processor (wasm). "auto" is the graphics card where there is one.
        dtype: how exact: "fp32", "fp16", "q8", "q4" …; by default what the model's files have for the device.
        revision: of the hub's repository.
        progress: a `gr.Progress`, or a function called as one; shows how much has been downloaded.
        options: any others of transformers.js.

    Raises:
        InvalidArgument: if the device is none of these.
        ConfigError: when it is used outside of a page.
    """
    if device not in (None, "auto", "webgpu", "wasm", "cpu"):
        raise InvalidArgument(f"device={device!r} is not 'auto', 'webgpu' or 'wasm'.")
    named = {"device": device, "dtype": dtype, "revision": revision, **options}
    return Pipeline(task, model, {name: each for name, each in named.items() if each is not None}, progress)


def _device(wanted: str | None, devices: list[str]) -> str:
    """The device to use of those that there are: the processor is always among them."""
    best = {"auto": devices[0], "webgpu": devices[0]}.get(wanted or "", "wasm")
    return best if best in devices else "wasm"


def _picture(value: Any) -> Any:
    if isinstance(value, os.PathLike) or (isinstance(value, str) and os.path.isfile(value)):
        return as_url(value)
    if isinstance(value, (bytes, bytearray)):
        path = os.path.join(platform.cache_dir(), "picture")
        with open(path, "wb") as file:
            file.write(value)
        return as_url(path)
    return _of_array(value) if hasattr(value, "shape") and hasattr(value, "tobytes") else value


def _of_array(value: Any) -> Any:
    shape = (*value.shape, 1) if len(value.shape) == 2 else value.shape
    if str(value.dtype) != "uint8" or len(shape) != 3 or shape[2] not in (1, 3, 4):
        raise InvalidArgument(f"A picture is uint8 (height, width, 1, 3 or 4), not {value.dtype} {tuple(value.shape)}.")
    return RawImage(value.tobytes(), shape[1], shape[0], shape[2])
