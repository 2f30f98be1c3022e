"""The parts of lite: archives beside the core wheel with the modules that few apps need, and how those are imported.

Every page downloads the core wheel. An app that says `gr.Interface` or `gr.Dataframe` gets the part with that name as
well: the page finds the names in the app's source and downloads their parts beside Python (`worker/parts.ts`). A module
that nobody foresaw is found here, when somebody imports it.

A module's part follows from its name, so a new component needs no entry.
"""

from __future__ import annotations

import sys
import zipimport
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_PART_OF = {
    "lite.bridges": "models",
    "lite.compat.events": "kits",
    "lite.compat.helpers": "kits",
    "lite.components": "components",
    "lite.components._messages": "chat",
    "lite.components._options": "media",
    "lite.components._picture": "media",
    "lite.components._sound": "media",
    "lite.components._streaming": "media",
    "lite.components._subtitles": "media",
    "lite.components._table": "tables",
    "lite.components._table_cells": "tables",
    "lite.components._table_held": "tables",
    "lite.components._table_search": "tables",
    "lite.components._table_shape": "tables",
    "lite.components._table_pictures": "media",
    "lite.components._table_styling": "tables",
    "lite.components._table_types": "tables",
    "lite.components._table_views": "tables",
    "lite.components.annotatedimage": "media",
    "lite.components.audio": "media",
    "lite.components.browserstate": "events",
    "lite.components.chatbot": "chat",
    "lite.components.dataframe": "tables",
    "lite.components.gallery": "media",
    "lite.components.image": "media",
    "lite.components.imageeditor": "media",
    "lite.components.imageslider": "media",
    "lite.components.multimodaltextbox": "chat",
    "lite.components.video": "media",
    "lite.components.navbar": "dynamic",
    "lite.core.endpoint": "dynamic",
    "lite.core.client_side": "transpile",
    "lite.core.pages": "dynamic",
    "lite.core.rendering": "dynamic",
    "lite.core.validating": "events",
    "lite.core.validators": "events",
    "lite.core.i18n": "rare",
    "lite.files.kinds": "components",
    "lite.files.tree": "components",
    "lite.files.inline": "media",
    "lite.kits": "kits",
    "lite.kits._answers": "chat",
    "lite.kits._asking": "chat",
    "lite.kits._exchange": "chat",
    "lite.kits._history": "chat",
    "lite.kits.about": "rare",
    "lite.kits.chat_interface": "chat",
    "lite.kits.from_pipeline": "models",
    "lite.kits.refused": "rare",
    "lite.kits.samples": "rare",
    "lite.layouts.draggable": "components",
    "lite.layouts.walkthrough": "components",
    "lite.platform.crew": "pool",
    "lite.platform.engine": "models",
    "lite.runtime.batch": "events",
    "lite.runtime.caching": "events",
    "lite.runtime.pool": "pool",
    "lite.runtime.pool_worker": "pool",
    "lite.runtime.progress": "rare",
    "lite.runtime.rerender": "dynamic",
    "lite.runtime.states": "events",
    "lite.platform.waits": "shared",
    "lite.runtime.spaces": "shared",
    "lite.runtime.stopping": "stopping",
    "lite.runtime.visitor": "rare",
    "lite.themes": "themes",
    "lite.transformers": "models",
    "lite.transpile": "transpile",
    "lite.transports.shared": "shared",
    "onnxruntime": "models",
    "transformers_js": "models",
    "transformers_js_py": "models",
}
"""Module or package → part, of all below it that say nothing else. What isn't lite's is below `_DROP_IN`."""

_DROP_IN = "lite/bridges/drop_in"
"""Where a part has modules that stand in for a package: `onnxruntime`, `transformers_js`."""

_CORE = frozenset(
    """
    lite.components lite.components._buttons lite.components.button lite.components.checkbox
    lite.components.checkboxgroup lite.components.choosing lite.components.clearbutton lite.components.dropdown
    lite.components.html lite.components.label lite.components.markdown lite.components.number lite.components.numeric
    lite.components.radio lite.components.slider lite.components.state lite.components.textbox lite.components.timer
    lite.themes
    """.split()  # noqa: SIM905
)
"""Modules of the packages above that stay in the core wheel, because many apps need them."""


def part_of(module: str) -> str | None:
    """The part that has `module`, e.g. `lite.kits.interface`; None for the core wheel's."""
    if module in _CORE:
        return None
    while module:
        if module in _PART_OF:
            return _PART_OF[module]
        module = module.rpartition(".")[0]
    return None


class PartFinder(MetaPathFinder):
    """Finds modules of parts. It stands after all other finders: where a package is whole it is never asked."""

    def __init__(self, archive: Callable[[str], str]) -> None:
        self._archive = archive

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        part = part_of(name)
        if part is None:
            return None
        folder = name.rpartition(".")[0].replace(".", "/") or _DROP_IN
        return zipimport.zipimporter(f"{self._archive(part)}/{folder}").find_spec(name)


def install(archive: Callable[[str], str]) -> None:
    """Let modules of parts be imported. `archive` gives the path of a part's archive in Python's file system.

    Calling it again does nothing.
    """
    if not any(isinstance(finder, PartFinder) for finder in sys.meta_path):
        sys.meta_path.append(PartFinder(archive))
