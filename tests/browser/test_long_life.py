"""A page that is used for long keeps nothing of it: 2,000 events, counted as the soak benchmark counts.

That the count would notice a leak is seen by planting one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from benchmarks.site import APPS, PAGES
from benchmarks.soak import Held, Soak
from tests.browser.conftest import Serve
from tests.browser.pages import document, show

EVENTS = 2_000
CONSOLE_ENTRIES = 500
MOST_GROWTH = Held(
    page_heap=1_000_000, page_nodes=200, worker_heap=1_000_000, wasm_memory=4_000_000, python_objects=500
)
"""Generous: code is compiled meanwhile, and 40 more files are few enough to be kept."""

Grow = Callable[[str], dict[str, int]]


@pytest.fixture
def growth(page: Page, site: Path, serve: Serve) -> Grow:
    """What each count has grown by, over its bound, after 2,000 events of an app; nothing if all is well."""

    def grow(app: str) -> dict[str, int]:
        page.add_init_script(path=PAGES / "probe.js")
        show(page, serve(site).url, document(f"<gradio-lite>\n{app}\n</gradio-lite>"))
        page.evaluate("bench.ready")
        soak = Soak(page)
        soak.series("Fail", CONSOLE_ENTRIES)
        soak.events(1_000)
        before = soak.held()
        soak.events(EVENTS)
        after = soak.held()
        grown = {name: getattr(after, name) - getattr(before, name) for name in Held.__slots__}
        return {name: count for name, count in grown.items() if count > getattr(MOST_GROWTH, name)}

    return grow


KEEP = """
    window.kept = [];
    const keep = () => kept.push([document.createElement('p'), 'x'.repeat(1000) + kept.length, new Array(200).fill(0)]);
    addEventListener('click', keep, true);
"""
APP = (APPS / "soak.py").read_text()


@pytest.mark.browser
@pytest.mark.allow_console_errors
def test_thousands_of_events_leave_nothing_behind(growth: Grow) -> None:
    assert growth(APP) == {}


@pytest.mark.browser
@pytest.mark.allow_console_errors
def test_a_leak_of_one_small_thing_per_event_would_be_noticed(growth: Grow, page: Page) -> None:
    page.add_init_script(KEEP)
    leaking = APP.replace("def echo(text):\n", "KEPT = []\n\n\ndef echo(text):\n    KEPT.append([text, [len(KEPT)]])\n")
    assert leaking != APP
    assert {"page_heap", "page_nodes", "python_objects"} <= set(growth(leaking))
