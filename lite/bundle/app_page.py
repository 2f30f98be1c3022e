"""The HTML pages of a built site: the app's own, one for each of its further pages, one for what is not there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

import lite
from lite.bundle.baked import script_json

STYLE = """/* The app is the page. */
body {
  margin: 0;
}
lite-app > [role="alert"],
[data-lite-static] {
  max-width: 45rem;
  margin: 0 auto;
  padding: 1rem;
  font: 1rem / 1.5 system-ui, sans-serif;
}
@media (scripting: none) {
  lite-app {
    display: block !important;
  }
}
"""
"""The site's page.css."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the app's page says."""

    title: str
    description: str
    language: str
    icon: str
    """File name of the icon of the browser's tab."""
    theme_colour: str
    files: Sequence[str]
    """The app's files below `app/`, the one that runs first."""
    requirements: Sequence[str]
    static: str
    """The app's text as HTML."""
    config: Mapping[str, Any] | None
    base_url: str | None
    """Where the site will be, ending in `/`."""
    preload: Sequence[str]
    """Scripts of the runtime that are asked for ahead."""
    attributes: Mapping[str, str | None]
    """Of the app's element, besides its own."""
    manifest: str | None
    offline: str | None
    """Words for `<meta name="lite-offline">`; None without a service worker."""
    dev: bool = False
    """Whether the page listens for saves of `lite dev`."""


def app_html(page: Page) -> bytes:
    """The site's index.html."""
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(page.title)}</title>",
        f'<meta name="generator" content="Lite {lite.__version__}">',
        f'<meta name="theme-color" content="{page.theme_colour}">',
        f'<meta property="og:title" content="{escape(page.title)}">',
    ]
    if page.description:
        head.append(f'<meta name="description" content="{escape(page.description)}">')
        head.append(f'<meta property="og:description" content="{escape(page.description)}">')
    if page.base_url:
        head.append(f'<link rel="canonical" href="{escape(page.base_url)}">')
    head.append(f'<link rel="icon" href="{page.icon}"><link rel="apple-touch-icon" href="{page.icon}">')
    if page.manifest:
        head.append(f'<link rel="manifest" href="{page.manifest}">')
    head.append('<link rel="stylesheet" href="runtime/lite.css"><link rel="stylesheet" href="page.css">')
    head += [f'<link rel="modulepreload" href="runtime/{name}">' for name in page.preload]
    head.append('<script type="module" src="runtime/lite.js"></script>')
    head.append('<script defer src="runtime/file.js"></script>')
    if page.offline is not None:
        head.append(f'<meta name="lite-offline" content="{page.offline}">')
        head.append('<script type="module" src="runtime/pwa.js"></script>')
    if page.dev:
        head.append('<script type="module" src="runtime/dev.js"></script>')
    return document(page.language, head, [element(page)])


def element(page: Page) -> str:
    """The app's element: its config, its text, its files, its requirements."""
    given = {"eager": None, "app-mode": None, **page.attributes}
    attributes = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in given.items())
    lines = [f"<lite-app{attributes}>"]
    if page.config is not None:
        config = script_json(page.config)
        key = hashlib.sha256(config.encode()).hexdigest()
        lines.append(f'<script type="application/json" data-lite-config="{key}">{config}</script>')
    if page.static:
        lines.append(f"<div data-lite-static>\n{page.static}\n</div>")
    for number, name in enumerate(page.files):
        entry = " entrypoint" if number == 0 else ""
        lines.append(f'<lite-file name="{escape(name)}" url="app/{quote(name)}"{entry}></lite-file>')
    if page.requirements:
        lines.append(f"<lite-requirements>\n{escape(chr(10).join(page.requirements))}\n</lite-requirements>")
    return "\n".join([*lines, "</lite-app>"])


def route_html(page: Page, route: str, name: str, static: str) -> bytes:
    """The page at the address `route`, which leads to the app's page of that name; its text is in it."""
    up = "../" * (route.count("/") + 1)
    target = f"{up}#/{quote(route)}"
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(f'{name} · {page.title}')}</title>",
        f'<meta http-equiv="refresh" content="0; url={escape(target)}">',
    ]
    body = [f'<p><a href="{escape(target)}">{escape(name)}</a></p>', static]
    return document(page.language, head, [line for line in body if line])


def missing_html(page: Page) -> bytes:
    """404.html, as static hosts show it at any address; it needs nothing else of the site."""
    start = page.base_url or "./"
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(f'Not found · {page.title}')}</title>",
        '<meta name="robots" content="noindex">',
    ]
    body = [
        "<main>",
        "<h1>There is no page at this address</h1>",
        f'<p><a href="{escape(start)}">{escape(page.title)}</a></p>',
        "</main>",
    ]
    return document(page.language, head, body)


def document(language: str, head: Sequence[str], body: Sequence[str]) -> bytes:
    """A whole page of these lines."""
    lines = ["<!doctype html>", f'<html lang="{escape(language)}">', "<head>", *head, "</head>"]
    return "\n".join([*lines, "<body>", *body, "</body>", "</html>", ""]).encode()
