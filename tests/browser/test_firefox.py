"""An app in Firefox, where there is one on this machine (`apt-get install firefox-esr`): with JSPI and without."""

from __future__ import annotations

import http.server
import json
import shutil
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


@pytest.mark.skipif(FIREFOX is None, reason="There is no Firefox here.")
@pytest.mark.parametrize("jspi", [True, False])
def test_an_app_answers_sleeps_and_streams(
    jspi: bool, reports: Reports, site: Path, serve: Serve, tmp_path: Path
) -> None:
    assert FIREFOX is not None
    folder, profile = tmp_path / "site", tmp_path / "profile"
    folder.mkdir()
    profile.mkdir()
    (profile / "user.js").write_text(f'user_pref("{JSPI}", {json.dumps(jspi)});\n')
    (folder / "runtime").symlink_to(site / "runtime")
    (folder / "report.js").write_text(f"const REPORT = {json.dumps(reports.url)};\n{REPORT}")
    script = "<script type='module' src='report.js'></script>"
    (folder / "index.html").write_text(document(f"<lite-app eager>{APP}</lite-app>{script}"))
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(profile), serve(folder).url]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        said = reports.said.get(timeout=BOOT_MS / 1000)
    except Empty:
        pytest.fail("Firefox's page said nothing.")
    finally:
        running.terminate()
        running.wait(30)
    steps = "".join(f"{step} " for step in range(40))
    assert said == {"jspi": said["jspi"], "Echo": "echo 40", "Sleep": "slept over 40", "Stream": steps}
    if not jspi:
        assert said["jspi"] is False
