"""What a page may send, by mistake or on purpose, to components that take it: refused in words, or taken as it is."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.core.component import Component
from lite.errors import PayloadError
from lite.files import access
from lite.protocol.codec import to_json

SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script></svg>'
MEDIA: dict[str, tuple[Callable[[], Component], str]] = {
    "image as numpy": (lambda: gr.Image(), "a.png"),
    "image as pil": (lambda: gr.Image(type="pil"), "a.png"),
    "editor": (lambda: gr.ImageEditor(), "a.png"),
    "slider of images": (lambda: gr.ImageSlider(), "a.png"),
    "gallery": (lambda: gr.Gallery(type="pil"), "a.png"),
    "audio": (lambda: gr.Audio(), "a.wav"),
}
"""Components that decode what they get, and a name that fits."""


def payload_of(name: str, file: str) -> Any:
    data = {"path": file, "meta": {"_type": "gradio.FileData"}}
    if name == "editor":
        return {"background": data, "layers": [], "composite": data}
    return [data, data] if name == "slider of images" else [{"image": data}] if name == "gallery" else data


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(40), b"RIFF\x00\x00\x00\x00WAVE", b"<html>"])
@pytest.mark.parametrize("name", MEDIA)
def test_an_empty_or_corrupt_file_is_refused_in_words(home: Path, name: str, content: bytes) -> None:
    make, file = MEDIA[name]
    (home / file).write_bytes(content)
    with pytest.raises(PayloadError, match=r"empty|damaged|unknown format|picture|image"):
        make().preprocess(payload_of(name, file))


@pytest.mark.parametrize(
    ("component", "file"),
    [
        (gr.File(file_types=["image"], render=False), "a.exe"),
        (gr.File(file_types=[".pdf"], render=False), "a.pdf.exe"),
        (gr.UploadButton(file_types=["audio"], render=False), "a.png"),
        (gr.Model3D(render=False), "a.txt"),
    ],
)
def test_a_file_of_another_type_is_refused(home: Path, component: Any, file: str) -> None:
    (home / file).write_bytes(b"x")
    with pytest.raises(PayloadError, match="wrong type"):
        component.preprocess({"path": file, "mime_type": "image/png"})


@pytest.mark.parametrize("name", [*MEDIA, "file", "video", "model"])
def test_a_file_above_the_limit_is_refused(home: Path, name: str) -> None:
    others = {"file": (gr.File, "a.txt"), "video": (gr.Video, "a.mp4"), "model": (gr.Model3D, "a.obj")}
    make, file = (MEDIA | others)[name]
    (home / file).write_bytes(bytes(11))
    token = access.rules.set(access.Rules(max_file_size=10))
    try:
        with pytest.raises(PayloadError, match="11 bytes; at most 10"):
            make().preprocess(payload_of(name, file))
    finally:
        access.rules.reset(token)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_are_none_do_not_break_the_wire(value: float) -> None:
    for component in (gr.Number(render=False), gr.Slider(0, 10, render=False), gr.Label(render=False)):
        given: Any = {"cat": value} if isinstance(component, gr.Label) else value
        try:
            shown = component.postprocess(given)
        except PayloadError:
            continue
        json.loads(to_json(shown), parse_constant=pytest.fail)
    json.loads(to_json(gr.JSON(render=False).postprocess({"a": [value]})), parse_constant=pytest.fail)


@pytest.mark.parametrize("value", [math.nan, math.inf, "NaN", "1e999"])
def test_numbers_that_are_none_are_refused_or_stay_finite(value: Any) -> None:
    for component in (gr.Number(render=False), gr.Slider(0, 10, render=False)):
        try:
            taken = component.preprocess(value)
        except PayloadError:
            continue
        assert taken is None or math.isfinite(taken)


@pytest.mark.parametrize(
    "text", ["x" * 10_000_000, "\ud800 alone \udfff", SVG, "a\0b"], ids=["10 MB", "half", "svg", "0"]
)
def test_any_text_comes_in_and_goes_out_as_it_is(text: str) -> None:
    for component in (gr.Textbox(render=False), gr.Code(render=False), gr.Markdown(render=False)):
        assert component.preprocess(text) == text
        assert json.loads(to_json(component.postprocess(text))) == text


def test_a_name_of_half_characters_is_no_file(home: Path) -> None:
    for path in ("\ud800.png", "a\0.png"):
        with pytest.raises(PayloadError):
            gr.Image(render=False).preprocess({"path": path})
