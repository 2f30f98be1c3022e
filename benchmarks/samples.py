"""Measured samples, and the figures made of them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Summary:
    """A set of samples in five numbers, in the unit of the samples."""

    median: float
    low: float
    """A quarter of the samples are below."""
    high: float
    """A quarter of the samples are above."""
    least: float
    count: int


def summarize(samples: Sequence[float]) -> Summary:
    """The summary of one or more samples."""
    several = [*samples, *samples] if len(samples) == 1 else samples
    low, median, high = statistics.quantiles(several, n=4, method="inclusive")
    return Summary(round(median, 4), round(low, 4), round(high, 4), round(min(samples), 4), len(samples))


@dataclass(slots=True)
class Figure:
    """One number that may have a budget, and what it was made of."""

    name: str
    value: float
    unit: str
    what: str
    """What it is, in a few words, for the table."""
    parts: dict[str, Summary] = field(default_factory=dict)
    """Samples behind it: usually `lite` and `floor`."""
    details: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As it is written to results.json."""
        return asdict(self)


def ratio(name: str, what: str, subject: Sequence[float], floor: Sequence[float], **details: Any) -> Figure:
    """How many times the floor's median the subject's median is."""
    parts = {"lite": summarize(subject), "floor": summarize(floor)}
    value = round(parts["lite"].median / parts["floor"].median, 3)
    # Noise only ever adds, so the ratio of the fastest is a second opinion on a busy machine.
    fastest = round(parts["lite"].least / parts["floor"].least, 3)
    return Figure(name, value, "x", what, parts, {"ratio_of_fastest": fastest, **details})
