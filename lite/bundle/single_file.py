"""A whole site in one HTML file, which needs neither a server nor a network: `build_single_file` gives its bytes.

    <head>   what the page may do, its style, the one script that runs (js_shim/src/single)
    <body>   the app's element as in a site, and every other file of the site in a `<script>` that is data

A page that is opened as a file may load nothing beside it: no modules, no workers, no fetch. So the script makes blobs
of what the page carries, and answers lite's own requests with them (docs/decisions/0028-a-single-file.md).
"""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Mapping
from html import escape
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote

import lite
from lite.bundle.app_page import STYLE, Page, document, element
from lite.bundle.app_site import Ran, SiteOptions, gather
from lite.bundle.icons import Icon
from lite.bundle.paths import BuildError
from lite.bundle.runtime import read
from lite.bundle.single_modules import carried_module

POLICY = "; ".join(
    [
        "default-src 'none'",
        # The script makes this stricter before anything else runs: 'unsafe-inline' becomes a nonce, each time another.
        "script-src 'unsafe-inline' blob: https: 'wasm-unsafe-eval'",
        "style-src 'unsafe-inline' blob: https:",
        "connect-src blob: data: https: wss:",
        "img-src blob: data: https:",
        "media-src blob: data: https:",
        "font-src blob: data: https:",
        "frame-src blob: data: https:",
        "worker-src blob:",
        "base-uri 'none'",
    ]
)
"""What the page may do: run what it carries, show what it makes, and ask others by https, as an app may want to."""

NOTICE = (
    "This browser can't run an app from a single file. Open it in a current Chrome, Edge or Firefox; or put it on any "
    'web host, or run "python -m http.server" in its folder, and open it by its http address.'
)

_PACKED = (".js", ".mjs", ".wasm", ".json")
"""Kinds of the runtime's files that gzip makes smaller; wheels, archives and the snapshot are compressed."""

_OWN_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
_TYPES = MimeTypes(filenames=())
"""Python's own table, whatever this machine's says."""

_ENDS_SCRIPT = re.compile(rb"</script|<!--", re.IGNORECASE)


def build_single_file(ran: Ran, options: SiteOptions) -> bytes:
    """The file's bytes, the same for the same app and runtime.

    Raises:
        BuildError: if something that the file needs can't be had.
    """
    site = gather(ran, options)
    files = {**site.files, **({} if site.baked is None else site.baked.files)}
    style = files.pop("runtime/lite.css")
    carried = {name: content for name, content in files.items() if name not in ("runtime/pwa.js", "runtime/file.js")}
    head = [*_head(site.page, site.icons[0]), *_style(style), _script(read(ran.runtime["single.js"]))]
    data = [_data(name, content) for name, content in sorted(modules(carried).items())]
    return document(site.page.language, head, [*_notice(), element(site.page), *data])


def is_single_file(path: Path) -> bool:
    """Whether a file is one that we wrote, and may be written again."""
    with path.open("rb") as file:
        return b'<meta name="generator" content="Lite ' in file.read(4096)


def modules(carried: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, with those of the runtime that are modules rewritten."""
    return {
        name: carried_module(name, content.decode(), carried).encode() if _is_module(name) else content
        for name, content in carried.items()
    }


def _is_module(name: str) -> bool:
    return name.startswith("runtime/") and name.endswith((".js", ".mjs"))


def _head(page: Page, icon: Icon) -> list[str]:
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(page.title)}</title>",
        f'<meta name="generator" content="Lite {lite.__version__}">',
        f'<meta name="theme-color" content="{page.theme_colour}">',
    ]
    if page.description:
        lines.append(f'<meta name="description" content="{escape(page.description)}">')
    return [*lines, f'<link rel="icon" href="data:{icon.kind};base64,{_base64(icon.content)}">']


def _style(css: bytes) -> list[str]:
    if b"</style" in css.lower():
        raise BuildError("The runtime's lite.css can't stand in a page: it has </style> in it.")
    return ["<style>", css.decode(), STYLE, "</style>"]


def _script(code: bytes) -> str:
    """The page's script, as a function: what it declares is none of the page's."""
    if _ENDS_SCRIPT.search(code):
        raise BuildError("The runtime's single.js can't stand in a page: it has </script> or <!-- in it.")
    return f'<script>(() => {{"use strict";{code.decode()}\n}})();</script>'


def _notice() -> list[str]:
    """What is shown where the app can't run: by the script, by a browser without modules, or without any JavaScript."""
    return [
        f'<p id="lite-single-notice" role="alert" hidden>{escape(NOTICE)}</p>',
        '<script nomodule>document.getElementById("lite-single-notice").hidden = false;</script>',
        f'<noscript><p role="alert">{escape("This app needs JavaScript.")}</p></noscript>',
    ]


def _data(name: str, content: bytes) -> str:
    """One file: base64 has no letter that could end the element."""
    suffix = f".{name.rpartition('.')[2]}"
    packed = name.startswith("runtime/") and suffix in _PACKED
    if packed:
        content = gzip.compress(content, 9, mtime=0)
    kind = _OWN_TYPES.get(suffix) or _TYPES.guess_type(name)[0] or "application/octet-stream"
    path = name if name.startswith("runtime/") else quote(name)
    attributes = f'data-lite-carried="{escape(path)}" data-lite-type="{kind}"{" data-lite-packed" if packed else ""}'
    return f'<script type="application/octet-stream" {attributes}>{_base64(content)}</script>'


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
