"""Apps that have a small sound, picture and table at hand."""

from __future__ import annotations

import base64

from playwright.sync_api import Locator, Page

from tests.browser.pages import document, running, show
from tests.browser.sounds import tone

FILES = f"""
import base64
from pathlib import Path
import gradio as gr

Path("tone.wav").write_bytes(base64.b64decode("{base64.b64encode(tone(1)).decode()}"))
Path("dot.png").write_bytes(base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAAAAACoWZBhAAAADklEQVR4nGNogAMG2jMBvwQyARyn8w0AAAAASUVORK5CYII="
))
TABLE = {{"x": [1, 2, 3], "y": [3, 1, 2], "kind": ["a", "b", "a"]}}
LONG = "\\n\\n".join(["A line that goes on."] * 60)
"""
"""What their code starts with."""


def open_app(page: Page, site_url: str, code: str) -> Page:
    show(page, site_url, document(f"<lite-app>{(FILES + code).replace('&', '&amp;').replace('<', '&lt;')}</lite-app>"))
    return running(page)


def classes(part: Locator) -> set[str]:
    """The classes of an element."""
    return set((part.get_attribute("class") or "").split())
