"""From navigation until the app is painted and takes what is typed; the floor is a form that a bare script makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.browser import READY_MS, fresh_page, open_ready
from benchmarks.samples import Figure, summarize
from benchmarks.site import APPS, PAGES, Site
from lite.cli import main

KEPT = "() => Object.keys(localStorage).some((key) => key.startsWith('lite-paint:'))"
REST_MS = 500
WAYS = {
    "paint.wall": ("lite_echo", "second visit, navigation to painted and typed into"),
    "paint.built": ("built/index", "the same of a site that `lite build` made"),
}


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """One visitor, who comes back `rounds` times to each page in turn; the first round counts for nothing."""
    build(site.folder / "built")
    with fresh_page(browser) as page:
        page.context.add_init_script(path=PAGES / "paint_probe.js")
        open_ready(page, site.page("lite_echo"))
        page.wait_for_function(KEPT, timeout=READY_MS)
        pages = {"floor": "bare_paint"} | {name: each for name, (each, _) in WAYS.items()}
        times: dict[str, list[float]] = {name: [] for name in pages}
        for turn in range(rounds + 1):
            for name, each in pages.items():
                ms = visit(page, site.page(each))
                if turn > 0:
                    times[name].append(ms)
    floor = summarize(times["floor"])
    figures = []
    for name, (_, what) in WAYS.items():
        ours = summarize(times[name])
        parts = {"lite": ours, "floor": floor}
        figures.append(Figure(name, ours.median, "ms", what, parts, {"floor_ms": floor.median}))
    return figures


def visit(page: Page, url: str) -> float:
    """Milliseconds of one visit.

    Raises:
        RuntimeError: if Python was up by then: nothing was painted before.
    """
    # The page before had begun to start Python, and its end takes a while.
    page.goto("about:blank")
    page.wait_for_timeout(REST_MS)
    page.goto(url, wait_until="commit")
    answer: dict[str, Any] = page.evaluate("painted")
    if answer["python"]:
        raise RuntimeError(f"{url} was not painted before Python was up.")
    return float(answer["ms"])


def build(folder: Path) -> None:
    """Build the echo app's site into `folder`.

    Raises:
        RuntimeError: if that fails.
    """
    if main(["build", str(APPS / "echo.py"), "-o", str(folder)]) != 0:
        raise RuntimeError("The echo app could not be built.")
