"""The Chromium that is measured: started once a run, a fresh context per page, and the CPU time it takes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, ElementHandle, Page, sync_playwright

from benchmarks.site import PAGES
from tests.chromium import FLAGS, find

# Nothing but this machine can be reached: a page that asks for more gets it from nobody, at once.
LOCAL_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
READY_MS = 180_000

Elements = dict[str, ElementHandle | None]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium.

    Raises:
        FileNotFoundError: if there is none.
    """
    path = find()
    if path is None:
        raise FileNotFoundError("There is no Chromium; run `.venv/bin/python -m tests.chromium`, or set LITE_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, LOCAL_ONLY])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own (empty cache, own process), with the probe in it."""
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    context.add_init_script(path=PAGES / "probe.js")
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def lasting_page(browser: Browser) -> Iterator[Page]:
    """A page of a new profile that is kept on disk while this lasts: what one visit leaves there, the next one finds.

    It is a browser of its own, for a context without a profile keeps no compiled code.
    """
    with TemporaryDirectory() as profile:
        context = browser.browser_type.launch_persistent_context(
            profile, executable_path=find(), args=[*FLAGS, LOCAL_ONLY], viewport={"width": 1000, "height": 700}
        )
        context.add_init_script(path=PAGES / "probe.js")
        try:
            yield context.pages[0]
        finally:
            context.close()


@dataclass(frozen=True, slots=True)
class Ready:
    """How a page with Python in it came up."""

    ms: float
    """From navigation."""
    timings: dict[str, float]
    """The worker's own marks, in ms from the worker's start."""


def open_ready(page: Page, url: str) -> Ready:
    """Go to `url` and wait until Python is ready and there is a button.

    Raises:
        RuntimeError: if the boot fails.
    """
    page.goto(url, wait_until="commit")
    answer: dict[str, Any] = page.evaluate("bench.ready")
    if "failure" in answer:
        raise RuntimeError(f"{url} did not start: {answer['failure']}")
    return Ready(answer["ms"], answer["timings"])


def elements(page: Page, output: str | None = None) -> Elements:
    """The input, button and output of an app, found as a user would; `output` is a selector for what has no label."""
    page.get_by_role("button", name="Run").wait_for(timeout=READY_MS)
    found = page.locator(output) if output else page.get_by_label("Output")
    return {
        "input": page.get_by_label("Input").element_handle(),
        "button": page.get_by_role("button", name="Run").element_handle(),
        "output": found.element_handle(),
    }


def measure(page: Page, function: str, found: Elements, options: dict[str, Any]) -> Any:
    """Run `bench.<function>(elements, options)` of probe.js in the page."""
    return page.evaluate(f"([elements, options]) => bench.{function}(elements, options)", [found, options])


class CpuTime:
    """CPU time of all of Chromium since this was made; needs /proc."""

    def __init__(self) -> None:
        self._before = _chromium_ticks()

    def seconds(self) -> float | None:
        """Seconds used by the processes that live now; None where /proc cannot tell."""
        # Per process, because those of earlier pages end meanwhile, and take their count with them.
        now = _chromium_ticks()
        if not now:
            return None
        ticks = sum(count - self._before.get(pid, 0) for pid, count in now.items())
        return float(ticks / os.sysconf("SC_CLK_TCK"))


def _chromium_ticks() -> dict[int, int]:
    """CPU ticks of each Chromium process below this one."""
    processes = _processes()
    ours, grown = {os.getpid()}, True
    while grown:
        children = {pid for pid, (parent, _, _) in processes.items() if parent in ours} - ours
        ours |= children
        grown = bool(children)
    return {pid: ticks for pid, (_, name, ticks) in processes.items() if pid in ours and "chrom" in name}


def _processes() -> dict[int, tuple[int, str, int]]:
    """Process id → (parent, name, ticks of CPU time)."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text()
        except OSError:
            continue  # ended meanwhile
        name, _, rest = text.partition("(")[2].rpartition(")")
        fields = rest.split()
        found[int(path.parent.name)] = (int(fields[1]), name, int(fields[11]) + int(fields[12]))
    return found
