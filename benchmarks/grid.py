"""A table of a million rows: how long until its first rows are there, and how evenly it scrolls."""

from __future__ import annotations

import statistics
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.browser import READY_MS, fresh_page
from benchmarks.samples import Figure, ratio, summarize
from benchmarks.site import Site

FRAMES = 240
"""Frames of one scroll: four seconds on a screen of 60 Hz."""
STEP_PX = 60
PLACES = (0.0, 0.5, 0.99)
"""Where scrolls begin, as fractions of the table."""

FIRST_ROWS = """() => new Promise((resolve) => {
  const look = () => {
    const root = document.querySelector('gradio-lite')?.shadowRoot ?? document;
    const cell = root.querySelector('[data-testid=cell-9-9]');
    if (cell?.textContent === '18') resolve(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})"""

SCROLL = """([grid, { place, frames, step }]) => new Promise((resolve) => {
  const times = [];
  let blank = 0;
  let last = 0;
  grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * place;
  const frame = (now) => {
    if (last > 0) times.push(now - last);
    last = now;
    if (grid.querySelector('.dataframe-waiting')) blank += 1;
    grid.scrollTop += step;
    if (times.length < frames) requestAnimationFrame(frame);
    else resolve({ times, blank });
  };
  // The jump to the place is not what is measured.
  setTimeout(() => requestAnimationFrame(frame), 1000);
})"""


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """Alternate the big table and its floors."""
    return [opening(browser, site, rounds=rounds), scrolling(browser, site, rounds=rounds)]


def opening(browser: Browser, site: Site, *, rounds: int) -> Figure:
    """From navigation to the tenth row on the page, first visit; against the same table of twenty rows."""
    pages = {"floor": "lite_grid_small", "lite": "lite_grid_million"}
    seconds: dict[str, list[float]] = {side: [] for side in pages}
    for turn in range(rounds + 1):
        for side in sorted(pages, reverse=turn % 2 == 1):
            with fresh_page(browser) as page:
                page.goto(site.page(pages[side]), wait_until="commit")
                taken = page.evaluate(FIRST_ROWS) / 1000
            if turn > 0:
                seconds[side].append(taken)
    return ratio("grid.first_rows", "a million rows, navigation to rows", seconds["lite"], seconds["floor"])


def scrolling(browser: Browser, site: Site, *, rounds: int) -> Figure:
    """The 95th percentile of the times between frames; against an empty scroll area of the same height."""
    p95: dict[str, list[float]] = {"floor": [], "lite": []}
    blank = 0
    with fresh_page(browser) as lite, fresh_page(browser) as floor:
        lite.goto(site.page("lite_grid_million"), wait_until="commit")
        lite.evaluate(FIRST_ROWS)
        floor.goto(site.page("bare_scroll"))
        pages = {"floor": floor, "lite": lite}
        for turn in range(rounds + 1):
            for side in sorted(pages, reverse=turn % 2 == 1):
                for place in PLACES:
                    answer = scroll(pages[side], place)
                    if turn > 0:
                        p95[side].append(percentile_95(answer["times"]))
                        blank += answer["blank"] if side == "lite" else 0
    shown = round(blank / (FRAMES * len(PLACES) * rounds), 4)
    slowest = {side: summarize(samples).high for side, samples in p95.items()}
    return ratio(
        "grid.scroll",
        "a million rows, 95th percentile of a frame, ms",
        p95["lite"],
        p95["floor"],
        frames_with_rows_on_their_way=shown,
        upper_quarter_ms=slowest,
    )


def scroll(page: Page, place: float) -> dict[str, Any]:
    """The times of one scroll's frames in ms, and in how many of them a row had no content yet."""
    page.bring_to_front()  # the browser draws no frames for pages behind
    grid = page.get_by_role("grid")
    grid.wait_for(timeout=READY_MS)
    options = {"place": place, "frames": FRAMES, "step": STEP_PX}
    answer: dict[str, Any] = page.evaluate(SCROLL, [grid.element_handle(), options])
    return answer


def percentile_95(times: list[float]) -> float:
    """95 of 100 are below."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
