"""A click on an echo function: how long until its result is in the page, and how many messages it takes."""

from __future__ import annotations

from playwright.sync_api import Browser

from benchmarks.browser import elements, fresh_page, measure, open_ready
from benchmarks.samples import Figure, ratio, summarize
from benchmarks.site import Site

BLOCK = 10
"""Clicks on one side before it is the other's turn."""
PAUSE_MS = 20
WARM_UP = 30

Stages = tuple[float, float, float]
"""Milliseconds from a click until its message is posted, the answer is there, the result is in the page."""


def run(browser: Browser, site: Site, *, count: int) -> list[Figure]:
    """Both pages stay open; blocks of clicks alternate between them."""
    stages: dict[str, list[Stages]] = {"floor": [], "lite": []}
    with fresh_page(browser) as lite, fresh_page(browser) as floor:
        open_ready(lite, site.page("lite_echo"))
        open_ready(floor, site.page("bare_echo"))
        pages = {"floor": (floor, elements(floor)), "lite": (lite, elements(lite))}
        for page, found in pages.values():
            measure(page, "clicks", found, {"count": WARM_UP, "name": "warm", "pauseMs": PAUSE_MS})
        for block in range(count // BLOCK):
            for side in sorted(pages, reverse=block % 2 == 1):
                page, found = pages[side]
                options = {"count": BLOCK, "name": f"{side} {block}", "pauseMs": PAUSE_MS}
                stages[side] += measure(page, "clicks", found, options)
    times = {side: [end for _, _, end in each] for side, each in stages.items()}
    parts = {f"{side}_ms": breakdown(each) for side, each in stages.items()}
    return [ratio("click.time", "click to result, ms", times["lite"], times["floor"], **parts)]


def breakdown(stages: list[Stages]) -> dict[str, float]:
    """Where the time of the median click goes."""
    return {
        "page_before_post": summarize([sent for sent, _, _ in stages]).median,
        "port_and_worker": summarize([answered - sent for sent, answered, _ in stages]).median,
        "page_after_answer": summarize([end - answered for _, answered, end in stages]).median,
    }


def run_messages(browser: Browser, site: Site, *, count: int) -> list[Figure]:
    """What crosses the worker's port per click, each way: the most of `count` clicks."""
    with fresh_page(browser) as page:
        open_ready(page, site.page("lite_echo"))
        counts: list[list[int]] = measure(page, "messages", elements(page), {"count": count})
    ways = {"out": [out for out, _ in counts], "in": [into for _, into in counts]}
    return [
        Figure(
            f"click.messages_{way}",
            max(each),
            "messages",
            f"messages per click, {way}",
            {"lite": summarize(each)},
            {"least": min(each)},
        )
        for way, each in ways.items()
    ]
