"""Image: any picture out, any form in."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import PIL.Image
import pytest

from lite.components.image import Image
from lite.errors import AccessError, ConfigError, LiteError, PayloadError


@pytest.fixture
def cat(home: Path) -> Path:
    PIL.Image.new("RGBA", (4, 2), (255, 0, 0, 255)).save(home / "cat.png")
    return home / "cat.png"


def test_a_picture_comes_in_as_an_array(cat: Path) -> None:
    array = Image().preprocess({"path": "cat.png"})
    assert array.shape == (2, 4, 3)
    assert array[0, 0].tolist() == [255, 0, 0]
    assert Image(image_mode="L").preprocess({"path": "cat.png"}).shape == (2, 4)
    assert Image().preprocess(None) is None


def test_a_picture_comes_in_as_a_pil_image(cat: Path) -> None:
    image = Image(type="pil", image_mode=None).preprocess({"path": "cat.png"})
    assert (image.size, image.mode) == ((4, 2), "RGBA")


def test_a_picture_comes_in_as_a_path_converted_only_if_needed(cat: Path) -> None:
    assert Image(type="filepath", image_mode=None).preprocess({"path": "cat.png"}) == str(cat)
    with PIL.Image.open(Image(type="filepath").preprocess({"path": "cat.png"})) as image:
        assert (image.mode, image.format) == ("RGB", "PNG")


def test_a_photo_is_turned_upright(home: Path) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    PIL.Image.new("RGB", (4, 2)).save(home / "photo.jpg", exif=exif)
    assert Image().preprocess({"path": "photo.jpg"}).shape == (4, 2, 3)


def test_svg_passes_as_a_file_and_has_no_pixels(home: Path) -> None:
    (home / "a.svg").write_text("<svg/>")
    assert Image(type="filepath").preprocess({"path": "a.svg"}) == str(home / "a.svg")
    assert Image().postprocess("a.svg")["mime_type"] == "image/svg+xml"
    with pytest.raises(PayloadError, match="SVG"):
        Image().preprocess({"path": "a.svg"})


def test_what_is_no_picture_is_refused(home: Path) -> None:
    (home / "a.png").write_text("no picture")
    for type_ in ("numpy", "pil", "filepath"):
        with pytest.raises(PayloadError):
            Image(type=type_).preprocess({"path": "a.png"})
    with pytest.raises(AccessError):
        Image().preprocess({"path": "/etc/passwd"})


@pytest.mark.parametrize(
    "array",
    [
        np.full((2, 4, 3), 200, np.uint8),
        np.full((2, 4, 3), 200 / 255),
        np.full((2, 4, 1), 200, np.int64),
        np.full((2, 4), 200, np.float32),
        np.full((2, 4, 4), 200, np.uint8),
    ],
)
def test_arrays_go_out(home: Path, array: Any) -> None:
    file = Image(format="png").postprocess(array)
    assert file["mime_type"] == "image/png"
    with PIL.Image.open(file["path"]) as image:
        assert image.size == (4, 2)
        assert np.array(image).flat[0] == 200


@pytest.mark.parametrize("array", [np.zeros(3), np.zeros((2, 2, 5)), np.zeros((0, 2)), np.array([["a"]])])
def test_arrays_that_are_no_pictures_are_refused(array: Any) -> None:
    with pytest.raises(PayloadError):
        Image().postprocess(array)


def test_pil_images_and_paths_and_urls_go_out(cat: Path) -> None:
    assert Image().postprocess(PIL.Image.new("RGB", (1, 1)))["mime_type"] == "image/webp"
    assert Image(format="jpeg").postprocess(PIL.Image.new("RGBA", (1, 1)))["path"].endswith(".jpeg")
    assert Image().postprocess(cat)["path"] == str(cat)
    assert Image().postprocess("https://example.org/x.png")["url"] == "https://example.org/x.png"
    with pytest.raises(PayloadError, match="bytes"):
        Image().postprocess(b"png")


def test_a_watermark_is_put_on_in_its_corner(cat: Path) -> None:
    mark = PIL.Image.new("RGB", (1, 1), (0, 0, 255))
    options = SimpleNamespace(watermark=mark, position=(3, 1))
    file = Image(format="png", watermark=options).postprocess(PIL.Image.new("RGB", (4, 2)))
    with PIL.Image.open(file["path"]) as image:
        assert image.convert("RGB").getpixel((3, 1)) == (0, 0, 255)
    assert "watermark" not in Image(watermark=options).config()
    assert Image(watermark=mark).postprocess(cat)["path"] != str(cat)


@pytest.mark.parametrize(
    "props",
    [
        {"type": "file"},
        {"image_mode": "XYZ"},
        {"streaming": True, "sources": "upload"},
        {"sources": ["disk"]},
        {"source": "disk"},
    ],
)
def test_wrong_props_are_refused_at_construction(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Image(**props)


def test_gradio_4_names_still_work() -> None:
    old: dict[str, Any] = {"source": "upload", "show_download_button": False, "mirror_webcam": True}
    image = Image(**old)
    assert image.sources == ["upload"]
    assert image.buttons == ["share", "fullscreen"]


def test_a_missing_package_is_named_with_the_remedy(cat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.setitem(sys.modules, "PIL.Image", None)
    with pytest.raises(LiteError, match="add pillow to the page's requirements"):
        Image().preprocess({"path": "cat.png"})
    assert Image(type="filepath").preprocess({"path": "cat.png"}) == str(cat)


def test_importing_and_making_it_needs_no_package() -> None:
    code = "import sys, lite as gr; gr.Image(); assert not {'numpy', 'PIL', 'mimetypes'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_pictures_of_a_stream_come_in_as_any_type(home: Path) -> None:
    file = io.BytesIO()
    PIL.Image.new("RGB", (4, 2), (255, 0, 0)).save(file, "JPEG")
    payload: Any = {"data": file.getvalue(), "mime_type": "image/jpeg"}
    assert Image(streaming=True).preprocess(payload).shape == (2, 4, 3)
    assert Image(streaming=True, type="pil", image_mode="L").preprocess(payload).mode == "L"
    path = Image(streaming=True, type="filepath").preprocess(payload)
    assert (Path(path).suffix, Path(path).read_bytes()) == (".jpg", file.getvalue())
    with pytest.raises(PayloadError, match="no picture"):
        Image(streaming=True).preprocess({"data": b"no picture"})
    assert Image(streaming=True).sources == ["webcam"]
