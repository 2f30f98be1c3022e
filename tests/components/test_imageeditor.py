"""ImageEditor: a drawing comes in as three kinds of pictures, and goes out from any of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest

import lite as gr
from lite.components.imageeditor import ImageEditor, ImageMask, Paint, Sketchpad
from lite.errors import AccessError, ConfigError, PayloadError


@pytest.fixture
def drawing(home: Path) -> dict[str, Any]:
    """A red background, one layer with a blue pixel, and both."""
    ground = PIL.Image.new("RGBA", (4, 2), (255, 0, 0, 255))
    layer = PIL.Image.new("RGBA", (4, 2))
    layer.putpixel((1, 0), (0, 0, 255, 255))
    ground.save(home / "background.png")
    layer.save(home / "layer_1.png")
    PIL.Image.alpha_composite(ground, layer).save(home / "composite.png")
    return {
        "background": {"path": "background.png"},
        "layers": [{"path": "layer_1.png"}],
        "composite": {"path": "composite.png"},
    }


def config(block: Any) -> dict[str, Any]:
    """The block as the page gets it."""
    with gr.Blocks() as demo:
        block.render()
    blocks: list[dict[str, Any]] = demo.get_config_file()["components"]
    return next(one for one in blocks if one["id"] == block.uid)


def test_a_drawing_comes_in_as_arrays(drawing: dict[str, Any]) -> None:
    value = ImageEditor().preprocess(drawing)
    assert value is not None
    assert value["background"].shape == (2, 4, 4)
    assert [layer[0, 1].tolist() for layer in value["layers"]] == [[0, 0, 255, 255]]
    assert value["composite"][0, :2].tolist() == [[255, 0, 0, 255], [0, 0, 255, 255]]
    grey = ImageEditor(image_mode="L").preprocess(drawing)
    assert grey is not None
    assert grey["composite"].shape == (2, 4)


def test_a_drawing_comes_in_as_pil_images_or_paths(drawing: dict[str, Any], home: Path) -> None:
    images = ImageEditor(type="pil").preprocess(drawing)
    assert images is not None
    assert images["layers"][0].getpixel((1, 0)) == (0, 0, 255, 255)
    paths = ImageEditor(type="filepath").preprocess(drawing)
    assert paths == {
        "background": str(home / "background.png"),
        "layers": [str(home / "layer_1.png")],
        "composite": str(home / "composite.png"),
    }


def test_a_background_alone_is_the_composite_too(drawing: dict[str, Any]) -> None:
    value = ImageEditor().preprocess({"background": drawing["background"], "layers": [], "composite": None})
    assert value is not None
    assert value["composite"].tolist() == value["background"].tolist()


def test_nothing_drawn_is_none_and_parts_may_lack() -> None:
    assert ImageEditor().preprocess(None) is None
    assert ImageEditor().preprocess({"background": None}) == {"background": None, "layers": [], "composite": None}


@pytest.mark.parametrize(
    "payload", ["a.png", [], {"layers": {"path": "a.png"}}, {"layers": ["\ud800", 3]}, {"composite": 5}, {"layers": 1}]
)
def test_what_is_no_drawing_is_refused(payload: Any, home: Path) -> None:
    with pytest.raises((PayloadError, AccessError)):
        ImageEditor(type="filepath").preprocess(payload)


def test_files_that_a_page_may_not_name_are_refused(home: Path) -> None:
    with pytest.raises(AccessError):
        ImageEditor().preprocess({"layers": [{"path": "/etc/passwd"}]})


def test_a_picture_goes_out_as_the_background(home: Path) -> None:
    PIL.Image.new("RGB", (2, 2)).save(home / "cat.png")
    for value in ("cat.png", PIL.Image.new("RGB", (2, 2)), np.zeros((2, 2, 3), np.uint8)):
        payload = ImageEditor(format="png").postprocess(value)
        assert (payload["layers"], payload["composite"]) == ([], None)
        assert payload["background"]["mime_type"] == "image/png"


def test_a_drawing_goes_out_with_its_layers(home: Path) -> None:
    layer = PIL.Image.new("RGBA", (2, 2))
    payload = ImageEditor().postprocess({"background": None, "layers": [layer, layer], "composite": None})
    assert payload["background"] is None
    assert [file["mime_type"] for file in payload["layers"]] == ["image/webp"] * 2
    assert ImageEditor().postprocess(None) is None
    with pytest.raises(PayloadError, match="'mask'"):
        ImageEditor().postprocess({"background": None, "mask": layer})


def test_options_cross_the_wire_complete() -> None:
    props = config(ImageEditor(brush=gr.Brush(colors=["red", ("#00f", 0.5)], color_mode="fixed"), layers=False))[
        "props"
    ]
    assert props["brush"] == {
        "default_size": "auto",
        "colors": [["red", None], ["#00f", 0.5]],
        "default_color": ["red", None],
        "color_mode": "fixed",
    }
    assert props["eraser"] == {"default_size": "auto"}
    assert props["layers"]["disabled"] is True
    json.dumps(props)
    assert config(ImageEditor(brush=False, eraser=False))["props"].get("brush") is None
    named = config(ImageEditor(layers=gr.LayerOptions(layers=["Sky", "Sea"], allow_additional_layers=False)))["props"]
    assert named["layers"] == {"allow_additional_layers": False, "layers": ["Sky", "Sea"], "disabled": False}


def test_presets_are_editors_with_other_defaults() -> None:
    for preset in (Sketchpad, Paint, ImageMask):
        assert config(preset())["type"] == "imageeditor"
        assert config(preset())["props"]["transforms"] == ["crop"]
    assert config(Sketchpad())["props"]["sources"] == config(Paint())["props"]["sources"] == []
    assert config(Sketchpad())["props"]["brush"]["colors"] == [["#000000", None]]
    assert len(config(Paint())["props"]["brush"]["colors"]) > 1
    assert config(ImageMask())["props"]["layers"]["disabled"] is True
    assert config(Sketchpad(brush=gr.Brush(default_size=3)))["props"]["brush"]["default_size"] == 3


@pytest.mark.parametrize(
    ("props", "words"),
    [
        ({"type": "bytes"}, "type is"),
        ({"image_mode": "RGBX"}, "image_mode"),
        ({"sources": ["microphone"]}, "sources are"),
        ({"transforms": "rotate"}, "transforms are"),
        ({"brush": gr.Brush(default_size=0)}, "default_size"),
        ({"brush": gr.Brush(colors=[("red", 2)])}, "opacity"),
        ({"brush": gr.Brush(color_mode="free")}, "color_mode"),  # type: ignore[arg-type]
        ({"brush": "red"}, "gr.Brush"),
        ({"eraser": {"size": 3}}, "gr.Eraser"),
        ({"canvas_size": (0, 10)}, "canvas_size"),
        ({"canvas_size": (100_000, 100_000)}, "canvas_size"),
        ({"layers": "Sky"}, "gr.LayerOptions"),
    ],
)
def test_mistakes_of_the_author_are_told_at_construction(props: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        ImageEditor(**props)
