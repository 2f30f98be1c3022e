"""An app in Firefox, with JSPI and without, and in WebKitGTK, where this machine has them.

`apt-get install firefox-esr webkit2gtk-driver xvfb` gets them. Playwright can't drive them: the page uses the app
itself, and posts what it saw.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

from tests.browser.conftest import BOOT_MS, Serve
from tests.browser.pages import document
from tests.browser.test_without_jspi import APP

FIREFOX = next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name))), None)
WEBKIT = next((str(path) for path in Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser")), None)
XVFB = shutil.which("xvfb-run")
AS_ROOT = {
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "GDK_BACKEND": "x11",
}
"""WebKit's sandbox doesn't start for root, and there is no graphics card here."""
JSPI = "javascript.options.wasm_js_promise_integration"

REPORT = """
const until = async (find) => {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const failure = () => document.querySelector('[data-testid=lite-failure]');
const button = (name) => [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
const out = () => [...document.querySelectorAll('textarea')].find((each) => each.readOnly || each.disabled);
const said = { jspi: 'Suspending' in WebAssembly };
await until(() => button('Echo') || failure());
if (failure()) said.failure = failure().innerText;
else {
  for (const [name, end] of [['Echo', /^echo/], ['Sleep', /^slept/], ['Stream', / 39 $/]]) {
    button(name).click();
    await until(() => end.test(out().value));
    said[name] = out().value;
  }
}
await fetch(REPORT, { method: 'POST', mode: 'no-cors', body: JSON.stringify(said) });
"""


class Reports:
    """Where the page posts what it saw."""

    def __init__(self) -> None:
        self.said: Queue[dict[str, Any]] = Queue()
        said = self.said

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                said.put(json.loads(self.rfile.read(int(self.headers["content-length"]))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def reports() -> Iterator[Reports]:
    made = Reports()
    yield made
    made.server.shutdown()
    made.server.server_close()


ALONE = f"<lite-app eager>{APP}</lite-app>"
SHARING = f"<lite-app eager shared-worker>{APP}</lite-app>" * 2


def use(
    command: list[str], reports: Reports, site: Path, serve: Serve, folder: Path, apps: str = ALONE
) -> dict[str, Any]:
    """What a page with these apps says of the first, in the browser that `command` starts."""
    folder.mkdir()
    (folder / "runtime").symlink_to(site / "runtime")
    (folder / "report.js").write_text(f"const REPORT = {json.dumps(reports.url)};\n{REPORT}")
    script = "<script type='module' src='report.js'></script>"
    (folder / "index.html").write_text(document(apps + script))
    running = subprocess.Popen(
        [*command, serve(folder).url],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **AS_ROOT, "LANG": "en_US.UTF-8", "LANGUAGE": "en_US"},
        start_new_session=True,
    )
    try:
        return reports.said.get(timeout=BOOT_MS / 1000)
    except Empty:
        pytest.fail("The page said nothing.")
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(30)


EXPECTED = {"Echo": "echo 40", "Sleep": "slept over 40", "Stream": "".join(f"{step} " for step in range(40))}


@pytest.mark.skipif(FIREFOX is None, reason="There is no Firefox here.")
@pytest.mark.parametrize("jspi", [True, False])
def test_an_app_works_in_firefox(jspi: bool, reports: Reports, site: Path, serve: Serve, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "user.js").write_text(f'user_pref("{JSPI}", {json.dumps(jspi)});\n')
    command = [str(FIREFOX), "--headless", "--no-remote", "--profile", str(profile)]
    said = use(command, reports, site, serve, tmp_path / "site")
    assert said.pop("jspi") <= jspi  # an older Firefox has none
    assert said == EXPECTED


@pytest.mark.skipif(FIREFOX is None, reason="There is no Firefox here.")
def test_apps_share_a_python_in_firefox(reports: Reports, site: Path, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "profile").mkdir()
    command = [str(FIREFOX), "--headless", "--no-remote", "--profile", str(tmp_path / "profile")]
    said = use(command, reports, site, serve, tmp_path / "site", SHARING)
    said.pop("jspi")
    assert said == EXPECTED


@pytest.mark.skipif(WEBKIT is None or XVFB is None, reason="There is no WebKitGTK with a virtual screen here.")
def test_an_app_works_in_webkit(reports: Reports, site: Path, serve: Serve, tmp_path: Path) -> None:
    command = [str(XVFB), "-a", str(WEBKIT), "--private"]
    said = use(command, reports, site, serve, tmp_path / "site")
    assert said.pop("jspi") in (True, False)
    assert said == EXPECTED


@pytest.mark.skipif(WEBKIT is None or XVFB is None, reason="There is no WebKitGTK with a virtual screen here.")
def test_apps_share_a_python_in_webkit(reports: Reports, site: Path, serve: Serve, tmp_path: Path) -> None:
    command = [str(XVFB), "-a", str(WEBKIT), "--private"]
    said = use(command, reports, site, serve, tmp_path / "site", SHARING)
    said.pop("jspi")
    assert said == EXPECTED
