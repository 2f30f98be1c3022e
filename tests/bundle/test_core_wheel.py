"""The core wheel: what is in it, that it is a wheel, and that the same sources give the same bytes."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest

from lite.bundle import core_wheel
from lite.bundle.core_wheel import (
    BUDGET_BYTES,
    browser_sources,
    build_core_wheel,
    choose_members,
    compile_sources,
    version,
    wheel_bytes,
)
from lite.bundle.parts import split
from lite.bundle.paths import PACKAGE, BuildError

Built = tuple[dict[str, bytes], dict[str, bytes]]
"""The core's sources, and all sources compiled."""


@pytest.fixture(scope="module")
def built() -> Built:
    sources = browser_sources(PACKAGE)
    return split(sources)[0], compile_sources(sources)


@pytest.fixture(scope="module")
def wheel(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_core_wheel(tmp_path_factory.mktemp("wheels"), *built)


def test_the_same_sources_give_the_same_bytes(wheel: Path, built: Built, tmp_path: Path) -> None:
    sources, _ = built
    again = build_core_wheel(tmp_path, sources, compile_sources(sources))
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_it_is_within_its_budget(wheel: Path) -> None:
    assert wheel.stat().st_size <= BUDGET_BYTES == 150_000


def test_it_holds_the_package_without_the_tooling_and_the_parts(wheel: Path, built: Built) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    modules = {name.removesuffix("c") for name in names if ".dist-info/" not in name}
    assert modules == set(built[0])
    assert not [name for name in modules if re.match(r"lite/(bundle|cli)/|lite/protocol/typescript", name)]
    assert any(name.endswith(".pyc") for name in names)


def test_its_name_and_tag_are_those_of_a_wheel(wheel: Path) -> None:
    tags = zipfile.ZipFile(wheel).read(f"lite-{version(PACKAGE)}.dist-info/WHEEL").decode()
    build = re.search(r"^Build: (\w+)$", tags, re.M)
    assert build
    assert wheel.name == f"lite-{version(PACKAGE)}-{build[1]}-cp314-none-any.whl"
    assert "Tag: cp314-none-any\n" in tags


def test_its_record_has_the_hash_and_size_of_every_member(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    record = f"lite-{version(PACKAGE)}.dist-info/RECORD"
    rows = list(csv.reader(io.StringIO(archive.read(record).decode())))
    assert [row[0] for row in rows] == archive.namelist()
    for name, digest, size in rows[:-1]:
        data = archive.read(name)
        assert digest == "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        assert int(size) == len(data)
    assert rows[-1] == [record, "", ""]


def test_an_older_wheel_makes_way(built: Built, tmp_path: Path) -> None:
    old = tmp_path / "lite-0.0.1-0abc-cp314-none-any.whl"
    other = tmp_path / "lite-0.0.1-py3-none-any.whl"
    old.touch()
    other.touch()
    build_core_wheel(tmp_path, *built)
    assert not old.exists()
    assert other.exists()


def test_broken_python_is_named_with_its_file_and_line() -> None:
    with pytest.raises(BuildError, match=r"lite/core/a\.py:2: "):
        compile_sources({"lite/core/a.py": b"x = 1\nif x\n"})


def test_modules_are_compiled_in_boot_order_as_far_as_the_budget_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {"lite/other/b.py": b"y = 2\n", "lite/core/a.py": b"x = 1\n", "lite/runtime/c.py": b"z = 3\n"}
    compiled = {
        "lite/other/b.pyc": b"b",
        "lite/core/a.pyc": bytes(range(256)),
        "lite/runtime/c.pyc": bytes(range(256)) * 2,
    }
    assert list(choose_members(sources, compiled, "1.0")) == [
        "lite/core/a.pyc",
        "lite/other/b.py",
        "lite/runtime/c.pyc",
    ]
    slim = wheel_bytes(sources, "1.0")
    monkeypatch.setattr(core_wheel, "BUDGET_BYTES", len(slim) + core_wheel._RESERVE_BYTES + 300)
    assert list(choose_members(sources, compiled, "1.0")) == [
        "lite/core/a.pyc",
        "lite/other/b.py",
        "lite/runtime/c.py",
    ]


def test_a_package_without_a_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text('"""No version."""\n')
    with pytest.raises(BuildError, match="__version__"):
        version(tmp_path)
