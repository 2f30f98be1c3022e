"""Four apps of a page: with one Python for all (`shared-worker`) against one for each, in time and in memory."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser

from benchmarks.browser import READY_MS, fresh_page
from benchmarks.samples import Figure, ratio
from benchmarks.site import APPS, PAGES, Site

COUNT = 4
WAYS = {"shared": "eager shared-worker", "own": "eager"}
READY = f"""() => {{
    const apps = [...document.querySelectorAll("gradio-lite")].map(({{ controller }}) => controller?.runtime.state);
    return apps.length === {COUNT} && apps.every((state) => state === "ready") && performance.now();
}}"""
"""Milliseconds from navigation, once all are up."""
MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"
REST_MS = 4000
"""For what is done once an app is up."""


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """Each page is visited in turn, in a browser context of its own.

    The first round's times count for nothing. Memory is measured in it only: it is the same each time, and takes long.
    """
    write_pages(site)
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    memory: dict[str, list[float]] = {way: [] for way in WAYS}
    for turn in range(rounds + 1):
        for way in WAYS:
            ms, held = visit(browser, site.page(f"four_{way}"), memory=turn == 0)
            if turn == 0:
                memory[way].append(held / 1e6)
            else:
                times[way].append(ms)
    return [
        ratio(
            "sharing.wall", f"{COUNT} apps that share a Python, navigation to all ready / a Python each", *both(times)
        ),
        ratio(
            "sharing.memory",
            f"memory of a page with {COUNT} apps that share a Python, MB / a Python each",
            *both(memory),
        ),
    ]


def both(samples: dict[str, list[float]]) -> tuple[list[float], list[float]]:
    """Ours first, the floor second."""
    return samples["shared"], samples["own"]


def visit(browser: Browser, url: str, *, memory: bool) -> tuple[float, float]:
    """Milliseconds until all apps are ready; with `memory` also the bytes that the page and its workers hold then."""
    with fresh_page(browser) as page:
        page.goto(url, wait_until="commit")
        ms: Any = page.wait_for_function(READY, timeout=READY_MS).json_value()
        page.wait_for_timeout(REST_MS)
        return float(ms), float(page.evaluate(MEMORY)) if memory else 0.0


def write_pages(site: Site) -> None:
    """Put a page for each way into the site's folder."""
    template, source = (PAGES / "lite.html").read_text(), (APPS / "echo.py").read_text()
    for way, attributes in WAYS.items():
        apps = "\n".join(f"<gradio-lite {attributes}>\n{source}\n</gradio-lite>" for _ in range(COUNT))
        whole = template.replace("<gradio-lite>\nAPP\n</gradio-lite>", apps)
        (site.folder / f"four_{way}.html").write_text(whole)
