"""The same echo and stream apps on Gradio's own server, on this machine, in the same browser and the same run as ours.

Gradio is installed from PyPI into a virtual environment of its own under the build folder. Its server gets no network.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import elements, fresh_page, measure, open_ready
from benchmarks.click import BLOCK, PAUSE_MS
from benchmarks.samples import Figure, summarize
from benchmarks.site import APPS, BUILD, Site
from benchmarks.stream import STEPS, stream

GRADIO = "gradio==6.31.0"
VENV = BUILD / "peers-venv"
START_SECONDS = 120
WARM_UP = 5


def run(browser: Browser, site: Site, *, clicks: int, rounds: int) -> list[Figure]:
    """Both figures: how many times faster we are, by medians."""
    install()
    times = {"click": run_clicks(browser, site, clicks), "stream": run_streams(browser, site, rounds)}
    figures = []
    for name, sides in times.items():
        parts = {side: summarize(samples) for side, samples in sides.items()}
        value = round(parts["gradio"].median / parts["lite"].median, 1)
        what = f"{name}, ms: Gradio's server on localhost / Lite"
        figures.append(Figure(f"peers.{name}_speedup", value, "x", what, parts, {"gradio": GRADIO}))
    return figures


def run_clicks(browser: Browser, site: Site, count: int) -> dict[str, list[float]]:
    """Milliseconds from click to result, in blocks that alternate."""
    times: dict[str, list[float]] = {"gradio": [], "lite": []}
    with serve("echo") as url, fresh_page(browser) as lite, fresh_page(browser) as gradio:
        open_ready(lite, site.page("lite_echo"))
        gradio.goto(url)
        pages = {"gradio": (gradio, elements(gradio)), "lite": (lite, elements(lite))}
        for page, found in pages.values():
            measure(page, "clicks", found, {"count": WARM_UP, "name": "warm", "pauseMs": PAUSE_MS})
        for block in range(count // BLOCK):
            for side in sorted(pages, reverse=block % 2 == 1):
                page, found = pages[side]
                options = {"count": BLOCK, "name": f"{side} {block}", "pauseMs": PAUSE_MS}
                times[side] += [end for _, _, end in measure(page, "clicks", found, options)]
    return times


def run_streams(browser: Browser, site: Site, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of a whole stream, alternating; the first round counts for nothing."""
    times: dict[str, list[float]] = {"gradio": [], "lite": []}
    with serve("stream") as url, fresh_page(browser) as lite, fresh_page(browser) as gradio:
        open_ready(lite, site.page("lite_stream"))
        gradio.goto(url)
        pages = {"gradio": (gradio, elements(gradio)), "lite": (lite, elements(lite))}
        for turn in range(rounds + 1):
            for side in sorted(pages, reverse=turn % 2 == 1):
                answer = stream(*pages[side], steps=STEPS)
                if turn > 0:
                    times[side].append(answer["ms"])
    return times


def install() -> None:
    """Make the environment, unless it is there.

    Raises:
        CalledProcessError: if pip cannot install Gradio; its own words are on stderr.
    """
    mark = VENV / ".installed"
    if mark.is_file() and mark.read_text() == GRADIO:
        return
    print(f"Installing {GRADIO} into {VENV} …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", GRADIO]
    subprocess.run(pip, check=True)
    mark.write_text(GRADIO)


@contextmanager
def serve(app: str) -> Iterator[str]:
    """Run an app on Gradio's server until the block ends; gives its address.

    Raises:
        RuntimeError: if it does not answer in time.
    """
    port = free_port()
    keep = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TMPDIR")}
    quiet = {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "GRADIO_SERVER_PORT": str(port)}
    with tempfile.TemporaryDirectory(prefix="gradio-peer-") as home, open(Path(home, "log"), "w+") as log:
        command = [str(VENV / "bin" / "python"), str(APPS / f"{app}.py")]
        environment = keep | quiet | {"HOME": home}
        server = subprocess.Popen(command, cwd=home, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{port}/"
            wait_for(url, server, Path(home, "log"))
            yield url
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when `url` answers.

    Raises:
        RuntimeError: if the server ends or takes too long; with its last words.
    """
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"Gradio's server did not answer at {url}. Its last words:\n{log.read_text()[-2000:]}")


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
