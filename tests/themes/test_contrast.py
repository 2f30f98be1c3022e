"""Text of every preset can be read: WCAG 2 AA, in light and in dark, on every ground that the page draws it on."""

from __future__ import annotations

from typing import get_args

import pytest

from lite import themes
from tests.themes.css_colors import Mode, Palette, contrast, over
from tests.themes.test_themes import PRESETS

TEXT = 4.5
PARTS = 3.0
"""Least contrast of what is no text: the edge of a control, a check mark."""

_BLOCK = ("body-background-fill", "block-background-fill")
_GROUNDS = (("body-background-fill",), _BLOCK, ("body-background-fill", "background-fill-primary"))

PAIRS: list[tuple[str, tuple[str, ...], float]] = [
    *(("body-text-color", ground, TEXT) for ground in _GROUNDS),
    *(("body-text-color-subdued", ground, TEXT) for ground in _GROUNDS),
    *(("link-text-color", ground, TEXT) for ground in _GROUNDS),
    *(("link-text-color-hover", ground, TEXT) for ground in _GROUNDS),
    *(("link-text-color-visited", ground, TEXT) for ground in _GROUNDS),
    ("body-text-color", ("body-background-fill", "background-fill-secondary"), TEXT),
    ("body-text-color", ("body-background-fill", "panel-background-fill"), TEXT),
    ("body-text-color", ("body-background-fill", "color-accent-soft"), TEXT),
    ("block-title-text-color", (*_BLOCK, "block-title-background-fill"), TEXT),
    ("block-info-text-color", _BLOCK, TEXT),
    ("block-label-text-color", (*_BLOCK, "block-label-background-fill"), TEXT),
    ("body-text-color", (*_BLOCK, "input-background-fill"), TEXT),
    ("body-text-color", (*_BLOCK, "input-background-fill-focus"), TEXT),
    ("input-placeholder-color", (*_BLOCK, "input-background-fill"), TEXT),
    ("input-placeholder-color", (*_BLOCK, "input-background-fill-focus"), TEXT),
    ("checkbox-label-text-color", (*_BLOCK, "checkbox-label-background-fill"), TEXT),
    ("checkbox-label-text-color", (*_BLOCK, "checkbox-label-background-fill-hover"), TEXT),
    ("checkbox-label-text-color-selected", (*_BLOCK, "checkbox-label-background-fill-selected"), TEXT),
    ("table-text-color", ("body-background-fill", "table-even-background-fill"), TEXT),
    ("table-text-color", ("body-background-fill", "table-odd-background-fill"), TEXT),
    ("body-text-color", (*_BLOCK, "code-background-fill"), TEXT),
    ("accordion-text-color", _BLOCK, TEXT),
    ("error-text-color", ("body-background-fill", "error-background-fill"), TEXT),
    ("checkbox-background-color-selected", _BLOCK, PARTS),
    ("slider-color", _BLOCK, PARTS),
    ("color-accent", _BLOCK, PARTS),
    *(
        (f"button-{kind}-text-color{state}", ("body-background-fill", f"button-{kind}-background-fill{state}"), TEXT)
        for kind in ("primary", "secondary", "cancel")
        for state in ("", "-hover")
    ),
]
"""What is drawn, the grounds below it from back to front, and the least contrast."""


def faint(palette: Palette) -> list[str]:
    """The pairs of `palette` that have too little contrast."""
    found = []
    for name, grounds, least in PAIRS:
        layers = [(255.0, 255.0, 255.0, 1.0)]
        for ground in grounds:
            layers = [over(color, below) for color in palette.colors(ground) for below in layers]
        worst = min(contrast(over(color, below), below) for color in palette.colors(name) for below in layers)
        if worst < least:
            found.append(f"{name} on {grounds[-1]}: {worst:.2f}, not {least}")
    return found


@pytest.mark.parametrize("mode", get_args(Mode))
@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_can_be_read(name: str, mode: Mode) -> None:
    assert faint(Palette(getattr(themes, name)(), mode)) == []


@pytest.mark.parametrize("mode", get_args(Mode))
@pytest.mark.parametrize("hue", list(themes.colors.NAMES))
def test_every_hue_can_be_read(hue: str, mode: Mode) -> None:
    assert faint(Palette(themes.Default(primary_hue=hue), mode)) == []


def test_what_cannot_be_read_is_found() -> None:
    theme = themes.Default().set(button_primary_text_color="#a5b4fc", link_text_color_dark="*primary_700")
    assert [problem.split(":")[0] for problem in faint(Palette(theme, "light"))] == [
        "button-primary-text-color on button-primary-background-fill",
        "button-primary-text-color-hover on button-primary-background-fill-hover",
    ]
    assert any(problem.startswith("link-text-color on") for problem in faint(Palette(theme, "dark")))
