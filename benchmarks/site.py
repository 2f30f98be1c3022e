"""The folder that is measured: a copy of the built runtime, the pages, the apps; and the server for it.

A copy, because somebody may build while we measure. The server is the one of `lite serve`, for floors and subjects.
"""

from __future__ import annotations

import html
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lite.cli.server import SiteOptions, SiteServer

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = Path(os.environ.get("LITE_BUILD", ROOT / "build"))
APPS = HERE / "apps"
PAGES = HERE / "pages"


@dataclass(frozen=True, slots=True)
class Site:
    """A served folder."""

    url: str
    """Ends in `/`."""
    folder: Path

    def page(self, name: str) -> str:
        """The address of a page: `lite_echo`, `bare_boot`, …"""
        return f"{self.url}{name}.html"


@contextmanager
def serve_site() -> Iterator[Site]:
    """Serve until the block ends.

    Raises:
        FileNotFoundError: if there is no built runtime.
    """
    runtime = BUILD / "site" / "runtime"
    if not (runtime / "lite.js").is_file():
        raise FileNotFoundError(f"There is no built runtime in {runtime}; run `make site` first.")
    with tempfile.TemporaryDirectory(prefix="lite-bench-") as name:
        folder = Path(name)
        shutil.copytree(runtime, folder / "runtime")
        write_pages(folder)
        # Isolated, because only then the browser's clock is finer than 0.1 ms; both sides of every ratio are.
        with SiteServer(SiteOptions(folder, isolate=True)) as server:
            yield Site(server.url, folder)


def write_pages(folder: Path) -> None:
    """Put the floors' pages into `folder`, and one Lite page per app."""
    for path in PAGES.iterdir():
        if path.name.startswith("bare_"):
            shutil.copy(path, folder)
    template = (PAGES / "lite.html").read_text()
    for app in APPS.glob("*.py"):
        source = html.escape(app.read_text(), quote=False)
        (folder / f"lite_{app.stem}.html").write_text(template.replace("APP", source))
