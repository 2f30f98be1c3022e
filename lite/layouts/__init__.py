"""All layouts, imported on first use."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from lite.core.layout import Form as Form

_HOME = {
    "Accordion": "accordion",
    "Column": "column",
    "Draggable": "draggable",
    "Group": "group",
    "Row": "row",
    "Sidebar": "sidebar",
    "Step": "walkthrough",
    "Tab": "tabs",
    "TabItem": "tabs",
    "Tabs": "tabs",
    "Walkthrough": "walkthrough",
}

__all__ = sorted([*_HOME, "Form"])


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"lite has no layout {name!r}; it has {', '.join(__all__)}.")
    value = getattr(import_module(f"lite.layouts.{_HOME[name]}"), name)
    globals()[name] = value
    return value
