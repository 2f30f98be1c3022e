"""A static file server for built sites: right types, keep-alive, compression, optional security headers.

It serves files and nothing else, to this machine unless told otherwise. Compressed bodies are kept in memory and
made again when a file changes, so that a page's second visit costs what it costs on a real host.
"""

from __future__ import annotations

import gzip
import signal
import threading
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".py": "text/x-python; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
}
"""Suffix → Content-Type. A wasm file of another type is not compiled while it streams in."""

COMPRESSED = {".css", ".html", ".js", ".json", ".map", ".mjs", ".py", ".svg", ".txt", ".wasm"}
ISOLATION = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What is served, and with which headers."""

    folder: Path
    isolate: bool = False
    """Send COOP and COEP, so that `crossOriginIsolated` holds."""
    csp: str | None = None
    """A Content-Security-Policy for every answer."""

    def headers(self) -> dict[str, str]:
        """What every answer carries. Caching is allowed but always checked: a rebuilt site shows at once."""
        headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        if self.isolate:
            headers |= ISOLATION | {"Cross-Origin-Resource-Policy": "same-origin"}
        if self.csp:
            headers["Content-Security-Policy"] = self.csp
        return headers


@dataclass(slots=True)
class _Compressed:
    """Compressed bodies by (path, time of change); thread-safe because a dict's get and set are."""

    bodies: dict[tuple[str, int], bytes] = field(default_factory=dict)

    def get(self, path: Path, changed: int) -> bytes:
        key = (str(path), changed)
        if key not in self.bodies:
            # Level 6 is what web hosts use; mtime=0 keeps the bytes the same.
            self.bodies[key] = gzip.compress(path.read_bytes(), 6, mtime=0)
        return self.bodies[key]


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers one connection's requests for files."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES

    def __init__(self, *args: Any, options: SiteOptions, compressed: _Compressed) -> None:
        self.options = options
        self.compressed = compressed
        super().__init__(*args, directory=str(options.folder))

    def do_GET(self) -> None:
        path = self._file()
        if path is None or not self._takes_gzip(path):
            super().do_GET()
            return
        self._send_compressed(path)

    def end_headers(self) -> None:
        for name, value in self.options.headers().items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        """A folder without an index is not there: listings give away names."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing; the URL was printed, and a browser's network panel shows the rest."""

    def _file(self) -> Path | None:
        if urlsplit(self.path).path.endswith("/"):
            path = Path(self.translate_path(self.path), "index.html")
        else:
            path = Path(self.translate_path(self.path))
        return path if path.is_file() else None

    def _takes_gzip(self, path: Path) -> bool:
        if "Range" in self.headers or path.suffix not in COMPRESSED:
            return False
        return "gzip" in self.headers.get("Accept-Encoding", "")

    def _send_compressed(self, path: Path) -> None:
        status = path.stat()
        tag = f'"{status.st_mtime_ns:x}-{status.st_size:x}-gzip"'
        unchanged = self.headers.get("If-None-Match") == tag
        body = b"" if unchanged else self.compressed.get(path, status.st_mtime_ns)
        self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus.OK)
        self.send_header("ETag", tag)
        self.send_header("Vary", "Accept-Encoding")
        if not unchanged:
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class SiteServer(ThreadingHTTPServer):
    """A listening server; `url` is where the site is."""

    daemon_threads = True

    def __init__(
        self,
        options: SiteOptions,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        handler: type[SiteHandler] = SiteHandler,
    ) -> None:
        super().__init__((host, port), partial(handler, options=options, compressed=_Compressed()))
        shown = "127.0.0.1" if host in ("", "0.0.0.0") else host
        self.url = f"http://{shown}:{self.server_port}/"

    def __enter__(self) -> SiteServer:
        """Serve from a background thread until the block ends."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers drop connections all the time; that is no news."""


def end_by_signals() -> None:
    """Make Ctrl-C and SIGTERM raise KeyboardInterrupt.

    Said explicitly: a shell's background jobs start with Ctrl-C ignored, and a plain kill should be as clean.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)


def serve(options: SiteOptions, *, host: str, port: int) -> None:
    """Serve until Ctrl-C or SIGTERM, after printing the URL."""
    server = SiteServer(options, host=host, port=port)
    end_by_signals()
    try:
        # Whoever reads this may stop the server the moment after.
        print(f"Serving {options.folder} at {server.url} (Ctrl-C stops it)", flush=True)
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
