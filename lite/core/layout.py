"""Layouts: blocks that only arrange others. Each public one is a class in `lite/layouts`."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any, Self

from lite.core.block import BlockContext


class Layout(BlockContext):
    """A block that arranges its children; as an output it changes its own props, e.g. `visible`."""

    _: KW_ONLY
    preserved_by_key: list[str] | str | None = None

    implicit = False  # without an annotation: no prop

    @classmethod
    def around(cls, parent: BlockContext) -> Self:
        """An implicit one in `parent`, for its caller to fill."""
        layout = cls(render=False)
        layout.implicit = True
        layout.parent = parent
        app: Any = parent.app
        app.adopt(layout)
        return layout

    @classmethod
    def update(cls, **props: Any) -> dict[str, Any]:
        """Gradio 3's way to return an update; `gr.update(...)` is today's."""
        return {**props, "__type__": "update"}


class Form(Layout):
    """Draws neighbouring inputs as one group, without gaps. Made by lite itself where inputs stand together."""

    _: KW_ONLY
    scale: int = 0
    """Share of a row's width; the largest of its children's."""
    min_width: int = 0
    """Least width in px before a row wraps; the sum of its children's."""

    def config(self) -> dict[str, Any]:
        children = [child for child in self.children if child.visible]
        scales = [scale for child in children if (scale := getattr(child, "scale", None)) is not None]
        # A form is as wide as its widest child wants to be: children of a form stand below each other or wrap.
        self.scale = max(scales, default=0)
        self.min_width = max((getattr(child, "min_width", 0) or 0 for child in children), default=0)
        return super().config()
