"""transformers.js in the engine worker, its objects as Python's: what `transformers_js` is in a page.

    transformers = await import_transformers_js()
    tokenizer = await transformers.AutoTokenizer.from_pretrained("Xenova/bert-base-uncased")
    inputs = await tokenizer("Hello")

Numbers, texts, lists, dicts, tensors, pictures and arrays come back as Python's. All else stays in the engine, and
Python holds a `Remote` of it. Nothing can be asked of the engine without waiting, so every call gives a `Pending`.
"""

from __future__ import annotations

import asyncio
import mimetypes
import os
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator, Mapping
from typing import Any

from lite.bridges._values import Buffers, RawImage, from_wire, to_wire
from lite.bridges.faults import NoSuchFile, raised
from lite.bridges.onnx import at_start
from lite.platform import platform
from lite.platform.engine import engine

Path = str | os.PathLike[str]
Progress = Callable[..., object]
"""A `gr.Progress`, or what is called as one."""


class Pending:
    """An answer that is on its way: `await` it, or wait for it by `result()`, where the browser has JSPI.

    An item, the length or a member of it waits for it, too; given to another call, that call waits.
    """

    def __init__(self, work: Coroutine[Any, Any, Any]) -> None:
        self._task: asyncio.Task[Any] = asyncio.ensure_future(work)
        self._task.add_done_callback(_looked_at)

    def __await__(self) -> Generator[Any, None, Any]:
        return self._task.__await__()

    def result(self) -> Any:
        """The answer.

        Raises:
            CannotWait: where the browser has no JSPI; `await` works there.
            EngineError: as `await` would.
        """
        if self._task.done():
            return self._task.result()
        with raised("`await`"):
            return engine().wait(self._get())

    async def _get(self) -> Any:
        return await self._task

    def __getitem__(self, key: Any) -> Any:
        return self.result()[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.result())

    def __len__(self) -> int:
        return len(self.result())

    def __bool__(self) -> bool:
        return True  # without waiting

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.result(), name)

    def __repr__(self) -> str:
        done = self._task.done() and not self._task.cancelled() and self._task.exception() is None
        return f"<Pending: {self._task.result()!r}>" if done else "<Pending>"


def _looked_at(task: asyncio.Task[Any]) -> None:
    """Python complains about errors that nobody saw; whoever waits for this one is told."""
    if not task.cancelled():
        task.exception()


class Remote:
    """An object of transformers.js, or a member of one: `await` a member for its value, call it, make a `new` one."""

    __slots__ = ("__weakref__", "_about", "_engine", "_object", "_owner", "_path")

    def __init__(
        self, object: Any, path: tuple[str, ...] = (), about: Mapping[str, Any] = {}, owner: Any = None
    ) -> None:
        self._object = object
        self._path = path
        self._about = about
        self._engine: Any = engine() if isinstance(object, int) and not path else None
        self._owner = owner or (self if isinstance(object, int) else None)
        """Who holds the object: it lives as long as any member of it is held."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._about:
            return self._about[name]
        return Remote(self._object, (*self._path, name), owner=self._owner)

    def __call__(self, *args: Any, **options: Any) -> Pending:
        return Pending(self._ask("call", args, options))

    def new(self, *args: Any, **options: Any) -> Pending:
        """An object of this class."""
        return Pending(self._ask("new", args, options))

    def __await__(self) -> Generator[Any, None, Any]:
        return (self._ask("get", (), {}) if self._path else _itself(self)).__await__()

    def __to_wire__(self, out: Buffers) -> dict[str, Any]:
        if self._path or not isinstance(self._object, int):
            return {"$": "told", "name": out.name_of(self)}  # to be refused by the engine as what it is: no object
        return {"$": "object", "object": self._object}

    async def _ask(self, how: str, args: tuple[Any, ...], options: Mapping[str, Any]) -> Any:
        out = Buffers()
        given = [*args, options] if options else args
        held = self._object.__to_wire__(out) if isinstance(self._object, RawImage) else self._object
        wire = [to_wire(await _settled(each), out) for each in given]
        head = {"object": held, "path": list(self._path), "how": how, "args": wire, "models": models_url()}
        with raised():
            answer, buffers = await engine().ask("hub_do", head, out.bytes, out.told if out.functions else None)
        return from_wire(answer, list(buffers), _held)

    def __del__(self) -> None:
        if getattr(self, "_engine", None) is not None:
            self._engine.tell("hub_free", {"object": self._object})

    def __repr__(self) -> str:
        members = ", ".join(f"{name}={value!r}" for name, value in list(self._about.items())[:4])
        return f"<transformers.js {'.'.join(self._path) or 'object'}{': ' if members else ''}{members}>"


def _held(wire: Mapping[str, Any]) -> Remote:
    return Remote(wire["object"], about=wire["about"])


async def _itself(remote: Remote) -> Remote:
    return remote


async def _settled(value: Any) -> Any:
    """`value` with what is on its way in it arrived."""
    if isinstance(value, Pending):
        return await value
    if isinstance(value, dict):
        return {key: await _settled(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [await _settled(item) for item in value]
    return value


def models_url() -> str:
    """The folder beside the page where its own models are."""
    return engine().beside("models/")


RawImage.member = lambda image, name: Remote(image, (name,))

library = Remote(None)
"""transformers.js itself."""


async def import_transformers_js(version: str | None = None) -> Remote:
    """transformers.js, loaded. `version` is accepted and passed over: the page has one."""
    with raised():
        await engine().ask("hub_about", {})
    return library


class Downloads:
    """What transformers.js tells of each file, as one progress of all."""

    def __init__(self, name: str, progress: Progress) -> None:
        self._name = name
        self._progress = progress
        self._files: dict[str, tuple[int, int]] = {}

    def __call__(self, told: Mapping[str, Any]) -> None:
        if told.get("status") != "progress" or not told.get("total"):
            return
        self._files[str(told.get("file"))] = (int(told["loaded"]), int(told["total"]))
        loaded, total = (sum(each) for each in zip(*self._files.values(), strict=True))
        self._progress((loaded, total), desc=f"Loading {self._name}", unit="bytes")


def pipeline(task: str, model: str | None = None, options: Mapping[str, Any] | None = None, **more: Any) -> Pending:
    """A pipeline of transformers.js itself, to be awaited; its options in a dict, as there, or by name."""
    told = {"progress_callback": Downloads(model or task, at_start)}
    made: Pending = library.pipeline(task, model, {**told, **(options or {}), **more})
    return made


def as_url(path: Path) -> str:
    """A URL under which a model can load a file of the app's.

    Raises:
        NoSuchFile: if there is none.
    """
    name = os.fspath(path)
    if not os.path.isfile(name):
        raise NoSuchFile(f"{name!r} is no file. {NoSuchFile.remedy}")
    return platform.publish(os.path.abspath(name), mimetypes.guess_type(name)[0] or "application/octet-stream")


async def stream(call: Callable[[Callable[[str], None]], Pending]) -> AsyncIterator[str]:
    """The texts that a call is told on its way. Whoever stops to listen ends the call."""
    texts: asyncio.Queue[str | None] = asyncio.Queue()
    pending = call(texts.put_nowait)
    pending._task.add_done_callback(lambda _: texts.put_nowait(None))
    try:
        while (text := await texts.get()) is not None:
            yield text
        await pending
    finally:
        pending._task.cancel()
