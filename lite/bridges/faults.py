"""What goes wrong with models, as Python exceptions with onnxruntime's names.

    LiteError
    └── EngineError             also a RuntimeError, as onnxruntime's own are
        ├── InvalidArgument     what was given doesn't fit the model (also a ValueError)
        ├── InvalidGraph        the model is damaged, or has an operator that the engine lacks
        ├── NoSuchFile          a file or session that isn't there (also a FileNotFoundError)
        ├── OutOfMemory         it doesn't fit (also a MemoryError)
        ├── EngineGone          the engine itself ended; the next session starts another
        ├── CannotWait          a call that would have to wait, where Python can't
        └── Fail                anything else that the engine says

Each message ends with what to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lite.errors import LiteError
from lite.platform.engine import EngineFault


class EngineError(LiteError, RuntimeError):
    """An engine, or the way to it, failed."""

    code = "engine"
    remedy = ""


class InvalidArgument(EngineError, ValueError):
    """A name, type or shape that the model doesn't take."""


class InvalidGraph(EngineError):
    """A model that can't be used."""

    remedy = (
        "Check that the .onnx file is whole (not cut, and no Git LFS pointer), and that it uses operators and an opset "
        "of ONNX Runtime Web."
    )


class NoSuchFile(EngineError, FileNotFoundError):
    """A model or session that isn't there."""

    remedy = "Check the path or URL; a file of the app has to be among the app's files."


class OutOfMemory(EngineError, MemoryError):
    """A model, or what it computes, is larger than the page's memory."""

    remedy = "Use a smaller or quantised model, or smaller inputs; a page has 4 GB at most for it."


class EngineGone(EngineError):
    """The engine worker ended or couldn't be started."""

    remedy = (
        "Make the session again: that starts a new engine. If it can't start, copy the whole runtime folder, engines/ "
        "included."
    )


class CannotWait(EngineError):
    """A call that waits, where Python can't wait without `await`."""


class Fail(EngineError):
    """The engine's own words."""


_KINDS: dict[str, type[EngineError]] = {
    "argument": InvalidArgument,
    "model": InvalidGraph,
    "missing": NoSuchFile,
    "memory": OutOfMemory,
    "gone": EngineGone,
    "await": CannotWait,
}


@contextmanager
def raised(instead: str = "") -> Iterator[None]:
    """Turn the engine's faults into exceptions. `instead` is what to call where Python can't wait."""
    try:
        yield
    except EngineFault as fault:
        kind = _KINDS.get(fault.kind, Fail)
        remedy = f"Use {instead} instead." if kind is CannotWait else kind.remedy
        raise kind(f"{str(fault).rstrip('. ')}. {remedy}".strip()) from fault
