"""Dataset: samples as the page draws them, and the picked one as the function wants it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lite.components.dataset import Dataset
from lite.components.file import File
from lite.components.textbox import Textbox
from lite.errors import ConfigError, PayloadError

SAMPLES = [["a", "data/x.csv"], ["b", "y.csv"]]


def dataset(**props: Any) -> Dataset:
    return Dataset(components=[Textbox(label="Text"), "file"], samples=SAMPLES, **props)


def test_samples_are_drawn_by_their_components() -> None:
    config = dataset().config()
    assert config["samples"] == [["a", "x.csv"], ["b", "y.csv"]]
    assert config["components"] == ["textbox", "file"]
    assert config["headers"] == ["Text", "file"]
    assert config["component_props"][0]["label"] == "Text"
    assert config["samples_per_page"] == 10
    assert "value" not in config


@pytest.mark.parametrize(("type_", "given"), [("values", SAMPLES[1]), ("index", 1), ("tuple", (1, SAMPLES[1]))])
def test_the_picked_sample_comes_as_type_says(type_: Any, given: Any) -> None:
    assert dataset(type=type_).preprocess(1) == given
    assert dataset(type=type_).preprocess(None) is None


@pytest.mark.parametrize("payload", [2, -1, "0", True, [0], 0.0])
def test_what_is_no_sample_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError):
        dataset().preprocess(payload)


def test_a_sample_is_picked_by_index_or_values() -> None:
    assert dataset().postprocess(1) == dataset().postprocess(SAMPLES[1]) == 1
    assert dataset().postprocess(None) is None
    with pytest.raises(PayloadError):
        dataset().postprocess(["c"])


def test_new_samples_are_drawn_too() -> None:
    update = Dataset(samples=["c"])
    assert dataset().wire_props(update.given)["samples"] == [["c"]]
    other = dataset().changed({"samples": [["z", "z.csv"]]})
    assert other.preprocess(0) == ["z", "z.csv"]


def test_props_of_a_column_can_be_given() -> None:
    made = Dataset(components=["textbox", File], component_props=[{"label": "X"}, {}])
    assert made.titles() == ["X", "file"]


@pytest.mark.parametrize("props", [{"type": "value"}, {"layout": "list"}, {"sample_labels": ["one"]}])
def test_wrong_props_are_refused_at_construction(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        dataset(**props)


def test_a_picture_is_drawn_by_its_url(home: Path) -> None:
    (home / "a.png").write_bytes(b"png")
    [[drawn]] = Dataset(components=["image"], samples=["a.png"]).config()["samples"]
    assert drawn["url"].endswith("a.png")
