"""How long after cancelling `while True: pass` the next event works, against bare `loadPyodide` in the same run.

Isolated pages interrupt Python; others have to end it and start it again.
"""

from __future__ import annotations

from playwright.sync_api import Browser

from benchmarks.boot import visit
from benchmarks.browser import elements, fresh_page, measure, open_ready
from benchmarks.samples import Figure, ratio
from benchmarks.site import Site
from lite.cli.server import SiteOptions, SiteServer

HANG_MS = 300
"""How long the function has the CPU before it is cancelled."""


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """Several cancels on one page each way; a boot of the floor after each."""
    times: dict[str, list[float]] = {"interrupt": [], "restart": []}
    floor: list[float] = []
    with SiteServer(SiteOptions(site.folder)) as plain:
        pages = {"interrupt": site.url, "restart": plain.url}
        for way, url in pages.items():
            with fresh_page(browser) as page:
                open_ready(page, f"{url}lite_hang.html")
                found = elements(page)
                for name in ("Hang", "Stop"):
                    found[name.lower()] = page.get_by_role("button", name=name).element_handle()
                for turn in range(rounds):
                    options = {"text": f"{way} {turn}", "hangMs": HANG_MS}
                    times[way].append(measure(page, "afterCancel", found, options))
                    floor.append(visit(browser, site.page("bare_boot"))[0] * 1000)
    return [
        ratio(f"cancel.{way}", f"cancel of a hang until the next result, by {way}, ms", samples, floor)
        for way, samples in times.items()
    ]
