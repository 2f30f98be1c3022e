"""What can be seen of a page, as a picture."""

from __future__ import annotations

import io
from typing import Any

import PIL.Image
from playwright.sync_api import Locator, Page


def seen(part: Locator) -> PIL.Image.Image:
    """A part of a page, as it is painted now."""
    return PIL.Image.open(io.BytesIO(part.screenshot())).convert("RGB")


def widths(page: Page) -> Any:
    """How wide the pictures are that the page has loaded."""
    return page.evaluate("[...document.images].map((image) => image.complete && image.naturalWidth)")
