"""A model in three dimensions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, Literal

from lite.components._file_value import FileValue
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import ConfigError
from lite.protocol.messages import Json

_SAMPLE = "https://example.org/Fox.gltf"


class Model3D(FileValue, LabelledComponent):
    """A 3D model to turn around, zoom and move, or a place to upload one: GLB, glTF, OBJ, STL, PLY, or
    Gaussian splats (SPLAT, PLY).

    A model loads nothing but what is in its file, or beside it if it has a URL: a GLB has all in one. It may be
    compressed with meshopt or Draco, and its textures may be KTX2 files by Basis (not those of HDR).

    Payload: a file payload (see `FileData`). Functions get a path.
    """

    file_count = "single"
    file_types = (".glb", ".gltf", ".obj", ".stl", ".ply", ".splat")
    type = "filepath"

    value: Any = None
    """Path or URL of the model at load, or a function that gives it."""
    _: KW_ONLY
    display_mode: Literal["solid", "point_cloud", "wireframe"] | None = None
    """Whether surfaces, points or edges are drawn; None draws surfaces, and points where there are none."""
    clear_color: tuple[float, float, float, float] | None = None
    """Background as red, green, blue and opacity, 0 to 1 each; None has the theme's."""
    camera_position: tuple[int | float | None, int | float | None, int | float | None] = (None, None, None)
    """Where the camera stands at first: degrees around the vertical axis (90 faces the front), degrees from straight
    above, and distance in the model's unit. None sees all of it."""
    zoom_speed: float = 1
    """How fast the wheel and the keys zoom."""
    pan_speed: float = 1
    """How fast it is moved aside."""
    height: int | str | None = None
    """Height in px or any CSS unit."""
    interactive: bool | None = None
    """Whether the user can give a model; None leaves it to how the app's events use it."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s of the app's own, in its corner."""

    change = Event("The model changed, by the user or by a function.", trigger_mode="always_last")
    upload = Event("The user uploaded a model.")
    edit = Event("Gradio's name for changes of the model; nothing fires it, there or here.")
    clear = Event("The user took the model out.")

    def __post_init__(self) -> None:
        if self.display_mode not in (None, "solid", "point_cloud", "wireframe"):
            raise ConfigError(
                f"Model3D display_mode is 'solid', 'point_cloud' or 'wireframe', got {self.display_mode!r}."
            )
        color = self.clear_color
        if color is not None and not (len(color) == 4 and all(0 <= part <= 1 for part in color)):
            raise ConfigError(f"Model3D clear_color is (red, green, blue, opacity), 0 to 1 each, got {color!r}.")
        if len(self.camera_position) != 3:
            raise ConfigError(
                f"Model3D camera_position is two angles and a distance, each may be None; got {self.camera_position!r}."
            )
        super().__post_init__()

    def example_payload(self) -> Json:
        return {"path": _SAMPLE, "url": _SAMPLE, "orig_name": "Fox.gltf", "meta": {"_type": "gradio.FileData"}}

    def example_value(self) -> Any:
        return _SAMPLE
