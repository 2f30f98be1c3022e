"""What `import gradio` resolves to: lite.

`install()` puts a finder before all others, which answers `gradio` and its submodules with lite's modules themselves,
so that `gradio.Textbox is lite.Textbox`. Only runtimes of lite's own call it (the worker, the command line): in an
interpreter of a user who has the real Gradio, nothing changes.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_MODULES = {
    "gradio": "lite",
    "gradio.blocks": "lite.core.blocks",
    "gradio.components": "lite.components",
    "gradio.components.base": "lite.core.component",
    "gradio.data_classes": "lite.files.filedata",
    "gradio.events": "lite.compat.events",
    "gradio.exceptions": "lite.errors",
    "gradio.flagging": "lite.kits.flagging",
    "gradio.helpers": "lite.compat.helpers",
    "gradio.interface": "lite.kits.interface",
    "gradio.chat_interface": "lite.kits.chat_interface",
    "gradio.inputs": "lite.components",
    "gradio.outputs": "lite.components",
    "gradio.layouts": "lite.layouts",
    "gradio.routes": "lite.runtime.request",
    "gradio.templates": "lite.components",
    "gradio.themes": "lite.themes",
    "gradio.themes.base": "lite.themes.base",
    "gradio.themes.utils": "lite.themes",
    "gradio.themes.utils.colors": "lite.themes.colors",
    "gradio.themes.utils.fonts": "lite.themes.fonts",
    "gradio.themes.utils.sizes": "lite.themes.sizes",
    "gradio.validators": "lite.core.validators",
}
"""Gradio's public modules, and the module of lite that has their names."""


class _Finder(MetaPathFinder):
    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name == "gradio" or name.startswith("gradio."):
            return ModuleSpec(name, _Loader(_target(name)), is_package=True)
        return None


class _Loader(Loader):
    def __init__(self, target: str) -> None:
        self._target = target

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        # The import system hands out whatever stands in sys.modules when this returns.
        sys.modules[module.__name__] = import_module(self._target)


def _target(name: str) -> str:
    if name in _MODULES:
        return _MODULES[name]
    for package in ("components", "layouts"):
        if name.startswith(f"gradio.{package}."):
            return f"lite.{package}.{name.rpartition('.')[2].replace('_', '')}"
    raise ModuleNotFoundError(f"lite has no {name!r}; it answers {', '.join(sorted(_MODULES))}.", name=name)


def install() -> None:
    """Make `import gradio` mean lite in this interpreter. Calling it again does nothing."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
