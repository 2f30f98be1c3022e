"""ImageSlider: two pictures out and in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest

from lite.components.imageslider import ImageSlider
from lite.errors import AccessError, ConfigError, PayloadError


@pytest.fixture
def cat(home: Path) -> Path:
    PIL.Image.new("RGBA", (4, 2), (255, 0, 0, 255)).save(home / "cat.png")
    return home / "cat.png"


def test_two_pictures_go_out_in_any_form(cat: Path) -> None:
    slider = ImageSlider(format="png")
    shown = slider.postprocess((cat, np.zeros((2, 4, 3), np.uint8)))
    assert [one["mime_type"] for one in shown] == ["image/png"] * 2
    assert shown[0]["path"] == str(cat)
    assert slider.postprocess([None, "https://example.org/x.png"])[0] is None
    assert slider.postprocess(None) is None


def test_they_come_in_as_each_type(cat: Path) -> None:
    payload: Any = [{"path": "cat.png"}, None]
    array, nothing = ImageSlider().preprocess(payload) or pytest.fail("there is a picture")
    assert (array.shape, nothing) == ((2, 4, 3), None)
    image, _ = ImageSlider(type="pil", image_mode="L").preprocess(payload) or pytest.fail("there is a picture")
    assert image.mode == "L"
    assert ImageSlider(type="filepath", image_mode=None).preprocess(payload) == (str(cat), None)
    assert ImageSlider().preprocess([None, None]) is ImageSlider().preprocess(None) is None


@pytest.mark.parametrize("payload", ["cat.png", [], [1, 2], [{"path": "cat.png"}], {"path": "cat.png"}])
def test_what_are_no_two_pictures_is_refused(cat: Path, payload: Any) -> None:
    with pytest.raises(PayloadError):
        ImageSlider().preprocess(payload)
    with pytest.raises(PayloadError):
        ImageSlider().postprocess(payload)


def test_files_out_of_reach_are_refused(home: Path) -> None:
    with pytest.raises(AccessError):
        ImageSlider().preprocess([{"path": "/etc/passwd"}, None])


@pytest.mark.parametrize("props", [{"type": "file"}, {"image_mode": "XYZ"}, {"slider_position": 101}])
def test_wrong_props_are_refused_at_construction(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        ImageSlider(**props)
