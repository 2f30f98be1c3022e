"""Model3D: files of models out and in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lite.components.model3d import Model3D
from lite.errors import AccessError, ConfigError, PayloadError


def test_a_model_goes_out_and_comes_in_as_a_path(home: Path) -> None:
    (home / "fox.obj").write_text("v 0 0 0\n")
    shown: Any = Model3D().postprocess("fox.obj")
    assert (shown["path"], shown["orig_name"]) == (str(home / "fox.obj"), "fox.obj")
    assert Model3D().preprocess(shown) == str(home / "fox.obj")
    assert Model3D().postprocess(None) is Model3D().preprocess(None) is None
    assert Model3D().postprocess("https://example.org/fox.glb")["url"] == "https://example.org/fox.glb"


def test_other_files_are_refused(home: Path) -> None:
    (home / "fox.exe").write_text("MZ")
    with pytest.raises(PayloadError, match="wrong type"):
        Model3D().preprocess({"path": "fox.exe"})
    with pytest.raises(AccessError):
        Model3D().preprocess({"path": "/etc/passwd"})
    with pytest.raises(PayloadError):
        Model3D().preprocess([1, 2])


@pytest.mark.parametrize(
    "props",
    [
        {"display_mode": "shiny"},
        {"clear_color": (1, 1, 1)},
        {"clear_color": (0, 0, 255, 1)},
        {"camera_position": (1, 2)},
    ],
)
def test_wrong_props_are_refused_at_construction(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Model3D(**props)
