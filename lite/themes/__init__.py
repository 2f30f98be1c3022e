"""Themes: how an app looks, as CSS custom properties. The default look is in `js_shim/src/theme`, and free."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lite.errors import ConfigError

if TYPE_CHECKING:
    from lite.themes import presets as presets
    from lite.themes.base import Base as Base
    from lite.themes.base import Default as Default
    from lite.themes.base import ThemeClass as ThemeClass
    from lite.themes.colors import Color as Color
    from lite.themes.fonts import Font as Font
    from lite.themes.fonts import GoogleFont as GoogleFont
    from lite.themes.fonts import LocalFont as LocalFont
    from lite.themes.presets import Citrus as Citrus
    from lite.themes.presets import Cyberpunk as Cyberpunk
    from lite.themes.presets import Ember as Ember
    from lite.themes.presets import Glass as Glass
    from lite.themes.presets import Mario as Mario
    from lite.themes.presets import Monochrome as Monochrome
    from lite.themes.presets import Neon as Neon
    from lite.themes.presets import Ocean as Ocean
    from lite.themes.presets import Origin as Origin
    from lite.themes.presets import Soft as Soft
    from lite.themes.sizes import Size as Size

_PRESETS = (
    "Citrus",
    "Cyberpunk",
    "Default",
    "Ember",
    "Glass",
    "Mario",
    "Monochrome",
    "Neon",
    "Ocean",
    "Origin",
    "Soft",
)
_HOME = {
    "Base": "base",
    "Color": "colors",
    "Font": "fonts",
    "GoogleFont": "fonts",
    "LocalFont": "fonts",
    "Size": "sizes",
    "ThemeClass": "base",
} | dict.fromkeys(_PRESETS, "presets")
_MODULES = ("base", "colors", "fonts", "presets", "sizes", "utils")

__all__ = sorted([*_HOME, *_MODULES, "resolve"])


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"lite.themes.{name}")
    if name not in _HOME:
        raise AttributeError(f"lite has no theme {name!r}; it has {', '.join(_PRESETS)}.")
    value = getattr(import_module(f"lite.themes.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def resolve(theme: Any) -> Base | None:
    """The theme that an app's `theme=` means: a theme, its class, or a preset's name; None for the default look.

    An unknown name warns and gives the default look, as in Gradio: themes of its hub are on a server.

    Raises:
        ConfigError: if it is none of these.
    """
    if theme is None:
        return None
    from lite.themes.base import Base  # not needed for the default look

    if isinstance(theme, Base):
        return theme
    if isinstance(theme, type) and issubclass(theme, Base):
        return theme()
    if not isinstance(theme, str):
        raise ConfigError(f"theme is a gr.themes object or a preset's name, got {theme!r}.")
    presets = {name.lower(): name for name in (*_PRESETS, "Base")}
    if theme.lower() in presets:
        made: Base = __getattr__(presets[theme.lower()])()
        return made
    import warnings

    warnings.warn(
        f"There is no theme {theme!r} here, so the default is used; there are {', '.join(presets)}.", stacklevel=2
    )
    return None
