"""First and second visit: from navigation to a usable app, against bare `loadPyodide` from the same files.

Ours are two: the plain page, and the site that `lite build` makes of the same app.
"""

from __future__ import annotations

from playwright.sync_api import Browser

from benchmarks.browser import CpuTime, fresh_page, lasting_page, open_ready
from benchmarks.paint import build
from benchmarks.samples import Figure, ratio, summarize
from benchmarks.site import Site

PAGES = {"floor": "bare_boot", "lite": "lite_echo", "built": "built/index"}
OURS = {"lite": "", "built": "built_"}
"""Our pages, and what their figures are called by."""
SETTLE_MS = 4000
"""The browser writes its caches after a page is ready, and tells nobody; we keep the snapshot two seconds after."""

Samples = dict[str, list[float]]
Marks = dict[str, list[dict[str, float]]]


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """Alternate subject and floor, each time in a fresh context; one round before that counts for nothing.

    That first round makes the server compress its files and the disk cache warm, for both.
    """
    build(site.folder / "built")
    walls, cpus, marks = _empty()
    for turn in range(rounds + 1):
        for side in _order(turn):
            wall, cpu, timings = visit(browser, site.page(PAGES[side]))
            if turn == 0:
                continue
            walls[side].append(wall)
            marks[side].append(timings)
            cpus[side].append(cpu or 0)
    return _figures(("wall", "cpu"), "first visit", walls, cpus, marks)


def visit(browser: Browser, url: str) -> tuple[float, float | None, dict[str, float]]:
    """One first visit: seconds to ready, CPU seconds of all of Chromium meanwhile, the worker's marks in ms."""
    with fresh_page(browser) as page:
        cpu = CpuTime()
        ready = open_ready(page, url)
        return ready.ms / 1000, cpu.seconds(), ready.timings


def run_second(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """The same on a second visit, which follows two others in the same profile: the browser has stored what it will.

    Chromium keeps compiled WebAssembly from the second time on that it compiles it.
    """
    build(site.folder / "built")
    walls, cpus, marks = _empty()
    for turn in range(rounds):
        for side in _order(turn):
            with lasting_page(browser) as page:
                for last in (False, False, True):
                    page.goto("about:blank")
                    cpu = CpuTime()
                    ready = open_ready(page, site.page(PAGES[side]))
                    if last:
                        walls[side].append(ready.ms / 1000)
                        marks[side].append(ready.timings)
                        cpus[side].append(cpu.seconds() or 0)
                    else:
                        page.wait_for_timeout(SETTLE_MS)
    return _figures(("second", "second_cpu"), "second visit", walls, cpus, marks)


def _empty() -> tuple[Samples, Samples, Marks]:
    return {side: [] for side in PAGES}, {side: [] for side in PAGES}, {side: [] for side in PAGES}


def _order(turn: int) -> list[str]:
    """Each side comes first in turn."""
    sides = sorted(PAGES)
    first = turn % len(sides)
    return sides[first:] + sides[:first]


def _figures(names: tuple[str, str], visit_name: str, walls: Samples, cpus: Samples, marks: Marks) -> list[Figure]:
    """`names` are those of the time and of the CPU's."""
    medians = {side: marks_of(samples) for side, samples in marks.items()}
    figures = []
    for side, prefix in OURS.items():
        where = f"{visit_name} of a built site" if prefix else visit_name
        shown = {name: medians[name] for name in (side, "floor")}
        time, cpu = (f"boot.{prefix}{name}" for name in names)
        figures.append(ratio(time, f"{where}, navigation to usable", walls[side], walls["floor"], marks_ms=shown))
        if all(cpus[side]):
            figures.append(ratio(cpu, f"{where}, CPU seconds of the browser", cpus[side], cpus["floor"]))
    return figures


def marks_of(samples: list[dict[str, float]]) -> dict[str, float]:
    """Each mark's median."""
    return {name: summarize([sample[name] for sample in samples]).median for name in samples[0]}
