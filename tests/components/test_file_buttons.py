"""UploadButton, DownloadButton, and the buttons that say what a static page can't do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.errors import AccessError, ConfigError, PayloadError
from tests.kits.helpers import Page


def test_an_upload_button_gives_paths_or_bytes(home: Path) -> None:
    (home / "a.txt").write_text("hello")
    assert gr.UploadButton(render=False).preprocess({"path": "a.txt"}) == str(home / "a.txt")
    several = gr.UploadButton(file_count="multiple", type="binary", render=False)
    assert several.preprocess([{"path": "a.txt"}]) == [b"hello"]
    with pytest.raises(PayloadError, match="wrong type"):
        gr.UploadButton(file_types=["image"], render=False).preprocess({"path": "a.txt"})
    with pytest.raises(AccessError):
        gr.UploadButton(render=False).preprocess({"path": "/etc/passwd"})


def test_a_download_button_offers_one_file(home: Path) -> None:
    (home / "a.txt").write_text("hello")
    button = gr.DownloadButton("Save", "a.txt", render=False)
    config: Any = button.config()
    assert config["label"] == "Save"
    assert config["value"]["orig_name"] == "a.txt"
    assert button.postprocess(None) is None
    assert button.preprocess(config["value"]) == str(home / "a.txt")


def test_icons_are_files_that_the_page_can_load(home: Path) -> None:
    (home / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    for made in (gr.UploadButton(icon="a.svg", render=False), gr.DownloadButton(icon="a.svg", render=False)):
        config: Any = made.config()
        assert config["icon"]["mime_type"] == "image/svg+xml"


@pytest.mark.parametrize("props", [{"file_count": "two"}, {"type": "text"}, {"file_types": ["png"]}])
def test_an_authors_mistakes_are_told_at_once(props: Any) -> None:
    with pytest.raises(ConfigError, match="UploadButton"):
        gr.UploadButton(render=False, **props)


@pytest.mark.parametrize(
    ("make", "title"), [(gr.LoginButton, "No sign-in here"), (gr.DuplicateButton, "Copy this page")]
)
async def test_what_needs_a_server_says_so_when_pressed(make: Any, title: str) -> None:
    with gr.Blocks() as demo:
        button = make()
        linked = make(link="https://example.org")
    page = Page(demo)
    await page.fire(button.click)
    assert page.failure.title == title
    assert page.failure.traceback == ""
    assert not [d for d in demo.dependencies if (linked.uid, "click") in d.targets]
