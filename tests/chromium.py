"""The Chromium that tests drive: found, or installed by `python -m tests.chromium`.

Looked for in this order: `LITE_CHROMIUM`, the PATH, the usual place on macOS, Playwright's own. Installed by
Playwright, or by apt where that is the system's way and we are root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
]
"""No sandbox because CI is root; the rest keeps the browser from talking to anybody but us,
and gives it a camera and a microphone."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


@cache
def find() -> str | None:
    """The path of a Chromium that starts, or None."""
    return next((path for path in _candidates() if _starts(path)), None)


def install() -> str | None:
    """Install one, and answer its path, or None if nothing worked."""
    root = os.geteuid() == 0 and shutil.which("apt-get") is not None
    playwright = [sys.executable, "-m", "playwright", "install", *(["--with-deps"] if root else []), "chromium"]
    ways = [[playwright]]
    if root:
        ways.append([["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]])
    for way in ways:
        for command in way:
            print("+", *command, flush=True)
            subprocess.run(command, check=False, timeout=900, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        find.cache_clear()
        if found := find():
            return found
    return None


def _candidates() -> Iterator[str]:
    if given := os.environ.get("LITE_CHROMIUM"):
        yield given
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield MAC
    # In a process of its own: Playwright's loop must not run in a test process that didn't ask for it.
    script = "from playwright.sync_api import sync_playwright as p\nwith p() as q: print(q.chromium.executable_path)"
    asked = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    yield asked.stdout.strip()


def _starts(path: str) -> bool:
    """Whether it runs; Ubuntu's `chromium-browser` may be a stub, and a fresh download may lack libraries."""
    if not Path(path).is_file():
        return False
    return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0


def main() -> int:
    """Print the path of a Chromium, after installing one if there is none."""
    path = find() or install()
    if path is None:
        print("There is no Chromium, and none could be installed; install one or set LITE_CHROMIUM.", file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
