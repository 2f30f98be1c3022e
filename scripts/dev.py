"""`make dev`: serves build/site and runs `make site` again whenever a source has changed."""

from __future__ import annotations

import argparse
import os
import subprocess
import time
from pathlib import Path

from lite.cli.server import SiteOptions, SiteServer

ROOT = Path(__file__).resolve().parents[1]
WATCHED = ("lite", "js_shim/src", "site_example")
SITE = Path(os.environ.get("LITE_BUILD", ROOT / "build")) / "site"


def main() -> None:
    """Serve and watch until Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    with SiteServer(SiteOptions(SITE), port=parser.parse_args().port) as server:
        print(f"Serving {SITE} at {server.url}; it is rebuilt when a source changes (Ctrl-C stops it)", flush=True)
        try:
            watch()
        except KeyboardInterrupt:
            print()


def watch() -> None:
    """Build after every change. Polling once a second works everywhere and costs a few milliseconds."""
    seen = newest()
    while True:
        time.sleep(1)
        now = newest()
        if now != seen:
            seen = now
            done = subprocess.run(["make", "--no-print-directory", "site"], cwd=ROOT, check=False)
            print("Rebuilt; reload the page." if done.returncode == 0 else "Not rebuilt; see above.", flush=True)


def newest() -> tuple[int, int]:
    """How many source files there are and when the last one changed, in nanoseconds."""
    files = [
        p for folder in WATCHED for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts
    ]
    return len(files), max(path.stat().st_mtime_ns for path in files)


if __name__ == "__main__":
    main()
