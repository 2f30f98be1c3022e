"""`make test`: builds, then runs every suite, whatever the others did, and sums them up.

The last line is `N passed, N failed` over all suites; a stage that breaks without counting tests is one failure.
The same line is left in build/test-results/summary.txt for CI.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = str(ROOT / ".venv" / "bin" / "python")
RESULTS = Path(os.environ.get("LITE_BUILD", ROOT / "build")) / "test-results"


@dataclass(frozen=True, slots=True)
class Stage:
    """One command. With `counts` it leaves a JUnit file under its name, else it is one test itself.

    With `repeats` a few tests that fail are run once more, by themselves, and both outcomes are printed: browsers on a
    machine that others use as well miss a deadline now and then.
    """

    name: str
    command: list[str]
    folder: Path = ROOT
    counts: bool = False
    repeats: bool = False


MOST_REPEATED = 12
"""More failures than these are no accident."""


def pytest(name: str, marks: str, *, without: tuple[str, ...], repeats: bool = False) -> Stage:
    """A pytest run of its own: Playwright's event loop and asyncio tests cannot share a process.

    It leaves out the folders in `without`, so that a file which cannot be imported fails one stage, not all.
    """
    selection = ["-m", marks, *(f"--ignore=tests/{folder}" for folder in without), "--continue-on-collection-errors"]
    command = [PYTHON, "-m", "pytest", "-q", *selection, f"--junitxml={RESULTS / name}.xml"]
    return Stage(name, command, counts=True, repeats=repeats)


STAGES = [
    Stage("models", ["make", "--no-print-directory", "models"]),
    Stage("build", ["make", "--no-print-directory", "site"]),
    Stage("check", [PYTHON, "scripts/check.py"]),
    pytest("native", "not browser and not pyodide", without=("browser", "pyodide")),
    Stage(
        "javascript",
        [
            "node_modules/.bin/vitest",
            "run",
            "--reporter=default",
            "--reporter=junit",
            f"--outputFile.junit={RESULTS}/javascript.xml",
        ],
        folder=ROOT / "js_shim",
        counts=True,
    ),
    Stage("chromium", [PYTHON, "-m", "tests.chromium"]),
    pytest("pyodide", "pyodide", without=("browser",)),
    pytest("browser", "browser", without=("pyodide",), repeats=True),
]


def main() -> int:
    """Run the stages in order; answer the number of failures, at most 1."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    for old in RESULTS.glob("*.*"):
        old.unlink()
    passed = failed = 0
    for stage in STAGES:
        good, bad = run(stage)
        passed, failed = passed + good, failed + bad
    summary = f"{passed} passed, {failed} failed"
    (RESULTS / "summary.txt").write_text(summary + "\n", encoding="utf-8")
    print(summary)
    return int(failed > 0)


def run(stage: Stage) -> tuple[int, int]:
    """Run `stage`; answer how many passed and failed."""
    print(f"\n== {stage.name}", flush=True)
    started = time.monotonic()
    status = subprocess.run(stage.command, cwd=stage.folder, check=False).returncode
    print(f"-- {stage.name}: {time.monotonic() - started:.0f} s", flush=True)
    good, bad = count(RESULTS / f"{stage.name}.xml") if stage.counts else (int(status == 0), 0)
    if stage.repeats and 0 < bad <= MOST_REPEATED:
        return repeat(stage, good, bad)
    return good, bad or int(status != 0)


def repeat(stage: Stage, good: int, bad: int) -> tuple[int, int]:
    """Run the tests of `stage` that failed once more; answer how many passed in the end, and how many never did."""
    print(f"== {stage.name}: {bad} failed, once more by themselves", flush=True)
    report = RESULTS / f"{stage.name}-again.xml"
    selected = [each for each in stage.command if not each.startswith("--junitxml")]
    command = [*selected, "--last-failed", "--last-failed-no-failures=none", f"--junitxml={report}"]
    status = subprocess.run(command, cwd=stage.folder, check=False).returncode
    mended, still = count(report)
    print(f"-- {stage.name}: {mended} of {bad} passed when they were repeated", flush=True)
    # A test that never reported is one that did not pass.
    return good + mended, max(still, bad - mended, int(status != 0 and still == 0))


def count(report: Path) -> tuple[int, int]:
    """Passed and failed tests of a JUnit file; skipped ones are neither. Nothing there counts as nothing."""
    if not report.exists():
        return 0, 0
    good = bad = 0
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = {child.tag for child in case}
        bad += bool(kinds & {"failure", "error"})
        good += not kinds & {"failure", "error", "skipped"}
    return good, bad


if __name__ == "__main__":
    sys.exit(main())
