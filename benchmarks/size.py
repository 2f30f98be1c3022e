"""What a visitor downloads: our JavaScript and CSS for a text box and a button, and the core wheel."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from benchmarks import built_site
from benchmarks.browser import elements, fresh_page, open_ready
from benchmarks.samples import Figure
from benchmarks.site import Site

SCRIPTS = (".js", ".mjs", ".css")
NEXT_VISIT = "runtime/assets/paint-"
"""Fetched two seconds after the app is up, to keep its config: on a slow machine before the app has been used."""


def run(browser: Browser, site: Site) -> list[Figure]:
    """Record what the browser fetches until the app has been used, and compress it as hosts at their best do."""
    fetched, worker = visited(browser, site)
    ours = {name: row(site.folder, name) for name in fetched if not name.startswith("runtime/pyodide/")}
    scripts = {name: each for name, each in ours.items() if name.endswith(SCRIPTS)}
    total = sum(each["gzip"] for each in scripts.values())
    # The worker's own script is not on the way to the first paint.
    page = sum(each["gzip"] for name, each in scripts.items() if name != worker)
    core = core_wheel(site.folder)
    (paint,) = (each for name, each in chunks(site.folder).items() if name.startswith(NEXT_VISIT))
    everything = {name: row(site.folder, name) for name in fetched}
    return [
        Figure(
            "size.js_css_gzip", total, "B", "JS + CSS for a text box and a button, gzip", details={"files": scripts}
        ),
        Figure("size.page_js_css_gzip", page, "B", "the same without the worker's script"),
        Figure("size.paint_gzip", paint["gzip"], "B", "what paints the next visit, fetched when the app is up"),
        Figure("size.core_wheel", core.stat().st_size, "B", "core wheel", details={"file": core.name}),
        Figure(
            "size.visit_gzip",
            sum(min(each["gzip"], each["bytes"]) for each in everything.values()),
            "B",
            "everything a first visit fetches, gzip",
            details={"files": everything, "chunks": chunks(site.folder)},
        ),
        *built_site.run(),
    ]


def visited(browser: Browser, site: Site) -> tuple[list[str], str]:
    """Files, relative to the site, that the page and its worker fetched; and the worker's own script."""
    asked: set[str] = set()
    started: list[str] = []
    with fresh_page(browser) as page:
        page.context.on("request", lambda request: asked.add(request.url))
        page.on("worker", lambda worker: started.append(worker.url))
        open_ready(page, site.page("lite_echo"))
        elements(page)
        page.get_by_label("Input").fill("used")
        page.get_by_role("button", name="Run").click()
        page.wait_for_function("document.querySelectorAll('textarea')[1].value === 'used'")
    paths = {path_of(url) for url in asked if url.startswith(site.url)}
    now = {path for path in paths if path.startswith("runtime/") and not path.startswith(NEXT_VISIT)}
    files = sorted(path for path in now if (site.folder / path).is_file())
    return files, path_of(started[0])


def path_of(url: str) -> str:
    """The path of an address, without the first slash."""
    return urlsplit(url).path.lstrip("/")


def row(folder: Path, name: str) -> dict[str, int]:
    """A file's bytes, plain and by gzip -9."""
    data = (folder / name).read_bytes()
    return {"bytes": len(data), "gzip": len(gzip.compress(data, 9, mtime=0))}


def core_wheel(folder: Path) -> Path:
    """The wheel that the runtime's own index names."""
    wheels = folder / "runtime" / "wheels"
    index = json.loads((wheels / "wheels.json").read_text())
    return wheels / str(index["lite"]["file"])


def chunks(folder: Path) -> dict[str, dict[str, int]]:
    """Every script and style sheet of the build, fetched or not."""
    runtime = folder / "runtime"
    paths = (path for path in sorted(runtime.rglob("*")) if path.suffix in SCRIPTS and "pyodide" not in path.parts)
    return {str(path.relative_to(folder)): row(folder, str(path.relative_to(folder))) for path in paths}
