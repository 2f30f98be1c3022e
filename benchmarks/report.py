"""Results as a table to read and as results.json: the figures, and the machine and versions they were measured on."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.budgets import Budget
from benchmarks.samples import Figure
from benchmarks.site import ROOT


def load_average() -> list[float] | None:
    """How many processes wanted a CPU over the last 1, 5 and 15 minutes; None where the system does not say."""
    return [round(each, 2) for each in os.getloadavg()] if hasattr(os, "getloadavg") else None


def machine() -> dict[str, Any]:
    """What ran the benchmarks."""
    return {"system": platform.platform(), "processor": _processor(), "cpus": os.cpu_count(), "memory_gb": _memory_gb()}


def versions(runtime: Path, chromium: str) -> dict[str, str]:
    """What was measured."""
    wheels = json.loads((runtime / "wheels" / "wheels.json").read_text())
    lock = json.loads((runtime / "pyodide" / "pyodide-lock.json").read_text())
    return {
        "lite": wheels["lite"]["file"],
        "commit": _commit(),
        "pyodide": _pyodide_version(lock),
        "chromium": chromium,
        "python": platform.python_version(),
    }


def _pyodide_version(lock: dict[str, Any]) -> str:
    return str(lock["info"].get("version") or lock["info"].get("python"))


def _commit() -> str:
    """The commit, with `+` when the work tree differs from it."""
    say = ["git", "-C", str(ROOT), "describe", "--always", "--abbrev=10", "--dirty=+"]
    done = subprocess.run(say, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def _memory_gb() -> float | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1)
    except (ValueError, OSError):
        return None


def save(path: Path, run: str, record: dict[str, Any]) -> None:
    """Put `record` into the results file under the name of the run; other runs in it stay."""
    results = json.loads(path.read_text()) if path.is_file() else {}
    results[run] = record
    path.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")


def table(figures: Iterable[Figure], limits: dict[str, Budget]) -> str:
    """One line per figure, with its budget; and the samples of those that have some."""
    lines = []
    for figure in figures:
        budget = limits.get(figure.name)
        verdict = "" if budget is None else ("ok" if budget.holds(figure.value) else "OVER BUDGET")
        lines.append(
            f"{figure.name:<24}{figure.value:>12,} {figure.unit:<9}{budget or ''!s:<12}{verdict:<12} {figure.what}"
        )
        for side, summary in figure.parts.items():
            if figure.unit == "x":
                lines.append(
                    f"    {side:<20}{summary.median:>12,.3f}          "
                    f"({summary.low:,.3f} to {summary.high:,.3f} in the middle half of {summary.count})"
                )
        lines += _details(figure)
    return "\n".join(lines)


def _details(figure: Figure) -> list[str]:
    """What the table tells beyond the number: stages of a click, marks of a boot, files of a size."""
    lines = []
    for name, value in figure.details.items():
        if name in ("files", "chunks"):
            width = max(map(len, value), default=0)
            lines.append(f"    {name}")
            lines += [f"      {file:<{width}} {_sizes(each)}" for file, each in value.items()]
        else:
            lines.append(f"    {name}: {json.dumps(value)}")
    return lines


def _sizes(size: int | dict[str, int]) -> str:
    return f"{size:>10,} B" if isinstance(size, int) else f"{size['bytes']:>10,} B {size['gzip']:>10,} gz"
