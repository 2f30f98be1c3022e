"""An engine on this Python's own onnxruntime: what the page's engine worker does, for native tests of the faces."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import numpy as np
import onnxruntime

from lite.platform import engine as engines
from lite.platform.engine import Buffer, EngineFault

T = TypeVar("T")
_TYPES = {"tensor(float)": "float32", "tensor(double)": "float64"}


class Loopback:
    """`can_wait` says whether it is a browser with JSPI."""

    def __init__(self, *, can_wait: bool = True) -> None:
        self.can_wait = can_wait
        self.sessions: dict[int, onnxruntime.InferenceSession] = {}
        self.asked: list[str] = []

    async def ask(
        self, op: str, head: Any, buffers: Sequence[Buffer] = (), listen: Callable[[Any], object] | None = None
    ) -> tuple[Any, list[memoryview]]:
        await asyncio.sleep(0)
        return self._answer(op, json.loads(json.dumps(head)), [bytes(each) for each in buffers])

    def ask_now(
        self, op: str, head: Any, buffers: Sequence[Buffer] = (), listen: Callable[[Any], object] | None = None
    ) -> tuple[Any, list[memoryview]]:
        if not self.can_wait:
            raise EngineFault("await", "Python can't wait here.")
        return self._answer(op, json.loads(json.dumps(head)), [bytes(each) for each in buffers])

    def tell(self, op: str, head: Any) -> None:
        self._answer(op, head, [])

    def beside(self, name: str) -> str:
        return f"http://page/{name}"

    def loading(self, label: str, loaded: int, total: int) -> None:
        self.asked.append(f"{label}: {loaded} of {total}")

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        if not self.can_wait:
            work.close()
            raise EngineFault("await", "Python can't wait here.")
        return asyncio.get_event_loop().run_until_complete(work)

    def _answer(self, op: str, head: Any, buffers: list[bytes]) -> tuple[Any, list[memoryview]]:
        self.asked.append(op)
        if op == "open" and head["url"] is not None:
            raise EngineFault("missing", f"{head['url']} could not be fetched (404 Not Found).")
        if op == "open":
            return self._open(buffers[0]), []
        if op == "close":
            del self.sessions[head["session"]]
            return None, []
        feeds = {}
        for each in head["feeds"]:
            text = each["type"] == "string"
            raw = np.array(each["data"], object) if text else np.frombuffer(buffers.pop(0), each["type"])
            feeds[each["name"]] = raw.reshape(each["dims"])
        results = self.sessions[head["session"]].run(head["outputs"], feeds)
        heads, data = [], []
        for name, value in zip(head["outputs"], results, strict=True):
            text = value.dtype == object
            made = {"name": name, "type": "string" if text else str(value.dtype), "dims": list(value.shape)}
            heads.append({**made, "data": value.reshape(-1).tolist()} if text else made)
            if not text:
                data.append(memoryview(bytearray(value.tobytes())))
        return heads, data

    def _open(self, model: bytes) -> dict[str, Any]:
        try:
            session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise EngineFault("model", str(error)) from error
        number = len(self.sessions) + 1
        self.sessions[number] = session
        inputs, outputs = ([_about(each) for each in side] for side in (session.get_inputs(), session.get_outputs()))
        return {"session": number, "inputs": inputs, "outputs": outputs, "providers": ["wasm"], "threads": 1}


def _about(arg: Any) -> dict[str, Any]:
    kind = _TYPES.get(arg.type, arg.type.removeprefix("tensor(").removesuffix(")"))
    return {"name": arg.name, "type": kind, "shape": arg.shape}


@contextmanager
def engine(*, can_wait: bool = True) -> Iterator[Loopback]:
    """Let lite's faces use one."""
    made = Loopback(can_wait=can_wait)
    before = engines.use(made)
    try:
        yield made
    finally:
        engines.use(before)
