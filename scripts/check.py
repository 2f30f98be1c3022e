"""`make check`: every static check, at the same time, with the output of those that fail.

Nothing here changes a file; `make format` and `make protocol` do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
SHIM = ROOT / "js_shim"
TOOLS = SHIM / "node_modules" / ".bin"

CHECKS: dict[str, tuple[Path, list[str | Path]]] = {
    "mypy": (ROOT, [BIN / "mypy"]),
    "tsc": (SHIM, [TOOLS / "tsc", "--noEmit", "-p", "."]),
    "biome": (SHIM, [TOOLS / "biome", "ci", "--colors=off", "--max-diagnostics=40", "src", "vite.config.ts"]),
    "ruff check": (ROOT, [BIN / "ruff", "check", "--quiet", "--output-format=concise", "."]),
    "ruff format": (ROOT, [BIN / "ruff", "format", "--check", "--quiet", "--diff", "."]),
    "codespell": (
        ROOT,
        [BIN / "codespell", "lite", "js_shim/src", "site_example", "tests", "docs", "scripts", "Makefile"],
    ),
    "protocol": (ROOT, [BIN / "python", "-m", "lite.protocol.typescript", "--check"]),
}
"""What is checked: name → (folder, command), slowest first."""


def main() -> int:
    """Run all checks; answer how many failed."""
    # Two at a time: mypy and the rest. More would only contend on a small machine.
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 2)) as pool:
        results = list(pool.map(run, CHECKS))
    failed = sum(not ok for ok in results)
    print(f"{len(results) - failed} checks passed, {failed} failed")
    return failed


def run(name: str) -> bool:
    """Run one check and print how it went."""
    folder, command = CHECKS[name]
    started = time.monotonic()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    seconds = time.monotonic() - started
    report = f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name} ({seconds:.1f} s)"
    print(report if done.returncode == 0 else f"{report}\n{done.stdout.rstrip()}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
