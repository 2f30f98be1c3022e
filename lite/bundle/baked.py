"""A config as a site carries it: the files in it are the site's own, whatever their paths were when it was computed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lite.bundle.app_files import AppFiles

HOME = "/home/pyodide/app"
"""The app's folder in the browser (js_shim/src/worker/files.ts)."""

_ROUTE = "/gradio_api/file="


@dataclass(frozen=True, slots=True)
class Baked:
    """A config, and the files in it that are none of the app's: name in the site → content."""

    config: dict[str, Any]
    files: dict[str, bytes]


def bake(config: Mapping[str, Any], app: AppFiles) -> Baked:
    """Point every file in `config` at the site: the app's own below `app/`, others below `data/` by their hash."""
    files: dict[str, bytes] = {}

    def mend(value: Any) -> Any:
        if isinstance(value, list):
            return [mend(inner) for inner in value]
        if not isinstance(value, dict):
            return value
        mended = {key: mend(inner) for key, inner in value.items()}
        path, url = value.get("path"), value.get("url")
        if isinstance(path, str) and isinstance(url, str) and url.startswith(_ROUTE):
            mended |= place(Path(path))
        return mended

    def place(path: Path) -> dict[str, str | None]:
        if path.is_relative_to(app.home) and path.relative_to(app.home).as_posix() in app.files:
            name = path.relative_to(app.home).as_posix()
            return {"path": f"{HOME}/{name}", "url": f"app/{quote(name)}"}
        if not path.is_file():
            return {"path": path.name, "url": None}
        content = path.read_bytes()
        name = f"data/{hashlib.sha256(content).hexdigest()[:16]}/{path.name}"
        files[name] = content
        return {"path": f"/tmp/lite/{name}", "url": quote(name)}

    return Baked(mend(dict(config)), dict(sorted(files.items())))


def script_json(value: Any) -> str:
    """JSON that can stand in a `<script>` element: nothing in it ends the element or begins a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for dangerous, safe in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(dangerous, safe)
    return text
