"""Themes: only what differs from the default look is sent, references are resolved, mistakes name the fix."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite import themes
from lite.errors import ConfigError
from lite.themes import colors, fonts, sizes
from lite.themes.colors import contrast_with_white
from lite.themes.names import DARK, VARIABLES

FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "parity" / "gradio_api.json").read_text(encoding="utf-8")
)["themes"]

PRESETS = [
    name for name in FACTS["classes"] if name not in ("Color", "Size", "Font", "GoogleFont", "LocalFont", "ThemeClass")
]


def test_the_default_look_sends_nothing() -> None:
    assert themes.Default().variables() == {"light": {}, "dark": {}}
    assert themes.Default(primary_hue="indigo", neutral_hue=colors.zinc, text_size="md").variables()["light"] == {}


def test_all_names_are_gradios() -> None:
    assert set(FACTS["set"]) == VARIABLES | DARK
    assert list(FACTS["colors"]) == list(colors.NAMES)
    assert list(FACTS["sizes"]) == list(sizes.NAMES)
    assert set(FACTS["classes"]) <= set(themes.__all__)


@pytest.mark.parametrize("name", PRESETS)
def test_presets_take_gradios_arguments_and_send_only_known_variables(name: str) -> None:
    arguments = {argument for argument, _ in FACTS["classes"][name]}
    values = {a: "rose" if a.endswith("hue") else "lg" if a.endswith("size") else "Lato" for a in arguments}
    theme = getattr(themes, name)(**values)
    assert theme.name == name.lower()
    known = {variable.removeprefix("--") for variable in FACTS["css_variables"]} | {"block-title-background-fill"}
    for mode in theme.variables().values():
        assert mode.keys() <= known
        assert not [value for value in mode.values() if re.search(r"\*[a-z]", value)]
    assert theme.variables()["light"]["primary-500"] == "#f43f5e"
    assert theme.variables()["light"]["font"] == "'Lato'"


@pytest.mark.parametrize("name", PRESETS)
def test_each_preset_has_a_look_of_its_own(name: str) -> None:
    assert (getattr(themes, name)().variables()["light"] == {}) == (name == "Default")


def test_set_resolves_references_and_keeps_modes_apart() -> None:
    theme = themes.Default().set(
        block_background_fill="*neutral_50",
        block_background_fill_dark="*neutral_900",
        block_shadow="0 0 9px *primary_500",
    )
    assert theme.variables() == {
        "light": {"block-background-fill": "var(--neutral-50)", "block-shadow": "0 0 9px var(--primary-500)"},
        "dark": {"block-background-fill": "var(--neutral-900)"},
    }
    assert themes.Default().set(block_radius=None).variables()["light"] == {}
    assert (
        themes.Default().set(block_padding="calc(2*var(--x))").variables()["light"]["block-padding"]
        == "calc(2*var(--x))"
    )


def test_a_variable_without_a_name_for_dark_mode_holds_in_both() -> None:
    assert themes.Default().set(color_accent="red").variables()["dark"] == {"color-accent": "red"}


def test_mistakes_name_the_fix() -> None:
    with pytest.raises(ConfigError, match="did you mean 'block_radius'"):
        themes.Default().set(block_radios="0")
    with pytest.raises(ConfigError, match=r"refers to \*primary_550.*did you mean 'primary_"):
        themes.Default().set(block_shadow="0 0 *primary_550")
    with pytest.raises(ConfigError, match="no palette 'bleu'"):
        themes.Soft(primary_hue="bleu")
    with pytest.raises(ConfigError, match="no scale 'radius_huge'"):
        themes.Soft(radius_size="huge")
    with pytest.raises(ConfigError, match="on a server"):
        themes.Base.from_hub("gstaff/xkcd")


def test_scales_take_a_name_with_or_without_their_role_or_an_object() -> None:
    for size in ("lg", "radius_lg", sizes.radius_lg):
        assert themes.Default(radius_size=size).variables()["light"]["radius-md"] == "9px"
    own = sizes.Size("1px", "2px", "3px", "4px", "5px", "6px", "7px")
    assert themes.Default(spacing_size=own).variables()["light"]["spacing-xxl"] == "7px"


@pytest.mark.parametrize("name", colors.NAMES)
def test_white_text_is_readable_on_the_main_button_of_every_hue(name: str) -> None:
    light = themes.Default(primary_hue=name).variables()["light"]
    shade = light.get("button-primary-background-fill", "var(--primary-600)").removeprefix("var(--primary-").rstrip(")")
    assert contrast_with_white(getattr(getattr(colors, name), f"c{shade}")) >= 4.5


def test_fonts_are_quoted_and_only_google_fonts_load_anything() -> None:
    theme = themes.Default(font=[fonts.GoogleFont("IBM Plex Sans"), "Noto Sans", "sans-serif"], font_mono="monospace")
    assert theme.variables()["light"] == {"font": "'IBM Plex Sans', 'Noto Sans', sans-serif", "font-mono": "monospace"}
    assert theme.stylesheets() == ["https://fonts.googleapis.com/css2?family=IBM+Plex+Sans:wght@400;600&display=swap"]
    assert themes.Soft(font=fonts.LocalFont("Inter")).stylesheets() == []
    assert fonts.Font("Inter") == fonts.Font("Inter") != fonts.GoogleFont("Inter")


def test_a_subclass_is_written_as_in_gradio() -> None:
    class Seafoam(themes.Base):
        def __init__(self, *, primary_hue: colors.Color | str = colors.emerald) -> None:
            super().__init__(primary_hue=primary_hue, font=("Quicksand", "sans-serif"))
            super().set(slider_color="*secondary_300", button_primary_text_color="white")

    theme = Seafoam()
    assert theme.name == "seafoam"
    assert theme.variables()["light"]["slider-color"] == "var(--secondary-300)"
    assert theme.variables()["light"]["primary-500"] == "#10b981"


def test_a_theme_survives_a_file(tmp_path: Path) -> None:
    path = tmp_path / "theme.json"
    theme = themes.Citrus().set(block_radius="3px")
    theme.dump(str(path))
    loaded = gr.Theme.load(str(path))
    assert loaded.variables() == theme.variables()
    assert loaded.name == "citrus"


def test_resolve_takes_what_blocks_take() -> None:
    assert themes.resolve(None) is None
    assert isinstance(themes.resolve("soft"), themes.Soft)
    assert isinstance(themes.resolve(themes.Ocean), themes.Ocean)
    theme = themes.Glass()
    assert themes.resolve(theme) is theme
    with pytest.warns(UserWarning, match="no theme 'gstaff/xkcd'"):
        assert themes.resolve("gstaff/xkcd") is None
    with pytest.raises(ConfigError, match="got 3"):
        themes.resolve(3)


def test_gradios_module_of_theme_utilities_is_there() -> None:
    from lite.themes import utils

    assert utils.colors is colors
    assert utils.fonts is fonts
    assert utils.sizes is sizes
