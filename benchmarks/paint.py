"""From navigation until the app is painted and takes what is typed; the floor is a form that a bare script makes."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.browser import READY_MS, fresh_page, open_ready
from benchmarks.samples import Figure, summarize
from benchmarks.site import PAGES, Site

KEPT = "() => Object.entries(localStorage).find(([key]) => key.startsWith('lite-paint:'))?.[1].replace(/^\\d+ /, '')"
WAYS = {
    "paint.wall": ("lite_echo", "second visit, navigation to painted and typed into"),
    "paint.carried": ("lite_carried", "the same of a page that carries its config"),
}


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """One visitor, who comes back `rounds` times to each page in turn; the first round counts for nothing."""
    with fresh_page(browser) as page:
        page.context.add_init_script(path=PAGES / "paint_probe.js")
        open_ready(page, site.page("lite_echo"))
        carry(site, page.wait_for_function(KEPT, timeout=READY_MS).json_value())
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
    page.goto(url, wait_until="commit")
    answer: dict[str, Any] = page.evaluate("painted")
    if answer["python"]:
        raise RuntimeError(f"{url} was not painted before Python was up.")
    return float(answer["ms"])


def carry(site: Site, config: str) -> None:
    """Write a page that carries `config`."""
    source = (site.folder / "lite_echo.html").read_text()
    text = config.replace("<", "\\u003c")
    script = f'<script type="application/json" data-lite-config="benchmark">{text}</script>'
    (site.folder / "lite_carried.html").write_text(source.replace("<gradio-lite>", f"<gradio-lite>{script}"))
