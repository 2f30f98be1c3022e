"""First and second visit: from navigation to a usable app, against bare `loadPyodide` from the same files."""

from __future__ import annotations

from playwright.sync_api import Browser

from benchmarks.browser import CpuTime, fresh_page, lasting_page, open_ready
from benchmarks.samples import Figure, ratio, summarize
from benchmarks.site import Site

PAGES = {"floor": "bare_boot", "lite": "lite_echo"}
SETTLE_MS = 1500
"""The browser writes its caches after a page is ready, and tells nobody."""


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """Alternate subject and floor, each time in a fresh context; one round before that counts for nothing.

    That first round makes the server compress its files and the disk cache warm, for both.
    """
    walls: dict[str, list[float]] = {side: [] for side in PAGES}
    cpus: dict[str, list[float]] = {side: [] for side in PAGES}
    marks: dict[str, list[dict[str, float]]] = {side: [] for side in PAGES}
    for turn in range(rounds + 1):
        for side in sorted(PAGES, reverse=turn % 2 == 1):
            wall, cpu, timings = visit(browser, site.page(PAGES[side]))
            if turn == 0:
                continue
            walls[side].append(wall)
            marks[side].append(timings)
            if cpu is not None:
                cpus[side].append(cpu)
    medians = {side: marks_of(samples) for side, samples in marks.items()}
    figures = [ratio("boot.wall", "first visit, navigation to usable", walls["lite"], walls["floor"], marks_ms=medians)]
    if cpus["lite"]:
        figures.append(ratio("boot.cpu", "first visit, CPU seconds of the browser", cpus["lite"], cpus["floor"]))
    return figures


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
    walls: dict[str, list[float]] = {side: [] for side in PAGES}
    cpus: dict[str, list[float]] = {side: [] for side in PAGES}
    marks: dict[str, list[dict[str, float]]] = {side: [] for side in PAGES}
    for turn in range(rounds):
        for side in sorted(PAGES, reverse=turn % 2 == 1):
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
    medians = {side: marks_of(samples) for side, samples in marks.items()}
    wall = ratio("boot.second", "second visit, navigation to usable", walls["lite"], walls["floor"], marks_ms=medians)
    return [wall, ratio("boot.second_cpu", "second visit, CPU seconds of the browser", cpus["lite"], cpus["floor"])]


def marks_of(samples: list[dict[str, float]]) -> dict[str, float]:
    """Each mark's median."""
    return {name: summarize([sample[name] for sample in samples]).median for name in samples[0]}
