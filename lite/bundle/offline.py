"""What makes a site an app that works offline: its service worker with the list of all files, and its web manifest."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from lite.bundle.icons import Icon, colour_of

WORKER = "lite-sw.js"
MANIFEST = "manifest.webmanifest"

_NOT_KEPT = {WORKER}


def service_worker(code: bytes, files: Mapping[str, bytes], *, isolate: bool, later: Collection[str] = ()) -> bytes:
    """The site's service worker: `code` with the list of `files` at its head (js_shim/src/pwa/build.ts).

    Args:
        files: path below the site's root, or absolute URL → content.
        later: paths that are kept when they are first used.
    """
    entries: list[list[Any]] = []
    for path, content in sorted(files.items()):
        if path not in _NOT_KEPT:
            digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
            entries.append([path, digest, 1] if path in later else [path, digest])
    listed = json.dumps(entries, separators=(",", ":"))
    identity = hashlib.sha256(f"{isolate}{listed}".encode() + code).hexdigest()[:16]
    build = json.dumps({"id": identity, "isolate": isolate, "files": entries}, separators=(",", ":"))
    return f"self.liteBuild={build};\n".encode() + code


def removing_worker(code: bytes) -> bytes:
    """A service worker under the same name that undoes an earlier one."""
    return b"self.liteBuild=null;\n" + code


def web_manifest(title: str, description: str, icons: list[Icon]) -> bytes:
    """The web manifest. Every address in it is relative, so that the site works below any path."""
    red, green, blue = colour_of(title)
    manifest = {
        "name": title,
        "short_name": title if len(title) <= 12 else title[:12].rsplit(" ", 1)[0],
        "description": description,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": f"#{red:02x}{green:02x}{blue:02x}",
        "icons": [icon.entry() for icon in icons],
    }
    return (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode()
