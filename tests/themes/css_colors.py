"""The colours that a theme gives the page, resolved as a browser does, and their contrast by WCAG 2."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from lite.bundle.paths import ROOT
from lite.themes.base import Base

Mode = Literal["light", "dark"]
Color = tuple[float, float, float, float]
"""Red, green, blue from 0 to 255, and alpha from 0 to 1."""

_NAMED: dict[str, Color] = {
    "white": (255, 255, 255, 1),
    "black": (0, 0, 0, 1),
    "transparent": (0, 0, 0, 0),
}


@cache
def defaults() -> dict[Mode, dict[str, str]]:
    """The variables of each mode's own rules in the style sheets of the default look, names without `--`."""
    found: dict[Mode, dict[str, str]] = {"light": {}, "dark": {}}
    for sheet in ("theme/base.css", "render/kit/more.css"):
        css = (ROOT / "js_shim" / "src" / sheet).read_text("utf-8")
        rules = re.findall(r"(\.gradio-container[^{}]*)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
        light = next(body for selector, body in rules if selector.strip() == ".gradio-container")
        dark = next(body for selector, body in rules if ".dark" in selector)
        for mode, body in (("light", light), ("dark", dark)):
            found[cast("Mode", mode)] |= dict(re.findall(r"--([\w-]+):\s*([^;]+);", body))
    return found


class Palette:
    """The colours of one theme in one mode."""

    def __init__(self, theme: Base, mode: Mode) -> None:
        default, own = defaults(), theme.variables()
        self.variables = default["light"] | own["light"]
        if mode == "dark":
            # The default dark look is stronger than a theme's light one.
            self.variables |= default["dark"] | own["dark"]

    def colors(self, name: str) -> list[Color]:
        """The colours of the variable `name`: several, if it is a gradient."""
        return self._read(self.variables[name])

    def color(self, name: str) -> Color:
        return self.colors(name)[0]

    def _read(self, text: str) -> list[Color]:
        text = text.strip()
        if found := re.fullmatch(r"var\(--([\w-]+)\)", text):
            return self.colors(found[1])
        if text.startswith("color-mix("):
            first, second = _arguments(text)[1:]
            share = float(re.search(r"([\d.]+)%", first)[1]) / 100  # type: ignore[index]
            return [_mixed(self._read(re.sub(r"\s[\d.]+%", "", first))[0], self._read(second)[0], share)]
        if text.startswith("linear-gradient("):
            stops = _arguments(text)
            stops = stops[1:] if re.match(r"to |[\d.]+(deg|turn)", stops[0]) else stops
            return [self._read(re.sub(r"\s+[\d.]+%$", "", stop))[0] for stop in stops]
        if text in _NAMED:
            return [_NAMED[text]]
        if found := re.fullmatch(r"#([0-9a-fA-F]{3,8})", text):
            digits = found[1] if len(found[1]) > 4 else "".join(digit * 2 for digit in found[1])
            values = [int(digits[at : at + 2], 16) for at in range(0, len(digits), 2)]
            return [(values[0], values[1], values[2], values[3] / 255 if len(values) > 3 else 1)]
        if found := re.fullmatch(r"rgba?\(([^)]*)\)", text):
            numbers = [
                float(n.rstrip("%")) / (100 if n.endswith("%") else 1) for n in re.findall(r"[\d.]+%?", found[1])
            ]
            return [(numbers[0], numbers[1], numbers[2], numbers[3] if len(numbers) > 3 else 1)]
        raise ValueError(f"{text!r} is no colour that this test can read.")


def _arguments(text: str) -> list[str]:
    """Of `name(a, b(c, d))`: `["a", "b(c, d)"]`."""
    inner, depth, found = text[text.index("(") + 1 : -1], 0, [""]
    for char in inner:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            found.append("")
        else:
            found[-1] += char
    return [one.strip() for one in found]


def _mixed(first: Color, second: Color, share: float) -> Color:
    """`color-mix(in srgb, first share, second)`, which weighs by alpha."""
    alpha = first[3] * share + second[3] * (1 - share)
    if alpha == 0:
        return (0, 0, 0, 0)
    red, green, blue = ((first[i] * first[3] * share + second[i] * second[3] * (1 - share)) / alpha for i in range(3))
    return (red, green, blue, alpha)


def over(top: Color, below: Color) -> Color:
    """`top` drawn on `below`, which is opaque."""
    red, green, blue = (top[i] * top[3] + below[i] * (1 - top[3]) for i in range(3))
    return (red, green, blue, 1)


def contrast(first: Color, second: Color) -> float:
    """WCAG 2's contrast ratio, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in color[:3])]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
