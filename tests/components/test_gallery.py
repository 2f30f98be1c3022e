"""Gallery: lists of pictures and videos, with captions, out and in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest

from lite.components.gallery import Gallery
from lite.errors import AccessError, ConfigError, PayloadError


@pytest.fixture
def cat(home: Path) -> Path:
    PIL.Image.new("RGBA", (4, 2), (255, 0, 0, 255)).save(home / "cat.png")
    return home / "cat.png"


@pytest.fixture
def film(home: Path) -> Path:
    (home / "film.mp4").write_bytes(b"film")
    return home / "film.mp4"


def test_paths_urls_images_and_arrays_go_out_with_their_captions(cat: Path, film: Path) -> None:
    shown = Gallery(format="png").postprocess(
        [
            str(cat),
            (cat, "A cat"),
            [PIL.Image.new("RGB", (1, 1)), 7],
            np.zeros((2, 2, 3), np.uint8),
            "https://example.org/dog.jpg",
            (film, "A film"),
        ]
    )
    assert [list(one) for one in shown] == [["image", "caption"]] * 5 + [["video", "caption"]]
    assert [one["caption"] for one in shown] == [None, "A cat", "7", None, None, "A film"]
    assert [one.get("image", one.get("video"))["mime_type"] for one in shown] == [
        *["image/png"] * 4,
        "image/jpeg",
        "video/mp4",
    ]
    assert Gallery().postprocess(None) == Gallery().postprocess([]) == []


def test_what_a_function_got_can_be_returned(cat: Path, film: Path) -> None:
    gallery = Gallery()
    shown = gallery.postprocess([(cat, "A cat"), film])
    assert gallery.preprocess(shown) == [(str(cat), "A cat"), (str(film), None)]
    assert gallery.postprocess(gallery.preprocess(shown)) == shown
    assert gallery.postprocess(shown) == shown


def test_pictures_come_in_as_each_type_and_videos_as_paths(cat: Path, film: Path) -> None:
    payload: Any = [{"image": {"path": "cat.png"}, "caption": "A cat"}, {"video": {"path": "film.mp4"}}]
    (array, caption), (video, _) = Gallery(type="numpy").preprocess(payload) or []
    assert (array.shape, array[0, 0].tolist(), caption) == ((2, 4, 3), [255, 0, 0], "A cat")
    assert video == str(film)
    [(image, _), _] = Gallery(type="pil").preprocess(payload) or []
    assert (image.size, image.mode) == ((4, 2), "RGBA")
    assert Gallery().preprocess([]) is Gallery().preprocess(None) is None


def test_packages_are_asked_for_by_type() -> None:
    assert [Gallery(type=kind).packages() for kind in ("numpy", "pil", "filepath")] == [("numpy", "PIL"), ("PIL",), ()]


@pytest.mark.parametrize(
    "payload",
    ["cat.png", [1], [{}], [{"image": None}], [{"image": {"path": "cat.png"}, "caption": 1}], [{"image": {"url": 1}}]],
)
def test_what_is_no_gallery_is_refused(cat: Path, payload: Any) -> None:
    with pytest.raises(PayloadError):
        Gallery().preprocess(payload)


def test_files_of_other_types_and_places_are_refused(home: Path, cat: Path) -> None:
    (home / "a.txt").write_text("text")
    (home / "fake.png").write_text("text")
    for payload, options in (
        ([{"image": {"path": "a.txt"}}], {}),
        ([{"image": {"path": "cat.png"}}], {"file_types": ["video"]}),
        ([{"image": {"path": "fake.png"}}], {"type": "pil"}),
    ):
        made: Any = Gallery(**options)
        with pytest.raises(PayloadError):
            made.preprocess(payload)
    with pytest.raises(AccessError):
        Gallery().preprocess([{"image": {"path": "/etc/passwd"}}])


@pytest.mark.parametrize("value", ["cat.png", 7, [b"png"], [("cat.png", "a", "b")], {"image": "cat.png"}])
def test_what_can_not_be_shown_is_refused_with_the_remedy(cat: Path, value: Any) -> None:
    with pytest.raises(PayloadError):
        Gallery().postprocess(value)


@pytest.mark.parametrize(
    "props",
    [
        {"type": "file"},
        {"object_fit": "big"},
        {"columns": 0},
        {"rows": "2"},
        {"sources": ["disk"]},
        {"file_types": [3]},
    ],
)
def test_wrong_props_are_refused_at_construction(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Gallery(**props)


def test_earlier_names_of_buttons_still_work() -> None:
    old: dict[str, Any] = {"show_download_button": False, "show_share_button": True}
    assert Gallery(**old).buttons == ["download_all", "fullscreen", "share"]
