"""AnnotatedImage: boxes without any library, masks as pictures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
import PIL.Image
import pytest

from lite.components.annotatedimage import AnnotatedImage
from lite.errors import AccessError, PayloadError


@pytest.fixture
def cat(home: Path) -> Path:
    PIL.Image.new("RGB", (4, 2)).save(home / "cat.png")
    return home / "cat.png"


def test_a_box_is_its_edges_and_a_picture_of_them(cat: Path) -> None:
    shown: Any = AnnotatedImage().postprocess((cat, [((0, 1, 3.6, 2), "ear")]))
    assert shown["image"]["path"] == str(cat)
    [area] = shown["annotations"]
    assert (area["label"], area["box"]) == ("ear", [0, 1, 4, 2])
    assert '<rect x="0" y="1" width="4" height="1"/>' in unquote(area["image"]["url"])


def test_a_mask_is_a_picture_as_opaque_as_it(cat: Path) -> None:
    mask = np.array([[0, 0.5, 1, np.nan], [True, 2, -1, 0]])
    shown: Any = AnnotatedImage().postprocess((np.zeros((2, 4, 3)), [(mask, "ear"), (mask > 0.4, 7)]))
    assert [(area["label"], area["box"]) for area in shown["annotations"]] == [("ear", None), ("7", None)]
    with PIL.Image.open(shown["annotations"][0]["image"]["path"]) as image:
        assert np.array(image)[:, :, 3].tolist() == [[0, 128, 255, 0], [255, 255, 0, 0]]
    with PIL.Image.open(shown["annotations"][1]["image"]["path"]) as image:
        assert np.array(image)[:, :, 3].tolist() == [[0, 255, 255, 0], [255, 255, 0, 0]]


def test_it_comes_in_as_paths(cat: Path) -> None:
    component = AnnotatedImage()
    path, [(mask, label)] = component.preprocess(component.postprocess((cat, [((0, 0, 1, 1), "ear")]))) or ("", [])
    assert (path, label) == (str(cat), "ear")
    assert "<rect" in Path(mask).read_text()
    assert component.preprocess(None) is component.postprocess(None) is None


@pytest.mark.parametrize(
    "value",
    [
        "cat.png",
        ("cat.png",),
        ("cat.png", [(1, 2, 3, 4)]),
        ("cat.png", [((1, 2, 3), "a")]),
        ("cat.png", [((3, 0, 1, 1), "a")]),
        ("cat.png", [((0, 0, float("nan"), 1), "a")]),
        ("cat.png", [((0, 0, float("inf"), 1), "a")]),
        ("cat.png", [("mask.png", "a")]),
        (np.zeros((2, 4, 3)), [(np.zeros((4, 2)), "a")]),
    ],
)
def test_what_is_no_picture_with_areas_is_refused(cat: Path, value: Any) -> None:
    with pytest.raises(PayloadError):
        AnnotatedImage().postprocess(value)


@pytest.mark.parametrize(
    "payload", [1, {}, {"image": {"path": "cat.png"}}, {"image": {"path": "cat.png"}, "annotations": [1]}]
)
def test_bad_payloads_are_refused(cat: Path, payload: Any) -> None:
    with pytest.raises(PayloadError):
        AnnotatedImage().preprocess(payload)
    with pytest.raises(AccessError):
        AnnotatedImage().preprocess({"image": {"path": "/etc/passwd"}, "annotations": []})


def test_boxes_need_no_package() -> None:
    code = (
        "import sys, lite as gr; gr.AnnotatedImage(('https://example.org/a.png', [((0, 0, 1, 1), 'a')]));"
        "assert not {'numpy', 'PIL'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
