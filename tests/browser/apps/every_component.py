"""What site_example/apps/every_component.py has, and what it has to have."""

from __future__ import annotations

import lite
from lite import components, layouts
from lite.bundle.paths import EXAMPLES
from lite.core.block import Block
from lite.core.blocks import Blocks

NOT_BY_NAME = {"form", "component"}
"""Kinds that only lite itself makes, and the base of all."""


def kinds_of_lite() -> set[str]:
    """Every kind of component and layout."""
    names = {*components.__all__, *layouts.__all__}
    classes = [getattr(lite, name, None) for name in names]
    return {cls.kind for cls in classes if isinstance(cls, type) and issubclass(cls, Block)} - NOT_BY_NAME


def kinds_of_app() -> set[str]:
    """The kinds on the page, once the app is built."""
    source = (EXAMPLES / "apps" / "every_component.py").read_text("utf-8").replace("demo.launch()", "")
    scope: dict[str, object] = {"__name__": "every_component"}
    exec(compile(source.replace("import gradio as gr", "import lite as gr"), "every_component.py", "exec"), scope)
    demo = scope["demo"]
    assert isinstance(demo, Blocks)
    return {block.kind for block in demo.blocks.values()} - {"blocks", *NOT_BY_NAME}
