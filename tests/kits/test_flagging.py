"""Flagging: CSV files that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.errors import ConfigError
from lite.files import access
from lite.kits.flagging import bundle, mode_of, safe


def rows(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "\r=1", "|x", "%x", "\n=1"])
def test_formulas_get_an_apostrophe(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "text"), [("-5", "-5"), (-5, "-5"), ("+1.5", "+1.5"), ("a=b", "a=b"), (None, "")])
def test_all_else_stays(cell: Any, text: str) -> None:
    assert safe(cell) == text


def test_a_logger_writes_titles_once_and_counts(tmp_path: Path) -> None:
    logger = gr.CSVLogger(verbose=False)
    logger.setup([gr.Textbox(label="Text"), gr.Number()], str(tmp_path))
    assert logger.flag(["a\nb", -2]) == 1
    assert logger.flag(['"c", d', 3], username="ada") == 2
    assert rows(tmp_path / "dataset1.csv")[0] == ["Text", "component 1", "timestamp"]
    assert [row[:2] for row in rows(tmp_path / "dataset1.csv")[1:]] == [["a\nb", "-2"], ['"c", d', "3"]]


def test_other_titles_begin_another_file(tmp_path: Path) -> None:
    for label in ("One", "Two", "One"):
        logger = gr.CSVLogger(verbose=False)
        logger.setup([gr.Textbox(label=label)], str(tmp_path))
        logger.flag(["x"])
    assert len(rows(tmp_path / "dataset1.csv")) == 3
    assert len(rows(tmp_path / "dataset2.csv")) == 2


def test_a_simple_logger_writes_values_only(tmp_path: Path) -> None:
    logger = gr.SimpleCSVLogger()
    logger.setup([gr.Textbox()], str(tmp_path))
    assert logger.flag(["x"]) == 1
    assert rows(tmp_path / "log.csv") == [["x"]]


def test_files_are_copied_beside_it_if_they_may_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app").mkdir()
    monkeypatch.chdir(tmp_path / "app")
    Path("a.txt").write_text("x")
    token = access.rules.set(access.Rules())
    logger = gr.CSVLogger(verbose=False, dataset_file_name="../mine.csv")
    logger.setup([gr.File(label="The file")], "flagged")
    for _ in range(2):
        logger.flag([{"path": "a.txt", "meta": {"_type": "gradio.FileData"}}])
    assert [row[0] for row in rows(Path("flagged/mine.csv"))[1:]] == [
        "flagged/The_file/a.txt",
        "flagged/The_file/a_1.txt",
    ]
    assert Path("flagged/The_file/a_1.txt").read_text() == "x"
    with pytest.raises(gr.errors.AccessError):
        logger.flag([{"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}])
    access.rules.reset(token)


def test_one_csv_is_offered_as_it_is_and_more_files_as_a_zip(tmp_path: Path) -> None:
    assert bundle(str(tmp_path / "nothing")) is None
    folder = tmp_path / ".flagged"
    folder.mkdir()
    assert bundle(str(folder)) is None
    (folder / "log.csv").write_text("a,b\n")
    assert bundle(str(folder)) == ("log.csv", b"a,b\n")
    (folder / "Picture").mkdir()
    (folder / "Picture/a.png").write_bytes(b"x")
    bundled = bundle(str(folder))
    assert bundled is not None
    name, content = bundled
    assert name == "flagged.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == ["Picture/a.png", "log.csv"]


def test_modes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRADIO_FLAGGING_MODE", raising=False)
    assert [mode_of(mode) for mode in (None, False, True, "auto")] == ["manual", "never", "manual", "auto"]
    monkeypatch.setenv("GRADIO_FLAGGING_MODE", "never")
    assert mode_of(None) == "never"
    with pytest.raises(ConfigError):
        mode_of("often")
