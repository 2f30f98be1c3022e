"""A day of use in minutes: 100,000 events through one page, and what page, worker and Python hold before and after.

What is measured is what stays after a forced collection of garbage, so that the figures say how much is kept, not how
much was used. Before the first measurement come enough events to fill everything that is bounded.
"""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.browser import Elements, elements, fresh_page, measure, open_ready
from benchmarks.samples import Figure
from benchmarks.site import Site

EVENTS = 100_000
WARM_UP = 5_000
"""Until then the browser still compiles the page's code, which is in its heap."""
FILL = {"File": 2_100, "Fail": 600}
"""More than what is kept on purpose: the newest 2,000 files shown (lite/files/store.py), and 500 entries of the console
(panels/entries.ts)."""
RARE = ("Toast", "Stream", "Fail", "File", "Render")
CHUNK = 1_000
RARE_SHARE = 20
"""Of the events of a chunk, for each kind; the rest are echoes."""
_ANSWER_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept, in bytes and counts, after garbage was collected."""

    page_heap: int
    page_nodes: int
    """DOM nodes, also those that are in no document."""
    worker_heap: int
    wasm_memory: int
    python_objects: int
    """Objects that Python's collector tracks."""


def run(browser: Browser, site: Site, *, events: int) -> list[Figure]:
    """One page, used for long: the ratios after / before."""
    with fresh_page(browser) as page:
        open_ready(page, site.page("lite_soak"))
        soak = Soak(page)
        for name, count in FILL.items():
            soak.series(name, count)
        soak.events(WARM_UP)
        before = soak.held()
        started = time.monotonic()
        soak.events(events)
        seconds = round(time.monotonic() - started, 1)
        after = soak.held()
    details = {"events": events, "seconds": seconds}
    return [figure(name, before, after, details) for name in Held.__slots__]


def figure(name: str, before: Held, after: Held, details: dict[str, Any]) -> Figure:
    """How many times what it was before `name` is after."""
    counts = {"before": getattr(before, name), "after": getattr(after, name)}
    value = round(counts["after"] / max(counts["before"], 1), 4)
    return Figure(f"soak.{name}", value, "x", f"{name.replace('_', ' ')} after / before", details=counts | details)


class Soak:
    """A page with apps/soak.py in it, and what it and its worker hold."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found = elements(page)
        self._buttons = {
            name: page.get_by_role("button", name=name, exact=True).element_handle() for name in ("Run", *RARE)
        }
        self._names = itertools.count()
        self._cdp = page.context.new_cdp_session(page)
        self._worker = Worker(page, self._cdp)

    def events(self, count: int) -> None:
        """That many events, of all kinds."""
        for begin in range(0, count, CHUNK):
            chunk = min(CHUNK, count - begin)
            rare = chunk * RARE_SHARE // CHUNK
            for name in RARE:
                self.series(name, rare)
            self.series("Run", chunk - rare * len(RARE))

    def series(self, button: str, count: int) -> None:
        """That many clicks on one button, each when the one before has shown its result."""
        found: Elements = self._found | {"button": self._buttons[button]}
        options = {"count": count, "name": f"soak {next(self._names)}", "pauseMs": 0}
        measure(self._page, "clicks", found, options)

    def held(self) -> Held:
        """What is kept now."""
        page = self._page
        page.wait_for_function("document.querySelectorAll('[data-testid=toast-body]').length === 0")
        name = f"census{next(self._names)}"
        page.get_by_label("Input").fill(name)
        page.get_by_role("button", name="Census", exact=True).click()
        counted = page.get_by_label("Counted").element_handle()
        page.wait_for_function("([box, name]) => box.value.startsWith(`${name} `)", arg=[counted, name])
        objects, memory = (int(part) for part in page.get_by_label("Counted").input_value().split()[1:])
        # What the inspector keeps of the console is not the page's.
        self._cdp.send("Runtime.discardConsoleEntries")
        for _ in range(3):
            self._cdp.send("HeapProfiler.collectGarbage")
            self._worker.send("HeapProfiler.collectGarbage")
        heap, inside = self._cdp.send("Runtime.getHeapUsage"), self._worker.send("Runtime.getHeapUsage")
        nodes = self._cdp.send("Memory.getDOMCounters")["nodes"]
        return Held(int(heap["usedSize"]), nodes, int(inside["usedSize"]), memory, objects)


class Worker:
    """The inspector of a page's only worker; Playwright's own speaks to pages alone."""

    def __init__(self, page: Page, cdp: CDPSession) -> None:
        self._page = page
        self._cdp = cdp
        self._session: str | None = None
        self._answers: dict[int, dict[str, Any]] = {}
        self._ids = itertools.count(1)
        cdp.on("Target.attachedToTarget", self._attached)
        cdp.on("Target.receivedMessageFromTarget", self._received)
        cdp.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})

    def send(self, method: str) -> dict[str, Any]:
        """The result of a command.

        Raises:
            TimeoutError: if there is no answer.
        """
        number = next(self._ids)
        self._wait(lambda: self._session is not None, "no worker was found")
        message = json.dumps({"id": number, "method": method, "params": {}})
        self._cdp.send("Target.sendMessageToTarget", {"sessionId": self._session, "message": message})
        self._wait(lambda: number in self._answers, f"the worker did not answer {method}")
        result: dict[str, Any] = self._answers.pop(number)["result"]
        return result

    def _attached(self, event: dict[str, Any]) -> None:
        self._session = event["sessionId"]

    def _received(self, event: dict[str, Any]) -> None:
        answer = json.loads(event["message"])
        if "id" in answer:
            self._answers[answer["id"]] = answer

    def _wait(self, condition: Any, complaint: str) -> None:
        end = time.monotonic() + _ANSWER_SECONDS
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"After {_ANSWER_SECONDS} s {complaint}.")
            self._page.wait_for_timeout(20)
