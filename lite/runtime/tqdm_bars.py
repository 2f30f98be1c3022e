"""Bars of the tqdm package on the page, for functions with `gr.Progress(track_tqdm=True)`.

tqdm has no hook for this, so its class's `display` and `close` are wrapped, once, when the first such function runs;
bars outside of such a function's call are drawn as ever. It is the only code of others that lite changes.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from lite.protocol.messages import Progress
from lite.runtime.outlet import running

_open: ContextVar[list[Any] | None] = ContextVar("open_tqdm_bars", default=None)
"""The tqdm bars of the running call, outermost first; None in calls that don't track."""


def track() -> None:
    """Show tqdm's bars from now on in this call. Does nothing where tqdm is not installed."""
    try:
        from tqdm.std import tqdm
    except ImportError:
        return
    _open.set([])
    if not hasattr(tqdm, "shown_by_lite"):
        _wrap(tqdm)


def _wrap(tqdm: Any) -> None:
    display, close = tqdm.display, tqdm.close

    def display_here(self: Any, *args: Any, **kwargs: Any) -> Any:
        bars = _open.get()
        if bars is None:
            return display(self, *args, **kwargs)
        if not getattr(self, "closed_by_lite", False):
            if all(bar is not self for bar in bars):  # not `in`: bars are equal at equal positions
                bars.append(self)
            _report(bars)
        return True

    def close_here(self: Any) -> None:
        bars = _open.get()
        if bars is not None:
            if any(bar is self for bar in bars):
                _report(bars)
                bars[:] = [bar for bar in bars if bar is not self]
            self.closed_by_lite = True  # `close` displays once more
            self.leave = False  # and prints its last line
        close(self)

    tqdm.display, tqdm.close, tqdm.shown_by_lite = display_here, close_here, True


def _report(bars: list[Any]) -> None:
    call = running.get()
    if call is not None:
        call.outlet.send(Progress(call.id, [_step(bar) for bar in bars]), now=True)


def _step(bar: Any) -> dict[str, Any]:
    desc = (bar.desc or "").removesuffix(": ") or None
    return {"index": bar.n, "length": bar.total, "unit": bar.unit, "progress": None, "desc": desc}
