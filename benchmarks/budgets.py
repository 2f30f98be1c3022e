"""The limits of budgets.toml, and which figures are over them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.samples import Figure
from benchmarks.site import HERE

Kind = Literal["ci", "bench", "peers"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What one figure may be; exactly one of the two bounds is given."""

    kind: Kind
    why: str
    limit: float | None = None
    """The most it may be."""
    at_least: float | None = None
    """The least it must be."""

    def holds(self, value: float) -> bool:
        """Whether `value` keeps it; the bounds themselves do."""
        return (self.limit is None or value <= self.limit) and (self.at_least is None or value >= self.at_least)

    def __str__(self) -> str:
        return f"<= {self.limit:,}" if self.limit is not None else f">= {self.at_least:,}"


def budgets(path: Path = HERE / "budgets.toml") -> dict[str, Budget]:
    """Every budget by the name of its figure.

    Raises:
        ValueError: if one of them has not exactly one bound.
    """
    with path.open("rb") as file:
        found = {name: Budget(**given) for name, given in tomllib.load(file).items()}
    for name, budget in found.items():
        if (budget.limit is None) == (budget.at_least is None):
            raise ValueError(f"{path.name}: give {name} a limit or an at_least.")
    return found


def broken(figures: Iterable[Figure], limits: dict[str, Budget]) -> list[str]:
    """A sentence for each figure that does not keep its budget."""
    return [
        f"{figure.name} is {figure.value:,} {figure.unit}, its budget is {limits[figure.name]}: "
        f"{limits[figure.name].why}"
        for figure in figures
        if figure.name in limits and not limits[figure.name].holds(figure.value)
    ]
