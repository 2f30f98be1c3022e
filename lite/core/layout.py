"""Layouts: blocks that only arrange others. Each public one is a class in `lite/layouts`."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any, Self

from lite.core.block import BlockContext


class Layout(BlockContext):
    """A block that arranges its children; as an output it changes its own props, e.g. `visible`."""

    _: KW_ONLY
    preserved_by_key: list[str] | str | None = None

    @classmethod
    def around(cls, parent: BlockContext) -> Self:
        """An implicit one in `parent`, for its caller to fill."""
        layout = cls(render=False)
        layout.implicit = True
        layout.parent = parent
        app: Any = parent.app
        app.adopt(layout)
        return layout


class Form(Layout):
    """Draws neighbouring inputs as one group, without gaps. Made by lite itself where inputs stand together."""

    _: KW_ONLY
    scale: int = 0
    """Share of a row's width: in a row the sum of its children's, else the largest."""
    min_width: int = 0
    """Least width in px before a row wraps, found like `scale`."""

    def config(self) -> dict[str, Any]:
        children = [child for child in self.children if child.visible]
        widths = [getattr(child, "min_width", 0) or 0 for child in children]
        scales = [getattr(child, "scale", None) for child in children]
        if isinstance(self.parent, Layout) and self.parent.kind == "row":
            # Its children stand side by side, so it has to be as wide as all of them would be without it.
            self.scale = sum(1 if scale is None else scale for scale in scales)
            self.min_width = sum(widths)
        else:
            self.scale = max((scale for scale in scales if scale is not None), default=0)
            self.min_width = max(widths, default=0)
        return super().config()
