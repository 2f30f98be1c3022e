"""Static sites: the runtime folder any page can use, and the example site around it.

    build/site/
      index.html  gallery.css  apps/<name>.html  apps/<name>.py
      runtime/
        lite.js  lite.css  assets/          from vite
        pyodide/                            Pyodide's own core files
        wheels/wheels.json  wheels/*.whl    from `make wheel`
        engines/                            what runs models, loaded when a model is first run

Every link is relative, so the folder can be moved, renamed and served from anywhere.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from lite.bundle.engines import engine_files
from lite.bundle.gallery import gallery_pages
from lite.bundle.paths import EXAMPLES, JAVASCRIPT, MODELS, PYODIDE, WHEELS, need

PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
"""What `loadPyodide` fetches; the rest of the npm package is for other uses."""


def build_site(target: Path) -> Path:
    """Write the example site with its runtime into `target`; files that are no longer part of it are removed."""
    wanted = {f"runtime/{name}": content for name, content in runtime_files().items()}
    wanted |= gallery_pages(EXAMPLES) | dict(_models(MODELS))
    write_tree(target, wanted)
    return target


def _models(folder: Path) -> Iterator[tuple[str, Path]]:
    """Models for the examples, beside their pages: of several kinds of one model the small one."""
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "model.onnx" and path.suffix != ".part":
            yield f"apps/models/{path.relative_to(folder).as_posix()}", path


def runtime_files() -> dict[str, Path | bytes]:
    """Everything a page needs beside it: name in the runtime folder → file or content."""
    need(JAVASCRIPT / "lite.js", made_by="make js")
    index = need(WHEELS / "wheels.json", made_by="make wheel")
    files: dict[str, Path | bytes] = {
        path.relative_to(JAVASCRIPT).as_posix(): path for path in JAVASCRIPT.rglob("*") if path.is_file()
    }
    files |= {f"pyodide/{name}": need(PYODIDE / name, made_by="make setup") for name in PYODIDE_FILES}
    files |= {f"wheels/{name}": need(WHEELS / name, made_by="make wheel") for name in _listed_wheels(index)}
    return {**files, **engine_files(), "wheels/wheels.json": index}


def write_tree(target: Path, wanted: dict[str, Path | bytes], *, keep: Collection[str] = ()) -> None:
    """Make `target` hold exactly `wanted`, but for what is named `keep` at its top.

    Unchanged files are not touched, so a served site stays warm.
    """
    for name, content in wanted.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            if not path.is_file() or path.read_bytes() != content:
                path.write_bytes(content)
        elif not _same(content, path):
            shutil.copy2(content, path)
    for path in sorted(target.rglob("*"), reverse=True):
        if path.relative_to(target).parts[0] in keep:
            continue
        if path.is_file() and path.relative_to(target).as_posix() not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _same(source: Path, copy: Path) -> bool:
    if not copy.is_file():
        return False
    ours, theirs = source.stat(), copy.stat()
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)


def _listed_wheels(index: Path) -> list[str]:
    entries = json.loads(index.read_text("utf-8"))
    listed = (
        entries["lite"],
        entries["snapshot"],
        entries["library"],
        entries["bare_library"],
        entries["micropip"],
        *entries["parts"].values(),
        *entries["lock"].values(),
    )
    return [entry["file"] for entry in listed]
