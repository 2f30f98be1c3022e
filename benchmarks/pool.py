"""Two CPU-bound events in two workers of a pool and in one, against two bare workers that run the same loop."""

from __future__ import annotations

import statistics

from playwright.sync_api import Browser, Page

from benchmarks.browser import READY_MS, Elements, elements, fresh_page, measure, open_ready
from benchmarks.samples import Figure, ratio, summarize
from benchmarks.site import Site

WARM_UP = 3
"""Rounds before the first measured one: workers start, and the browser compiles what they run."""
WAYS = {"two": "Run", "one": "One"}


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """Both pages stay open; ours and the floor alternate, and so do two workers and one."""
    times: dict[tuple[str, str], list[float]] = {(who, way): [] for who in ("lite", "bare") for way in WAYS}
    with fresh_page(browser) as ours, fresh_page(browser) as floor:
        pages = {"lite": ours, "bare": floor}
        open_ready(ours, site.page("lite_pool"))
        floor.goto(site.page("bare_pool"))
        found = {who: _elements(page) for who, page in pages.items()}
        for turn in range(WARM_UP + rounds):
            for (who, way), samples in times.items():
                options = {"text": f"{who} {way} {turn}"}
                ms = measure(pages[who], "both", {**found[who], "button": found[who][way]}, options)
                if turn >= WARM_UP:
                    samples.append(ms)
    two, one = times["lite", "two"], times["lite", "one"]
    speedup, floors = (
        statistics.median(times[who, "one"]) / statistics.median(times[who, "two"]) for who in ("lite", "bare")
    )
    gain = Figure(
        "pool.speedup",
        round(speedup / floors, 3),
        "x",
        "speed-up of two events by a second worker of a pool / by a second bare worker",
        {"one": summarize(one), "two": summarize(two)},
        {"speedup": round(speedup, 3), "floor": round(floors, 3)},
    )
    return [ratio("pool.time", "two CPU-bound events in two workers of a pool, ms", two, times["bare", "two"]), gain]


def _elements(page: Page) -> Elements:
    found = elements(page)
    found["other"] = page.get_by_label("Other").element_handle(timeout=READY_MS)
    return found | {way: page.get_by_role("button", name=name).element_handle() for way, name in WAYS.items()}
