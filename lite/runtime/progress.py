"""`gr.Progress`: how far a function is, shown on its outputs.

    def train(n, progress=gr.Progress()):
        progress(0.1, desc="Loading")
        for epoch in progress.tqdm(range(n)):
            ...

Nested loops show nested bars. `gr.Progress(track_tqdm=True)` shows the bars of tqdm loops.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ClassVar

from lite.protocol import messages
from lite.runtime.outlet import running

_SHORTEST_SECONDS = 0.05
"""Loops report at most this often; a bar that jumps more often only costs time."""


@dataclass(slots=True)
class _Bar:
    iterator: Iterator[Any] | None
    index: int | float | None
    length: int | float | None
    unit: str
    progress: float | None
    desc: str | None
    reported: float = 0.0

    def data(self) -> dict[str, Any]:
        return {
            "index": self.index,
            "length": self.length,
            "unit": self.unit,
            "progress": self.progress,
            "desc": self.desc,
        }


_bars: ContextVar[list[_Bar] | None] = ContextVar("bars", default=None)
"""The open bars of the running call, outermost first."""


class Progress:
    """Reports progress. As a parameter's default it is made live in every call."""

    lite_special: ClassVar[str] = "progress"

    def __init__(self, track_tqdm: bool = False) -> None:
        self.track_tqdm = track_tqdm

    def __call__(
        self,
        progress: float | tuple[float, int | None] | None,
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> Any:
        """Show how far the function is.

        Args:
            progress: a share in 0..1, or (steps done, steps in all), or None for a bar without an end.
            desc: what is being done.
            total: steps in all, when `progress` is a number of steps.
            unit: what a step is called.
        """
        if isinstance(progress, tuple):
            index, length = progress
            bar = _Bar(None, index, length if length is not None else total, unit, None, desc)
        else:
            bar = _Bar(None, None, total, unit, progress, desc)
        _report([*_open_bars(), bar])
        return self

    def tqdm(
        self,
        iterable: Iterable[Any] | None,
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> Any:
        """Iterate over `iterable`, showing how far the loop is; with None, call `update` yourself."""
        length = total if total is not None or iterable is None else _length(iterable)
        bar = _Bar(None if iterable is None else iter(iterable), 0, length, unit, None, desc)
        if iterable is None:
            _open_bars().append(bar)
            _report(_open_bars())
            return self
        loop = _Loop(bar)
        _last.set(loop)
        return loop

    def __iter__(self) -> Iterator[Any]:
        """Go on with the loop that `tqdm` made last, as does `next`."""
        return self

    def __next__(self) -> Any:
        loop = _last.get()
        if loop is None:
            raise StopIteration
        return next(loop)

    def update(self, n: float = 1) -> None:
        """Move the innermost bar by `n` steps."""
        bars = _open_bars()
        if not bars:
            return
        bars[-1].index = (bars[-1].index or 0) + n
        _report(bars)
        if bars[-1].length is not None and bars[-1].index >= bars[-1].length:
            bars.pop()

    def __len__(self) -> int:
        bars = _open_bars()
        return int(bars[-1].length or 0) if bars else 0

    def __bool__(self) -> bool:
        return True


class _Loop:
    """One `progress.tqdm(...)` loop. Its bar is open from the first step to the last."""

    def __init__(self, bar: _Bar) -> None:
        self._bar = bar
        self._steps: Iterator[Any] | None = None

    def __len__(self) -> int:
        return int(self._bar.length or 0)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Any]:
        if self._steps is None:
            self._steps = self._walk()
        return self._steps

    def __next__(self) -> Any:
        return next(iter(self))

    def _walk(self) -> Iterator[Any]:
        bars, bar = _open_bars(), self._bar
        bars.append(bar)
        _report(bars)
        try:
            for item in bar.iterator or ():
                yield item
                bar.index = (bar.index or 0) + 1
                _report(bars, at_most=_SHORTEST_SECONDS, last=bar.index == bar.length)
        finally:
            if bar in bars:
                bars.remove(bar)


_last: ContextVar[_Loop | None] = ContextVar("last_loop", default=None)
"""The loop that the running call made last."""


def _open_bars() -> list[_Bar]:
    bars = _bars.get()
    if bars is None:
        bars = []
        if running.get() is not None:  # else the context is the app's own, which every call inherits
            _bars.set(bars)
    return bars


def _report(bars: list[_Bar], at_most: float = 0.0, last: bool = False) -> None:
    call = running.get()
    if call is None or not bars:
        return
    now = time.monotonic()
    if at_most and not last and now - bars[-1].reported < at_most:
        return
    bars[-1].reported = now
    call.outlet.send(messages.Progress(call.id, [bar.data() for bar in bars]), now=True)


def _length(iterable: Iterable[Any]) -> int | None:
    try:
        return len(iterable)  # type: ignore[arg-type]
    except TypeError:
        return None
