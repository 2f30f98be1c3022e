"""site_example/apps/theme_builder.py natively: the code it shows makes the theme it draws, whatever is chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

import lite as gr
from lite.bundle.paths import EXAMPLES
from lite.themes.base import Base
from lite.themes.names import DARK

NAMES = dict[str, Any]


def as_lite(source: str) -> NAMES:
    """What `source` defines, where gradio means lite."""
    names: NAMES = {"__name__": "app"}
    exec(compile(re.sub(r"^import gradio as gr$", "import lite as gr", source, flags=re.M), "app", "exec"), names)
    return names


@pytest.fixture(scope="module")
def builder() -> NAMES:
    return as_lite((EXAMPLES / "apps" / "theme_builder.py").read_text("utf-8"))


@pytest.fixture
def choose(builder: NAMES) -> Callable[..., NAMES]:
    """What is chosen in the page: the preset's own, but for these."""

    def choose_(preset: str = "Default", **chosen: Any) -> NAMES:
        values: NAMES = builder["fresh"](preset)
        assert chosen.keys() <= values.keys()
        return values | chosen

    return choose_


def from_code(builder: NAMES, chosen: NAMES) -> Base:
    theme = as_lite(builder["written"](chosen))["theme"]
    assert isinstance(theme, Base)
    return theme


def test_all_presets_are_there_and_each_is_written_as_it_is(builder: NAMES, choose: Callable[..., NAMES]) -> None:
    presets = {name for name in gr.themes.__all__ if isinstance(getattr(gr.themes, name), type)}
    classes = {name for name in presets if issubclass(getattr(gr.themes, name), Base)} - {"ThemeClass"}
    assert set(builder["PRESETS"]) == classes
    for name in classes:
        theme = from_code(builder, choose(name))
        assert (theme.name, theme.variables()) == (name.lower(), getattr(gr.themes, name)().variables())


@pytest.mark.parametrize(
    "chosen",
    [
        {"primary_hue": "teal", "secondary_hue": "rose", "neutral_hue": "stone"},
        {"text_size": "lg", "spacing_size": "sm", "radius_size": "none"},
        {"font": "google:Lora", "font_mono": "Courier New"},
        {"font": "Georgia", "block_border_width": "3px", "button_primary_background_fill": "*secondary_700"},
        {"block_shadow": "0 0 4px 'not a colour\"", "dark_too": False},
    ],
)
def test_the_code_makes_the_theme_that_is_drawn(builder: NAMES, choose: Callable[..., NAMES], chosen: NAMES) -> None:
    drawn, read = builder["made"](choose("Soft", **chosen)), from_code(builder, choose("Soft", **chosen))
    assert read.variables() == drawn.variables() != gr.themes.Soft().variables()
    assert read.stylesheets() == drawn.stylesheets()


def test_what_is_left_to_the_preset_is_not_written(builder: NAMES, choose: Callable[..., NAMES]) -> None:
    code = builder["written"](choose("Ocean", primary_hue="teal", block_border_width="2px"))
    assert "primary_hue" in code
    assert "secondary_hue" not in code
    assert 'block_border_width_dark="2px"' in code


def test_every_single_variable_has_a_dark_twin(builder: NAMES) -> None:
    assert {f"{name}_dark" for name in builder["SINGLE"]} <= DARK


@pytest.mark.parametrize("value", ["red; } body { display: none", "*no_such_variable", "${alert(1)}"])
def test_a_value_that_is_none_is_refused_in_words(builder: NAMES, choose: Callable[..., NAMES], value: str) -> None:
    with pytest.raises(gr.Error, match="body_background_fill"):
        builder["made"](choose(body_background_fill=value))
