"""The library that restored Pythons get: that of Pyodide in fewer words."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from lite.bundle.library import build_libraries
from lite.bundle.paths import PYODIDE, WHEELS
from tests.zstd_files import unzstd

INDEX = json.loads((WHEELS / "wheels.json").read_text("utf-8"))
COMMENT = "# Hardcode the recognized whitespace characters to the US-ASCII"
WHOLE = zipfile.ZipFile(PYODIDE / "python_stdlib.zip")


def opened(name: str) -> zipfile.ZipFile:
    content = unzstd(WHEELS / INDEX[name]["file"])
    assert len(content) == INDEX[name]["size"]
    return zipfile.ZipFile(io.BytesIO(content))


@pytest.mark.parametrize(("name", "most"), [("library", 0.55), ("bare_library", 0.4)])
def test_it_has_every_module_at_a_part_of_the_size(name: str, most: float) -> None:
    file = WHEELS / INDEX[name]["file"]
    assert hashlib.sha256(file.read_bytes()).hexdigest() == INDEX[name]["sha256"]
    assert file.stat().st_size < most * (PYODIDE / "python_stdlib.zip").stat().st_size
    assert opened(name).namelist() == sorted(WHOLE.namelist())


def test_its_lines_are_where_they_were() -> None:
    whole = WHOLE.read("textwrap.py").decode().splitlines()
    slim = opened("library").read("textwrap.py").decode().splitlines()
    bare = opened("bare_library").read("textwrap.py").decode().splitlines()
    assert len(whole) == len(slim) == len(bare)
    at = next(number for number, line in enumerate(whole) if line.startswith("class TextWrapper"))
    assert whole[at] == slim[at] == bare[at]
    assert whole[at + 2] == slim[at + 2] != ""  # its docstring
    assert bare[at + 2] == ""
    assert COMMENT in whole
    assert COMMENT not in {*slim, *bare}


def test_it_is_made_anew_only_when_what_it_is_made_of_has_changed(tmp_path: Path) -> None:
    for name in ("library", "bare_library"):
        (tmp_path / INDEX[name]["file"]).write_bytes(b"as it was")
    (tmp_path / "python-0123456789.library.zst").write_bytes(b"of an older Python")
    for library in build_libraries(tmp_path):
        assert library.read_bytes() == b"as it was"
    assert len(list(tmp_path.iterdir())) == 2
