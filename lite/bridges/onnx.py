"""onnxruntime's everyday names, on ONNX Runtime Web in a worker beside Python: what `import onnxruntime` is in a page.

    session = onnxruntime.InferenceSession("model.onnx")
    scores = session.run(None, {"x": x})[0]             # where the browser has JSPI
    scores = (await session.run_async(None, {"x": x}))[0]   # in every browser

Arrays are numpy's where the app has numpy, else `lite.Tensor`. The same script runs with onnxruntime itself, but for
`run_async`, which there has a callback.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from typing import Any

from lite.bridges import _feeds
from lite.bridges.faults import CannotWait, EngineError, InvalidArgument, NoSuchFile, raised
from lite.platform.engine import engine

__version__ = "1.30.0"
"""Of ONNX Runtime Web."""

_PROVIDERS = {"webgpu": "WebGpuExecutionProvider", "wasm": "CPUExecutionProvider"}
_SHORT = {"WebGpuExecutionProvider": "webgpu", "WebGPU": "webgpu", "CPUExecutionProvider": "wasm"}


class GraphOptimizationLevel:
    """How much of the graph is rewritten before it runs."""

    ORT_DISABLE_ALL = "disabled"
    ORT_ENABLE_BASIC = "basic"
    ORT_ENABLE_EXTENDED = "extended"
    ORT_ENABLE_ALL = "all"


class SessionOptions:
    """What a session is made with; of onnxruntime's options those that the engine has.

    `intra_op_num_threads` and `inter_op_num_threads` may be set and do nothing: all sessions of a page share the
    engine's threads.
    """

    __slots__ = ("graph_optimization_level", "inter_op_num_threads", "intra_op_num_threads", "log_severity_level")

    def __init__(self) -> None:
        self.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
        self.log_severity_level = 2
        self.intra_op_num_threads = 0
        self.inter_op_num_threads = 0


class NodeArg:
    """An input or output: `name`, `type` such as "tensor(float)", `shape` with a name or None for any size."""

    __slots__ = ("dtype", "name", "shape", "type")

    def __init__(self, about: Mapping[str, Any]) -> None:
        self.name: str = about["name"]
        self.dtype: str = about.get("type", "")
        self.type = _feeds.onnx_type(self.dtype)
        self.shape: list[int | str | None] = list(about.get("shape", []))

    def __repr__(self) -> str:
        return f"NodeArg(name={self.name!r}, type={self.type!r}, shape={self.shape!r})"


class InferenceSession:
    """A model that is loaded and can be run.

    Args:
        path_or_bytes: a file of the app, its bytes, or an http(s) URL, which the engine fetches itself. A path that the
            app hasn't is looked for in `models/` beside the page.
        sess_options: see `SessionOptions`.
        providers: "WebGpuExecutionProvider" and "CPUExecutionProvider", in the order to try; by default the graphics
            card where there is one. Others are passed over.
        progress: a `gr.Progress`; shows how much of a URL has come.

    Raises:
        NoSuchFile: if there is no such file.
        InvalidGraph: if it can't be used.
        OutOfMemory: if it is too large.

    Where Python can't wait (no JSPI), making one only begins to load it: `await session.load()` tells how that went,
    and `run_async` awaits it.
    """

    def __init__(
        self,
        path_or_bytes: str | bytes | os.PathLike[str],
        sess_options: SessionOptions | None = None,
        providers: Sequence[str | tuple[str, Any]] | None = None,
        provider_options: Sequence[Mapping[str, Any]] | None = None,
        *,
        progress: Any = None,
    ) -> None:
        self._number: int | None = None
        self._inputs: list[NodeArg] = []
        self._outputs: list[NodeArg] = []
        self._about: dict[str, Any] = {}
        self._loading: asyncio.Future[None] | None = None
        self._closed = False
        self._engine = engine()
        names = [each if isinstance(each, str) else each[0] for each in providers or ()]
        question = _opening(path_or_bytes, sess_options or SessionOptions(), names)
        listen = _listener(progress)
        try:
            with raised():
                self._opened(self._engine.ask_now("open", *question, listen)[0])
        except CannotWait:
            self._loading = asyncio.ensure_future(self._open(question, listen))
            self._loading.add_done_callback(_looked_at)

    async def _open(self, question: tuple[dict[str, Any], list[Any]], listen: Any) -> None:
        with raised():
            self._opened((await self._engine.ask("open", *question, listen))[0])

    def _opened(self, about: dict[str, Any]) -> None:
        self._number, self._about = about["session"], about
        self._inputs = [NodeArg(each) for each in about["inputs"]]
        self._outputs = [NodeArg(each) for each in about["outputs"]]

    async def load(self) -> InferenceSession:
        """Wait until the model is loaded; where Python can wait, it is when the session was made."""
        if self._loading is not None:
            await asyncio.shield(self._loading)
        return self

    def run(
        self, output_names: Sequence[str] | None, input_feed: Mapping[str, Any], run_options: Any = None
    ) -> list[Any]:
        """Run the model once, while other events go on.

        Args:
            output_names: which outputs; None for all.
            input_feed: an array for each input: numpy's, `lite.Tensor`s, or lists.

        Returns:
            An array for each output.

        Raises:
            InvalidArgument: if a name, type or shape is not the model's.
            CannotWait: where the browser has no JSPI; `run_async` works there.
        """
        with raised("`await session.run_async(...)`"):
            if self._number is None and not self._closed:
                self._engine.wait(self.load())
            answer, results = self._engine.ask_now("run", *self._question(output_names, input_feed))
        return _feeds.unpack(answer, results)

    async def run_async(self, output_names: Sequence[str] | None, input_feed: Mapping[str, Any]) -> list[Any]:
        """The same, awaited. A handler that is cancelled while it waits doesn't wait for the model."""
        await self.load()
        with raised():
            answer, results = await self._engine.ask("run", *self._question(output_names, input_feed))
        return _feeds.unpack(answer, results)

    def _question(
        self, output_names: Sequence[str] | None, feed: Mapping[str, Any]
    ) -> tuple[dict[str, Any], list[Any]]:
        number = self._open_number()
        names = self._wanted(output_names)
        feeds, buffers = _feeds.pack(self._inputs, feed)
        return {"session": number, "outputs": names, "feeds": feeds}, buffers

    def _wanted(self, names: Sequence[str] | None) -> list[str]:
        known = [each.name for each in self._outputs]
        unknown = [name for name in names or () if name not in known]
        if unknown:
            raise InvalidArgument(f"The model has no output {unknown[0]!r}; it has {', '.join(known)}.")
        return list(names) if names else known

    def get_inputs(self) -> list[NodeArg]:
        """What the model takes."""
        self._open_number()
        return self._inputs

    def get_outputs(self) -> list[NodeArg]:
        """What it gives."""
        self._open_number()
        return self._outputs

    def get_providers(self) -> list[str]:
        """What it runs on, best first: the graphics card where there is one, and the processor."""
        self._open_number()
        return [_PROVIDERS[name] for name in self._about["providers"]]

    def get_provider_options(self) -> dict[str, dict[str, str]]:
        """How: the processor's number of threads, more than one only on a cross-origin isolated page."""
        return {
            name: {"threads": str(self._about["threads"])} if name == "CPUExecutionProvider" else {}
            for name in self.get_providers()
        }

    def _open_number(self) -> int:
        if self._number is None or self._closed:
            why = "is closed" if self._closed else "is not loaded yet; `await session.load()` first"
            raise EngineError(f"This session {why}.")
        return self._number

    def close(self) -> None:
        """Free the model now, rather than when the session is no longer used. Closing it again does nothing."""
        number, self._closed = self._number, True
        if number is not None:
            self._number = None
            self._engine.tell("close", {"session": number})

    def __enter__(self) -> InferenceSession:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_number", None) is not None:
            self.close()


def get_available_providers() -> list[str]:
    """What a model may be run on here, at best; a session's own `get_providers` says what it is."""
    return list(_PROVIDERS.values())


def get_device() -> str:
    """The processor, by onnxruntime's word for it."""
    return "CPU"


def _looked_at(loading: asyncio.Future[None]) -> None:
    """Python complains about errors that nobody saw; this one is told by `load` and `run_async`."""
    if not loading.cancelled():
        loading.exception()


def _opening(source: Any, options: SessionOptions, names: list[str]) -> tuple[dict[str, Any], list[Any]]:
    """The question for a session, with the model's bytes unless the engine is to fetch it."""
    url = _url_of(source)
    made = {
        "graphOptimizationLevel": options.graph_optimization_level,
        "logSeverityLevel": options.log_severity_level,
    }
    head = {"url": url, "providers": [_SHORT[name] for name in names if name in _SHORT] or None, "options": made}
    return head, [] if url is not None else [_bytes_of(source)]


def _url_of(source: Any) -> str | None:
    """Where the engine fetches a model; None for what Python has."""
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        return source
    if isinstance(source, (str, os.PathLike)) and not os.path.exists(source) and not os.path.isabs(source):
        return engine().beside(f"models/{os.fspath(source)}")
    return None


def _bytes_of(source: Any) -> bytes | memoryview:
    if isinstance(source, (bytes, bytearray, memoryview)):
        return memoryview(source)
    try:
        with open(source, "rb") as file:
            return file.read()
    except OSError as error:
        raise NoSuchFile(f"{os.fspath(source)!r} could not be read ({error.strerror}). {NoSuchFile.remedy}") from error


def _listener(progress: Any) -> Any:
    """What hears of a download: a `gr.Progress`, else the page, as long as the app has not started."""
    show = at_start if progress is None else progress

    def told(message: Mapping[str, Any]) -> None:
        if progress is not None or message["total"]:
            show((message["loaded"], message["total"]), desc="Loading the model", unit="bytes")

    return told


def at_start(loaded: tuple[int, int], *, desc: str, unit: str) -> None:
    """A progress that the page shows as long as the app has not started."""
    engine().loading(desc, *loaded)
