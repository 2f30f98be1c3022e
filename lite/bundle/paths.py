"""Where the build finds its sources and leaves its products, in a source checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout's top folder."""

PACKAGE = ROOT / "lite"
WHEELS = ROOT / "wheels"
BUILD = Path(os.environ.get("LITE_BUILD", ROOT / "build"))
"""Everything that is not a wheel; `LITE_BUILD` moves it, as for vite."""

JAVASCRIPT = BUILD / "runtime"
"""What vite wrote: lite.js, lite.css and their chunks."""

MODELS = BUILD / "models"
"""Models that are too large for the repository, in the hub's layout: what `make models` wrote. They may be missing."""

NODE_MODULES = ROOT / "js_shim" / "node_modules"
PYODIDE = NODE_MODULES / "pyodide"
INSTALLED = PACKAGE / "bundle" / "runtime"
"""The whole runtime, in a `lite` that was installed from its tooling wheel; not in a checkout."""

EXAMPLES = ROOT / "site_example"


class BuildError(Exception):
    """The build cannot go on; the message says what to run or to mend."""


def need(path: Path, *, made_by: str) -> Path:
    """Answer `path`.

    Raises:
        BuildError: if it isn't there; `made_by` is the command that makes it.
    """
    if not path.exists():
        raise BuildError(f"{path} is missing; run `{made_by}` first.")
    return path
