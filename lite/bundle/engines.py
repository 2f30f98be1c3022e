"""The engines of models beside a page: what the engine worker loads when an app first runs a model, and never before.

runtime/engines/onnxruntime/
  ort-wasm-simd-threaded.mjs   .wasm         14 MB; on the processor
  ort-wasm-simd-threaded.jspi.mjs   .wasm    17 MB; on the graphics card, where there is one
  LICENSE                                    ONNX Runtime's
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lite.bundle.paths import NODE_MODULES, need

FOLDER = "engines/"
_BUILDS = ("ort-wasm-simd-threaded", "ort-wasm-simd-threaded.jspi")
_HUB = re.compile(r"\btransformers(?:_js(?:_py)?)?\b")
_WORDS = re.compile(r"\b(?:onnxruntime|lite\.bridges|transformers(?:_js(?:_py)?)?)\b")


def engine_files() -> dict[str, Path | bytes]:
    """Name in the runtime folder → file."""
    dist = NODE_MODULES / "onnxruntime-web" / "dist"
    names = [f"{build}.{kind}" for build in _BUILDS for kind in ("mjs", "wasm")]
    files: dict[str, Path | bytes] = {
        f"engines/onnxruntime/{name}": need(dist / name, made_by="make setup") for name in names
    }
    return {**files, "engines/onnxruntime/LICENSE": _ONNXRUNTIME_LICENSE.encode()}


def names_hub(sources: Iterable[str]) -> bool:
    """Whether an app's sources name transformers.js, whose chunk is large."""
    return any(_HUB.search(source) for source in sources)


def engines_named(runtime: Iterable[str], sources: Iterable[str]) -> tuple[set[str], set[str]]:
    """Which engine files of the runtime an app needs: (all, those that are kept offline only once they were used).

    One build is kept from the start; which of the two a visitor's browser takes is not known before.
    """
    if not any(_WORDS.search(source) for source in sources):
        return set(), set()
    files = {name for name in runtime if name.startswith(FOLDER)}
    return files, {name for name in files if ".jspi." in name}


_ONNXRUNTIME_LICENSE = """MIT License

Copyright (c) Microsoft Corporation

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""
"""Of microsoft/onnxruntime; the npm package carries no copy."""
