"""How long a function takes, by what it took before: what a queue's estimates are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_LEAST_WEIGHT = 0.2
"""Of the newest run: a function that has become slower is believed after a few runs."""

_MOST_FUNCTIONS = 256
"""Of which anything is remembered. Functions made in an event, as in a render, are new ones each time."""


class Paces:
    """The running averages of an app's functions."""

    def __init__(self) -> None:
        self._seconds: dict[int, tuple[Callable[..., Any], int, float]] = {}
        """Identity of a function → it (so that no other gets its identity), its runs, their average in seconds."""

    def ran(self, fn: Callable[..., Any], seconds: float) -> None:
        """Learn that a run of `fn` took `seconds`."""
        _, runs, average = self._seconds.get(id(fn)) or (fn, 0, 0.0)
        runs += 1
        average += (seconds - average) * max(1 / runs, _LEAST_WEIGHT)
        self._seconds[id(fn)] = (fn, runs, average)
        if len(self._seconds) > _MOST_FUNCTIONS:
            del self._seconds[next(iter(self._seconds))]

    def of(self, fn: Callable[..., Any] | None) -> float | None:
        """Seconds that a run of `fn` takes; None if none has ended yet."""
        known = self._seconds.get(id(fn))
        return None if known is None else known[2]
