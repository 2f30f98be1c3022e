"""Models beside a page: `lite build --model NAME=PATH`.

    models/<NAME>/…        a folder in the hub's layout, for transformers.js
    models/<NAME>.onnx     one file, for onnxruntime

Their names are where `lite.transformers` and `onnxruntime` look for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from lite.bundle.paths import BuildError

FOLDER = "models"
_NAME = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")


def named_model(text: str) -> tuple[str, Path]:
    """What `NAME=PATH` says.

    Raises:
        ValueError: if it is not of that form, or the name can't be one of a file beside the page.
    """
    name, equals, path = text.partition("=")
    if not equals or not path or not _NAME.fullmatch(name):
        raise ValueError(f"{text!r} is not NAME=PATH; e.g. Xenova/all-MiniLM-L6-v2=models/minilm")
    return name, Path(path)


def models_beside(models: Mapping[str, Path]) -> dict[str, bytes]:
    """Name in the site → content.

    Raises:
        BuildError: if there is no such model.
    """
    files: dict[str, bytes] = {}
    for name, path in models.items():
        if path.is_file() and path.suffix == ".onnx":
            files[f"{FOLDER}/{name.removesuffix('.onnx')}.onnx"] = path.read_bytes()
            continue
        inside = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else []
        shown = [file for file in inside if not any(part.startswith(".") for part in file.relative_to(path).parts)]
        if not any(file.suffix == ".onnx" for file in shown):
            raise BuildError(
                f"--model {name}={path} is no model: give a folder with config.json and onnx/*.onnx, as the hub has "
                "it, or one .onnx file."
            )
        files |= {f"{FOLDER}/{name}/{file.relative_to(path).as_posix()}": file.read_bytes() for file in shown}
    return files
