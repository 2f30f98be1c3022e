"""Children drawn as one."""

from __future__ import annotations

from lite.core.layout import Layout


class Group(Layout):
    """Draws its children as one card, without gaps between them."""
