"""The snapshot that a worker starts from: named by the index, reproducible, and small enough to download."""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
from pathlib import Path

from lite.bundle.core_wheel import version
from lite.bundle.paths import PACKAGE, WHEELS
from lite.bundle.snapshot import build_snapshot

INDEX = json.loads((WHEELS / "wheels.json").read_text("utf-8"))


def test_the_index_names_a_snapshot_by_its_hash() -> None:
    about = INDEX["snapshot"]
    content = (WHEELS / about["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == about["sha256"]
    image = gzip.decompress(content)
    _, start = struct.unpack_from("<2I", image)
    assert about["heap"] % 65_536 == 0
    assert about["data"] % 4 == start % 4 == 0
    assert about["data"] < len(image) - start <= about["heap"]


def test_the_same_sources_give_the_same_snapshot(tmp_path: Path) -> None:
    again = build_snapshot(tmp_path, WHEELS / INDEX["lite"]["file"], version(PACKAGE))
    assert again == INDEX["snapshot"]


def test_what_apps_import_most_is_in_it() -> None:
    assert {"asyncio", "csv", "datetime", "json", "math", "os", "random", "re", "time"} <= set(
        INDEX["snapshot"]["modules"]
    )
    assert "calendar" not in INDEX["snapshot"]["modules"]
