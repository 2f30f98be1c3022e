"""Hatch's build hook: puts the built runtime into the tooling wheel, where there is one.

With it, `lite` installed from that wheel makes complete sites without any network. Without it (an editable
install, a wheel straight from a fresh checkout) the Python side still works.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RuntimeHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `build/site/runtime/` to the wheel as `lite/bundle/runtime/`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        runtime = Path(self.root, "build", "site", "runtime")
        if version == "standard" and runtime.is_dir():
            build_data["force_include"][str(runtime)] = "lite/bundle/runtime"
