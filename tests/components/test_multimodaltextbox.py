"""MultimodalTextbox: text with files, both ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lite.components.multimodaltextbox import MultimodalTextbox
from lite.components.textbox import InputHTMLAttributes
from lite.errors import AccessError, ConfigError, PayloadError


def test_text_and_files_come_in_as_paths(home: Path) -> None:
    (home / "a.png").write_bytes(b"x")
    got = MultimodalTextbox().preprocess({"text": "hi", "files": [{"path": "a.png", "orig_name": "b.png"}]})
    assert got == {"text": "hi", "files": [str(home / "a.png")]}


def test_missing_parts_are_empty() -> None:
    assert MultimodalTextbox().preprocess({}) == {"text": "", "files": []}
    assert MultimodalTextbox().preprocess({"text": None, "files": None}) == {"text": "", "files": []}
    assert MultimodalTextbox().preprocess("hi") == {"text": "hi", "files": []}
    assert MultimodalTextbox().preprocess(None) is None


@pytest.mark.parametrize("payload", [7, [], {"text": 7}, {"text": "a", "files": "b"}, {"files": [7]}])
def test_what_is_no_text_with_files_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError):
        MultimodalTextbox().preprocess(payload)


def test_files_outside_of_the_apps_folders_are_refused(home: Path) -> None:
    with pytest.raises(AccessError):
        MultimodalTextbox().preprocess({"text": "", "files": [{"path": "/etc/passwd"}]})


def test_one_file_is_taken_unless_several_may_come(home: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (home / name).write_text("x")
    two = {"text": "", "files": [{"path": "a.txt"}, {"path": "b.txt"}]}
    with pytest.raises(PayloadError, match="One file was expected here, not 2"):
        MultimodalTextbox().preprocess(two)
    got = MultimodalTextbox(file_count="multiple").preprocess(two)
    assert got is not None
    assert len(got["files"]) == 2


def test_types_are_checked_and_recordings_come_from_the_box_itself(home: Path) -> None:
    for name in ("a.txt", "b.webm", "c.mp3"):
        (home / name).write_text("x")
    pictures = MultimodalTextbox(file_types=["image"])
    with pytest.raises(PayloadError, match=r"a\.txt is of the wrong type; this takes image"):
        pictures.preprocess({"files": [{"path": "a.txt"}]})
    with pytest.raises(PayloadError, match="wrong type"):
        pictures.preprocess({"files": [{"path": "c.mp3"}]})
    speaks = MultimodalTextbox(file_types=["image"], sources=["upload", "microphone"])
    assert speaks.preprocess({"files": [{"path": "c.mp3"}]}) is not None
    assert speaks.preprocess({"files": [{"path": "b.webm"}]}) is not None


def test_values_go_out_as_text_with_file_payloads(home: Path) -> None:
    (home / "a.png").write_bytes(b"x")
    box = MultimodalTextbox()
    assert box.postprocess(None) == {"text": "", "files": []}
    assert box.postprocess("hi") == {"text": "hi", "files": []}
    shown: Any = box.postprocess({"text": "hi", "files": ["a.png"]})
    assert shown["text"] == "hi"
    assert shown["files"][0]["orig_name"] == "a.png"
    assert box.postprocess({"files": "a.png"})["files"] == shown["files"]
    with pytest.raises(PayloadError, match="Show a text"):
        box.postprocess(7)


def test_sources_and_attributes_cross_as_plain_data() -> None:
    config: Any = MultimodalTextbox(
        sources="microphone", html_attributes=InputHTMLAttributes(spellcheck=False)
    ).config()
    assert config["sources"] == ["microphone"]
    assert config["html_attributes"] == {"spellcheck": False}
    assert config["value"] == {"text": "", "files": []}
    assert MultimodalTextbox().config()["sources"] == ["upload"]


@pytest.mark.parametrize("props", [{"sources": "camera"}, {"file_count": "two"}, {"file_types": ["png"]}])
def test_an_authors_mistakes_are_told_at_once(props: Any) -> None:
    with pytest.raises(ConfigError):
        MultimodalTextbox(**props)
