"""What can be seen of a page, as a picture."""

from __future__ import annotations

import io

import PIL.Image
from playwright.sync_api import Locator


def seen(part: Locator) -> PIL.Image.Image:
    """A part of a page, as it is painted now."""
    return PIL.Image.open(io.BytesIO(part.screenshot())).convert("RGB")
