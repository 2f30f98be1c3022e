"""Fixtures for tests in a real Chromium on the built static site.

site_url      where build/site is served; built by make if it is stale
serve         serves any folder, with headers: `serve(tmp_path, csp="…").url`
browser       Chromium, one for all tests
page          a fresh tab; errors on its console fail the test (unless marked `allow_console_errors`)
open_app      opens an example, `open_app("hello")`, and waits until its app runs
wait_until_running   the same for a page that is open already
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from lite.cli.server import SiteOptions, SiteServer
from tests import chromium
from tests.conftest import BUILD, ROOT

BOOT_MS = 90_000
"""How long an app may take to start: seconds on an idle machine, but CI machines are busy."""
ACTION_MS = 20_000
DEVICES = ["--use-fake-device-for-media-stream=device-count=2", "--use-fake-ui-for-media-stream"]
"""A microphone that beeps and two cameras with a moving test picture, which every page may use."""

expect.set_options(timeout=ACTION_MS)

FORGET = """try {
  for (const key of Object.keys(localStorage)) if (key.startsWith('lite-paint:')) localStorage.removeItem(key);
} catch {}"""
"""No page is painted from what an earlier test left in the browser; `test_paint.py` has visitors of its own."""

Serve = Callable[..., SiteServer]
OpenApp = Callable[[str], Page]

_RUNNING = """() => {
  const apps = [...document.querySelectorAll('lite-app, gradio-lite')];
  const states = apps.map((app) => app.controller?.runtime.state ?? 'waiting');
  if (states.includes('failed')) return 'failed';
  return states.length > 0 && states.every((state) => state === 'ready') ? 'ready' : false;
}"""


@pytest.fixture(scope="session")
def site() -> Path:
    """The built example site."""
    subprocess.run(["make", "--no-print-directory", "site"], cwd=ROOT, check=True)
    return BUILD / "site"


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve folders on free ports until the tests are over."""
    with ExitStack() as servers:

        def start(folder: Path, *, isolate: bool = False, csp: str | None = None) -> SiteServer:
            return servers.enter_context(SiteServer(SiteOptions(folder, isolate=isolate, csp=csp)))

        yield start


@pytest.fixture(scope="session")
def site_url(site: Path, serve: Serve) -> str:
    """Where the example site is, ending in `/`."""
    return serve(site).url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium.find()
    if path is None:
        pytest.fail("There is no Chromium; run `python -m tests.chromium`, which installs one.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=[*chromium.FLAGS, *DEVICES])
        yield running
        running.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for all tests, so that Pyodide's compiled code stays cached between them.

    A test that needs a first visit makes its own: `browser.new_context()`.
    """
    shared = browser.new_context(viewport={"width": 1200, "height": 900})
    shared.set_default_timeout(ACTION_MS)
    shared.add_init_script(FORGET)
    yield shared
    shared.close()


@contextmanager
def own_profile(browser: Browser) -> Iterator[BrowserContext]:
    """A profile that nobody has used: a first visit, with nothing kept."""
    own = browser.new_context()
    own.set_default_timeout(ACTION_MS)
    yield own
    own.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Page]:
    """A fresh tab whose console has to stay free of errors."""
    errors: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{message.text} ({message.location.get('url', '')})")

    tab = context.new_page()
    tab.on("console", listen)
    tab.on("pageerror", lambda error: errors.append(f"uncaught: {error}"))
    yield tab
    tab.close()
    if not request.node.get_closest_marker("allow_console_errors"):
        assert not errors, "The page's console has errors:\n" + "\n".join(errors)


@pytest.fixture
def wait_until_running(page: Page) -> Callable[[], Page]:
    """Wait until every app on the page runs; fail with what the page says if one cannot."""

    def wait() -> Page:
        state = page.wait_for_function(_RUNNING, timeout=BOOT_MS).json_value()
        if state == "failed":
            pytest.fail(f"An app did not start. The page says:\n{page.locator('body').inner_text()}")
        return page

    return wait


@pytest.fixture
def open_app(page: Page, site_url: str, wait_until_running: Callable[[], Page]) -> Iterator[OpenApp]:
    """Open an example's page by its name and wait until it runs.

    A part of lite that Python had to fetch in the middle of an import is a word that `lite/bundle/parts.py` lacks. And
    whatever the test does with the app, neither the page nor its workers may ask anything of another host.
    """
    asked: set[str] = set()

    def open_(name: str) -> Page:
        late: list[str] = []
        page.on("request", lambda request: asked.add(request.url))
        page.on("worker", lambda worker: asked.add(worker.url))
        page.on("websocket", lambda socket: asked.add(socket.url))
        page.on("request", lambda asked: late.append(asked.url) if asked.resource_type == "xhr" else None)
        page.goto(f"{site_url}apps/{name}.html")
        wait_until_running()
        assert not late, f"Parts that nobody foresaw: {late}"
        return page

    yield open_
    own = (site_url, f"blob:{site_url}", "data:", "about:")
    assert not (elsewhere := sorted(url for url in asked if not url.startswith(own))), f"Asked of others: {elsewhere}"
