"""`lite dev`: serves an app while somebody writes it, and tells its pages of every save.

    save ──> build (natively, into a folder of its own) ──> pages fetch what has changed and draw the app again
                └─ fails: the terminal and the pages say why; the site stays as it was

Pages listen at `lite-dev/events`, a stream of server-sent events (js_shim/src/pwa/dev.ts).
"""

from __future__ import annotations

import argparse
import json
import queue
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lite.bundle.app_files import find_app
from lite.bundle.paths import BuildError
from lite.cli.build import LOCK, Built, add_shared_arguments, build
from lite.cli.serve import add_address_arguments
from lite.cli.server import SiteHandler, SiteOptions, SiteServer, end_by_signals

EVENTS = "/lite-dev/events"
INTERVAL_SECONDS = 0.3
"""How often files are looked at. Asking a few dozen files for their dates takes less than a millisecond."""

_BEAT_SECONDS = 15
"""How often a silent stream says that it is there; writing to a page that has gone ends its thread."""

_TOOLS = ("requirements.txt", "pyproject.toml", LOCK)


class Listeners:
    """The pages that are open."""

    def __init__(self) -> None:
        self._queues: list[queue.SimpleQueue[str]] = []

    def tell(self, message: Mapping[str, Any]) -> None:
        """Send a message to every page."""
        text = json.dumps(message)
        for each in list(self._queues):
            each.put(text)

    def listen(self) -> Iterator[str]:
        """The lines of one page's stream, without end."""
        mine: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._queues.append(mine)
        try:
            yield ": here\n\n"
            while True:
                try:
                    yield f"data: {mine.get(timeout=_BEAT_SECONDS)}\n\n"
                except queue.Empty:
                    yield ": still here\n\n"
        finally:
            self._queues.remove(mine)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `lite dev`: those of a build, and where to listen."""
    parser.add_argument("app", type=Path, help="the app: a Python file, or a folder with an app.py")
    add_shared_arguments(parser)
    add_address_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Build, serve, and build again after every save, until Ctrl-C.

    Raises:
        BuildError: if the app can't be built the first time, or the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="lite-dev-") as folder:
        site = Path(folder, "site")
        built = build(options, site, dev=True)
        listeners = Listeners()
        try:
            server = _server(site, options, listeners)
        except OSError as error:
            raise BuildError(f"cannot listen on port {options.port}: {error}. Name another by --port.") from None
        end_by_signals()
        with server:
            print(f"{options.app} is at {server.url}; every save is shown there (Ctrl-C ends it)", flush=True)
            try:
                _follow(options, site, built, listeners)
            except KeyboardInterrupt:
                print()
    return 0


def _server(site: Path, options: argparse.Namespace, listeners: Listeners) -> SiteServer:
    class Handler(SiteHandler):
        def do_GET(self) -> None:
            if urlsplit(self.path).path == EVENTS:
                self._stream()
            else:
                super().do_GET()

        def _stream(self) -> None:
            self.close_connection = True
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for text in listeners.listen():
                self.wfile.write(text.encode())

    return SiteServer(SiteOptions(site, isolate=options.isolate), host=options.host, port=options.port, handler=Handler)


def _follow(options: argparse.Namespace, site: Path, built: Built, listeners: Listeners) -> None:
    seen = _state(options, built)
    while True:
        time.sleep(INTERVAL_SECONDS)
        now = _state(options, built)
        if now == seen:
            continue
        seen = now
        try:
            after = build(options, site, dev=True)
        except BuildError as error:
            print(f"lite: {error}", file=sys.stderr, flush=True)
            listeners.tell(
                {"entry": built.app.entry, "changed": [], "removed": [], "reload": False, "error": str(error)}
            )
            continue
        message = difference(built, after)
        built, seen = after, _state(options, after)
        listeners.tell(message)
        print(f"Renewed: {', '.join(message['changed'] + message['removed']) or 'the page'}.", flush=True)


def difference(before: Built, after: Built) -> dict[str, Any]:
    """What pages have to know of a new build (`Saved` in js_shim/src/pwa/dev.ts)."""

    def app_files(built: Built) -> dict[str, bytes]:
        names = {name: name.removeprefix("app/") for name in built.files if name.startswith("app/")}
        return {short: built.files[name] for name, short in names.items()}

    old, new = app_files(before), app_files(after)
    packages = "runtime/wheels/wheels.json"
    return {
        "entry": after.app.entry,
        "changed": [name for name, content in new.items() if old.get(name) != content],
        "removed": [name for name in old if name not in new],
        "reload": before.files[packages] != after.files[packages],
        "error": None,
    }


def _state(options: argparse.Namespace, built: Built) -> dict[str, int]:
    """When each file of the app was changed; files that are new in its folder count too."""
    names = set(built.app.files)
    with suppress(BuildError):  # in the middle of a save
        names |= set(find_app(options.app, include=options.include).files)
    paths = [built.app.home / name for name in (*sorted(names), *_TOOLS)]
    return {str(path): path.stat().st_mtime_ns for path in paths if path.is_file()}
