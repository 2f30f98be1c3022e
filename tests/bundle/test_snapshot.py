"""The snapshot that a worker starts from: named by the index, reproducible, and small enough to download."""

from __future__ import annotations

import ast
import hashlib
import json
import struct
import sys
from pathlib import Path

import pytest

from lite.bundle.core_wheel import browser_sources, version
from lite.bundle.paths import PACKAGE, WHEELS, BuildError
from lite.bundle.snapshot import _differences, _pages, build_snapshot
from tests.zstd_files import unzstd

INDEX = json.loads((WHEELS / "wheels.json").read_text("utf-8"))

LATER = {"difflib", "wave", "zoneinfo", "multiprocessing"}
"""Imported by no app's start, but for a mistake's advice, a sound or a time zone: the archive has come by then. And by
pools outside of pages."""


def test_the_index_names_a_snapshot_by_its_hash() -> None:
    about = INDEX["snapshot"]
    content = (WHEELS / about["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == about["sha256"]
    image = unzstd(WHEELS / about["file"])
    _, start = struct.unpack_from("<2I", image)
    assert len(image) == about["size"]
    assert about["heap"] % 65_536 == 0
    assert about["data"] % 4 == start % 4 == 0
    flags, pages = image[start : start + about["pages"]], image[start + about["pages"] :]
    assert set(flags) == {0, 1}
    assert len(pages) == sum(flags) * 1024
    assert about["data"] < len(flags) * 1024 <= about["heap"]


def test_the_same_sources_give_the_same_snapshot(tmp_path: Path) -> None:
    again = build_snapshot(tmp_path, WHEELS / INDEX["lite"]["file"], version(PACKAGE))
    assert json.loads(json.dumps(again)) == INDEX["snapshot"]


def test_a_browser_without_jspi_needs_but_a_few_other_bytes() -> None:
    about = INDEX["snapshot"]
    image = unzstd(WHEELS / about["file"])
    _, start = struct.unpack_from("<2I", image)
    flags, pages = image[start : start + about["pages"]], image[start + about["pages"] :]
    assert 0 < len(about["without_jspi"]) < 10
    for at, byte in about["without_jspi"]:
        page, place = divmod(at, 1024)
        assert not flags[page] or pages[sum(flags[:page]) * 1024 + place] != byte


def test_only_pages_with_anything_in_them_are_in_it() -> None:
    memory = bytes(1024) + b"a" * 1024 + bytes(2048) + b"b"
    assert _pages(memory) == (bytes([0, 1, 0, 0, 1]), b"a" * 1024 + b"b" + bytes(1023))
    assert _pages(b"") == (b"", b"")


def test_memories_that_differ_in_more_than_a_flag_are_refused() -> None:
    assert _differences(b"abcd", b"aXcY") == [(1, ord("X")), (3, ord("Y"))]
    for other in (b"abc", b"abcde"):
        with pytest.raises(BuildError, match="need a snapshot each"):
            _differences(b"abcd", other)
    with pytest.raises(BuildError, match="100 bytes of memory differ"):
        _differences(bytes(5000), bytes(4900) + b"x" * 100)


def test_what_apps_import_most_is_in_it() -> None:
    assert {"asyncio", "csv", "datetime", "json", "math", "os", "random", "re", "time"} <= set(
        INDEX["snapshot"]["modules"]
    )
    assert "colorsys" not in INDEX["snapshot"]["modules"]


def test_what_lite_imports_of_the_standard_library_is_in_it() -> None:
    imported = set()
    for source in browser_sources(PACKAGE).values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.partition(".")[0])
    public = {name for name in imported & sys.stdlib_module_names if not name.startswith("_")}
    assert public - LATER <= set(INDEX["snapshot"]["modules"])
