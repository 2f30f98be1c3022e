"""No file was committed in the middle of a merge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lite.bundle.paths import ROOT

FOLDERS = ("lite", "js_shim/src", "docs", "tests", "site_example", "benchmarks", "scripts", ".ci")
_MARKER = re.compile(rb"^(?:<{7}|>{7}) ", re.M)


def texts() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.is_file())
    for folder in FOLDERS:
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")


def test_no_file_has_marks_of_a_merge() -> None:
    assert _MARKER.search(b"text\n" + b"<" * 7 + b" HEAD\n")
    assert [str(path.relative_to(ROOT)) for path in texts() if _MARKER.search(path.read_bytes())] == []
