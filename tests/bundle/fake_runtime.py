"""A runtime of a few bytes: what `lite build` does with one does not depend on what is in it."""

from __future__ import annotations

import json
from typing import Any

from lite.bundle.runtime import Content

NUMPY = {
    "name": "numpy",
    "version": "2.4.6",
    "file_name": "numpy-2.4.6-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
    "sha256": "0" * 64,
    "imports": ["numpy"],
    "depends": [],
}
LOCK = {"packages": {"numpy": NUMPY}}
"""Pyodide's lock, with one package."""


def fake_runtime() -> dict[str, Content]:
    """Name in the runtime folder → content, with the files that `make site` gives it."""
    scripts = {
        "lite.js": 'import"./assets/page-1.js"',
        "assets/page-1.js": 'import("./views-1.js");import("./paint-1.js");new URL("main-1.js",import.meta.url)',
        "assets/paint-1.js": 'import"./page-1.js"',
        "assets/views-1.js": 'import"./more-1.js";import("./slider-1.js");import("./plot-1.js");import("./tabs-1.js")',
        "assets/more-1.js": "more",
        "assets/slider-1.js": 'import"./bars-1.js"',
        "assets/bars-1.js": "bars",
        "assets/plot-1.js": 'import("./plotly-1.js")',
        "assets/plotly-1.js": "plotly",
        "assets/tabs-1.js": "tabs",
        "assets/main-1.js": 'import("./packages-1.js")',
        "assets/packages-1.js": "packages",
        "pwa.js": "pwa",
        "file.js": "file",
        "sw.js": "worker",
        "single.js": "single()",
    }
    imports = {
        "lite.js": ["assets/page-1.js"],
        "assets/paint-1.js": ["assets/page-1.js"],
        "assets/views-1.js": ["assets/more-1.js"],
        "assets/slider-1.js": ["assets/bars-1.js"],
    }
    views = {
        "assets/page-1.js": ["components/textbox/index.tsx"],
        "assets/slider-1.js": ["components/slider/index.tsx"],
        "assets/plot-1.js": ["components/plot/index.tsx"],
        "assets/tabs-1.js": ["layouts/tabs.tsx"],
    }
    sizes = [{"file": name, "imports": imports.get(name, []), "views": views.get(name, [])} for name in scripts]
    parts = {
        "kits": _wheel("lite-kits.zip") | {"words": ["Interface"]},
        "rarely": _wheel("lite-rarely.zip") | {"words": ["Rarely"]},
    }
    index = {
        "lite": _wheel("lite.whl") | {"needs": ["kits"]},
        "parts": parts,
        "micropip": _wheel("micropip.whl"),
        "lock": {},
    }
    index |= {
        "snapshot": _wheel("lite.snapshot.zst"),
        "library": _wheel("python.library.zst"),
        "bare_library": _wheel("python.bare.zst"),
    }
    files: dict[str, Content] = {name: text.encode() for name, text in scripts.items()}
    files |= {"lite.css": b"css", "sizes.json": json.dumps(sizes).encode()}
    wheels = (
        "lite.whl",
        "lite-kits.zip",
        "lite-rarely.zip",
        "micropip.whl",
        "lite.snapshot.zst",
        "python.library.zst",
        "python.bare.zst",
    )
    files |= {f"wheels/{name}": b"PK" for name in wheels}
    files["wheels/wheels.json"] = json.dumps(index).encode()
    files |= {
        f"pyodide/{name}": b"py" for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
    }
    files |= {f"engines/onnxruntime/ort{kind}.wasm": b"ort" for kind in ("", ".jspi")}
    files["pyodide/pyodide-lock.json"] = json.dumps(LOCK).encode()
    return files


def _wheel(file: str) -> dict[str, Any]:
    return {"file": file, "sha256": "0" * 64, "words": [], "needs": []}
