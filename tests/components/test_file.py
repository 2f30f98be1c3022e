"""File: uploads in, downloads out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lite.components.file import File, Files
from lite.errors import AccessError, ConfigError, PayloadError
from lite.files import access
from lite.files.filedata import NamedString


def test_a_file_comes_in_as_a_path_with_a_name(home: Path) -> None:
    (home / "a.txt").write_text("hello")
    path = File().preprocess({"path": "a.txt", "orig_name": "b.txt"})
    assert isinstance(path, NamedString)
    assert path == path.name == str(home / "a.txt")
    assert path.orig_name == "b.txt"
    assert File().preprocess(None) is None


def test_a_file_comes_in_as_bytes(home: Path) -> None:
    (home / "a.txt").write_text("hello")
    assert File(type="binary").preprocess({"path": "a.txt"}) == b"hello"


def test_several_files_are_a_list(home: Path) -> None:
    (home / "a.txt").write_text("a")
    many = Files()
    assert many.kind == "file"
    assert many.preprocess([{"path": "a.txt"}]) == [str(home / "a.txt")]
    assert many.preprocess({"path": "a.txt"}) == [str(home / "a.txt")]
    assert many.preprocess([]) == []
    assert File().preprocess([]) is None
    with pytest.raises(PayloadError):
        File().preprocess([{"path": "a.txt"}, {"path": "a.txt"}])


@pytest.mark.parametrize("kinds", [[".TXT"], ["text"], ["file"], ["text/plain"], ["text/*"], ".txt", [".pdf", ".txt"]])
def test_files_of_a_listed_type_are_taken(home: Path, kinds: Any) -> None:
    (home / "a.txt").write_text("a")
    assert File(file_types=kinds).preprocess({"path": "a.txt"})


@pytest.mark.parametrize("kinds", [[".pdf"], ["image"], ["audio", "video"], ["image/*"], ["text/csv"]])
def test_files_of_another_type_are_refused(home: Path, kinds: list[str]) -> None:
    (home / "a.txt").write_text("a")
    with pytest.raises(PayloadError, match="wrong type"):
        File(file_types=kinds).preprocess({"path": "a.txt", "orig_name": "a.png"})


def test_too_large_a_file_is_refused(home: Path) -> None:
    (home / "a.txt").write_text("abc")
    access.rules.set(access.Rules(max_file_size=2))
    with pytest.raises(PayloadError, match="3 bytes"):
        File().preprocess({"path": "a.txt"})


def test_a_page_names_no_file_outside(home: Path) -> None:
    for payload in ({"path": "/etc/passwd"}, {"path": "../x"}, "/etc/passwd"):
        with pytest.raises(AccessError):
            File().preprocess(payload)


def test_files_go_out_with_their_facts(home: Path) -> None:
    (home / "a.csv").write_text("x")
    file = File().postprocess("a.csv")
    assert file["orig_name"] == "a.csv"
    assert file["meta"] == {"_type": "gradio.FileData"}
    assert File(file_count="multiple").postprocess("a.csv") == [file]
    assert File().postprocess([home / "a.csv"]) == [file]
    assert File().postprocess(None) is None
    with pytest.raises(PayloadError):
        File().postprocess(3)


@pytest.mark.parametrize("props", [{"file_count": "two"}, {"type": "file"}, {"file_types": ["pdf"]}])
def test_wrong_props_are_refused_at_construction(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        File(**props)


def test_examples_are_shown_by_name() -> None:
    assert File().process_example("data/a.csv") == "a.csv"
    assert Files().process_example(["data/a.csv", {"path": "x/b.csv"}]) == ["a.csv", "b.csv"]
