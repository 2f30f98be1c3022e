"""The base of all themes: hues, scales and fonts, and single variables on top of them.

A theme crosses the wire as `variables()`: only what differs from the default look. Variables refer to others by
`*name`, e.g. `block_background_fill="*neutral_50"`, and have a value for dark mode under their name with `_dark`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar, NoReturn, Self

from lite.errors import ConfigError
from lite.themes import colors, sizes
from lite.themes.colors import SHADES, Color, contrast_with_white
from lite.themes.fonts import Font, as_fonts
from lite.themes.names import DARK, VARIABLES
from lite.themes.sizes import STEPS, Size

_DEFAULT_HUES = {"primary": "indigo", "secondary": None, "neutral": "zinc"}
"""Of the default look; there, secondary is whatever primary is."""

_HUE_NAMES = {f"{role}_{shade}" for role in _DEFAULT_HUES for shade in SHADES}
_SCALE_NAMES = {f"{role}_{step}" for role in ("radius", "spacing", "text") for step in STEPS}
_KNOWN = VARIABLES | DARK | _HUE_NAMES | _SCALE_NAMES | {"font", "font_mono"}

_ONE_FOR_BOTH = {"color_accent", "shadow_drop", "shadow_drop_lg"}
"""Variables that have no name for dark mode, but another value there in the default look."""

_REFERENCE = re.compile(r"\*([a-z]\w*)\b(?!\()")

_READABLE_CONTRAST = 4.5
"""Least contrast of text, after WCAG 2 AA."""
_READABLE_ON_GREY = 4.71
"""The same for text on neutral_50, which is less bright: measured against white."""
_VISIBLE_CONTRAST = 3
"""Least contrast of what is no text, such as a selected checkbox."""

Hue = Color | str
Scale = Size | str
Fonts = Font | str | Iterable[Font | str]


class Base:
    """A theme. Make one of your own by subclassing it, or by `gr.themes.Soft(...).set(...)`.

    Args:
        primary_hue: palette of what matters: main buttons, links, selected things. `gr.themes.colors`, or a name in it.
        secondary_hue: palette of what matters less.
        neutral_hue: palette of text, lines and backgrounds.
        text_size: scale of text, `gr.themes.sizes`, or "sm", "md", "lg".
        spacing_size: scale of gaps.
        radius_size: scale of corners.
        font: font of text, or several of which the first available is used.
        font_mono: font of code.

    Raises:
        ConfigError: if there is no such palette or scale.
    """

    look: ClassVar[dict[str, Any]] = {"primary_hue": "blue", "neutral_hue": "gray"}
    """The arguments' defaults of this theme; those that are not here are the default look's."""

    own: ClassVar[dict[str, str]] = {}
    """Variables that this theme sets."""

    def __init__(
        self,
        *,
        primary_hue: Hue | None = None,
        secondary_hue: Hue | None = None,
        neutral_hue: Hue | None = None,
        text_size: Scale | None = None,
        spacing_size: Scale | None = None,
        radius_size: Scale | None = None,
        font: Fonts | None = None,
        font_mono: Fonts | None = None,
    ) -> None:
        self.name = type(self).__name__.lower()
        given = {"primary": primary_hue, "secondary": secondary_hue, "neutral": neutral_hue}
        for role, hue in given.items():
            self._use_hue(role, self.look.get(f"{role}_hue") if hue is None else hue)
        for role, size in {"text": text_size, "spacing": spacing_size, "radius": radius_size}.items():
            self._use_scale(role, self.look.get(f"{role}_size") if size is None else size)
        self._fonts: list[Font] = []
        for role, fonts in {"font": font, "font_mono": font_mono}.items():
            fonts = self.look.get(role) if fonts is None else fonts
            if fonts is not None:
                listed = as_fonts(fonts)
                self._fonts += listed
                setattr(self, role, ", ".join(map(str, listed)))
        self.set(**self.own)

    def _use_hue(self, role: str, hue: Hue | None) -> None:
        color = _named(hue, colors, "palette")
        if color is None or color.name == _DEFAULT_HUES[role]:
            return
        for shade, value in zip(SHADES, color.expand(), strict=True):
            setattr(self, f"{role}_{shade}", value)
        if role != "primary":
            return
        contrast = contrast_with_white(color.c600)
        readable = contrast >= _READABLE_CONTRAST
        fill, hover = ("*primary_600", "*primary_700") if readable else ("*primary_700", "*primary_800")
        # The default look has a hover colour in dark mode that is made for its own hue.
        self.set(button_primary_background_fill_hover=hover, button_primary_background_fill_hover_dark=hover)
        if not readable:
            self.set(
                button_primary_background_fill=fill,
                button_primary_background_fill_dark=fill,
            )
        if contrast < _READABLE_ON_GREY:
            self.set(
                link_text_color="*primary_700",
                link_text_color_visited="*primary_700",
                link_text_color_hover="*primary_800",
            )
        if contrast < _VISIBLE_CONTRAST:
            self.set(color_accent=fill, checkbox_background_color_selected=fill, checkbox_border_color_selected=fill)

    def _use_scale(self, role: str, size: Scale | None) -> None:
        if isinstance(size, str) and not size.startswith(f"{role}_"):
            size = f"{role}_{size}"
        scale = _named(size, sizes, "scale")
        if scale is not None and scale.name != f"{role}_md":
            for step, value in zip(STEPS, scale.expand(), strict=True):
                setattr(self, f"{role}_{step}", value)

    def set(self, **variables: str | None) -> Self:
        """Set single variables, e.g. `set(button_primary_background_fill="*primary_200", block_radius="0")`.

        Raises:
            ConfigError: if there is no such variable, or a value refers to one that there is not.
        """
        for name, value in variables.items():
            if name not in VARIABLES and name not in DARK:
                raise ConfigError(f"A theme has no variable {name!r}{_hint(name, VARIABLES | DARK)}")
            if value is None:
                continue
            for wanted in _REFERENCE.findall(str(value)):
                if wanted not in _KNOWN:
                    raise ConfigError(f"{name} refers to *{wanted}, which is no variable{_hint(wanted, _KNOWN)}")
            setattr(self, name, value)
        return self

    def variables(self) -> dict[str, dict[str, str]]:
        """CSS custom properties of both modes, names without `--`: `{"light": {…}, "dark": {…}}`.

        Holds only what differs from the default look. Dark mode takes light's where it has none of its own.
        """
        modes: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
        for name, value in vars(self).items():
            if name in _KNOWN:
                text = _REFERENCE.sub(lambda found: f"var(--{_css(found[1])})", str(value))
                for mode in ("light", "dark") if name in _ONE_FOR_BOTH else ("dark" if name in DARK else "light",):
                    modes[mode][_css(name)] = text
        return modes

    def stylesheets(self) -> list[str]:
        """URLs of style sheets that the fonts need."""
        urls = [font.stylesheet()["url"] for font in self._fonts]
        return [url for url in dict.fromkeys(urls) if url is not None]

    def to_dict(self) -> dict[str, Any]:
        """The theme as JSON, for `from_dict`."""
        return {"theme": {name: value for name, value in vars(self).items() if name in _KNOWN}, "name": self.name}

    @classmethod
    def from_dict(cls, theme: dict[str, Any]) -> Base:
        """A theme from what `to_dict` gave, here or in Gradio; what it doesn't know is left out."""
        made = Default()
        made.name = str(theme.get("name") or "custom")
        for name, value in theme.get("theme", {}).items():
            if name in _KNOWN and isinstance(value, str):
                setattr(made, name, value)
        return made

    def dump(self, filename: str) -> None:
        """Write the theme as a JSON file."""
        Path(filename).write_text(json.dumps(self.to_dict(), indent=2), encoding="utf-8")

    @classmethod
    def load(cls, path: str) -> Base:
        """Read a theme from a JSON file."""
        return cls.from_dict(json.loads(Path(path).read_text(encoding="utf-8")))

    @classmethod
    def from_hub(cls, repo_name: str, *_: Any, **__: Any) -> NoReturn:
        """Refused: the hub is a server.

        Raises:
            ConfigError: always, with what to do instead.
        """
        raise ConfigError(f"Theme {repo_name!r} is on a server; save its JSON beside the app and use Theme.load(path).")

    def push_to_hub(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: the hub is a server.

        Raises:
            ConfigError: always, with what to do instead.
        """
        raise ConfigError("A theme can't be pushed from a page; write it to a file with dump(path).")


ThemeClass = Theme = Base


class Default(Base):
    """The default look itself."""

    look: ClassVar[dict[str, Any]] = {}


def _css(name: str) -> str:
    return name.removesuffix("_dark").replace("_", "-")


def _hint(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, known, 1)
    return f"; did you mean {close[0]!r}?" if close else "."


def _named(given: Any, module: Any, kind: str) -> Any:
    """`given`, or what has this name in `module`."""
    if not isinstance(given, str):
        return given
    if given not in module.NAMES:
        raise ConfigError(f"There is no {kind} {given!r}; there are {', '.join(module.NAMES)}.")
    return getattr(module, given)
