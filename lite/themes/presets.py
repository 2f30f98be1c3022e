"""Gradio's presets by name. The looks are lite's own, in the spirit of each."""

from __future__ import annotations

from typing import Any, ClassVar

from lite.themes.base import Base
from lite.themes.base import Default as Default

_SANS = ("ui-sans-serif", "system-ui", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "monospace")

Look = dict[str, Any]
Own = dict[str, str]


def _both(**variables: str) -> dict[str, str]:
    """The same values in light and in dark mode."""
    return variables | {f"{name}_dark": value for name, value in variables.items()}


def _primary_button(fill: str, hover: str, text: str = "white") -> dict[str, str]:
    return _both(
        button_primary_background_fill=fill,
        button_primary_background_fill_hover=hover,
        button_primary_text_color=text,
        button_primary_border_color="transparent",
        button_primary_border_color_hover="transparent",
    )


class Soft(Base):
    """Round corners, and shadows instead of lines."""

    look: ClassVar[Look] = {
        "primary_hue": "violet",
        "neutral_hue": "slate",
        "radius_size": "lg",
        "font": ("Montserrat", *_SANS),
    }
    own: ClassVar[Own] = {
        "body_background_fill": "*neutral_100",
        "block_border_width": "0px",
        "block_shadow": "0 2px 8px rgb(15 23 42 / 8%)",
        "input_background_fill": "*neutral_50",
        "input_placeholder_color": "*neutral_500",
        "button_large_radius": "*radius_xxl",
        "button_medium_radius": "*radius_xxl",
        "button_small_radius": "*radius_xl",
        "button_secondary_background_fill": "*primary_100",
        "button_secondary_background_fill_hover": "*primary_200",
        "button_secondary_border_color": "transparent",
        "button_secondary_border_color_hover": "transparent",
        "button_secondary_text_color": "*primary_800",
        "button_secondary_text_color_hover": "*primary_900",
    }


class Monochrome(Base):
    """Black on white like print: no colour, no round corner, serifs."""

    look: ClassVar[Look] = {
        "primary_hue": "neutral",
        "secondary_hue": "neutral",
        "neutral_hue": "neutral",
        "radius_size": "none",
        "font": ("Lora", "Georgia", "ui-serif", "serif"),
    }
    own: ClassVar[Own] = {
        "body_background_fill": "white",
        "block_border_width": "0px",
        "block_shadow": "none",
        "block_title_text_weight": "700",
        "input_border_color": "*neutral_800",
        "input_border_color_dark": "*neutral_300",
        "color_accent": "*neutral_500",
        "button_primary_background_fill": "black",
        "button_primary_background_fill_hover": "*neutral_700",
        "button_primary_background_fill_dark": "white",
        "button_primary_background_fill_hover_dark": "*neutral_300",
        "button_primary_text_color_dark": "black",
        "checkbox_background_color_selected_dark": "*neutral_500",
    }


class Glass(Base):
    """Translucent panels over a soft gradient."""

    look: ClassVar[Look] = {
        "primary_hue": "stone",
        "neutral_hue": "stone",
        "font": ("Optima", "Candara", "Noto Sans", *_SANS),
    }
    own: ClassVar[Own] = {
        "body_background_fill": "linear-gradient(160deg, *neutral_100, *neutral_300)",
        "body_background_fill_dark": "linear-gradient(160deg, *neutral_950, *neutral_800)",
        "body_text_color_subdued": "*neutral_600",
        "block_background_fill": "rgb(255 255 255 / 72%)",
        "block_background_fill_dark": "rgb(28 25 23 / 72%)",
        "block_border_color": "rgb(255 255 255 / 80%)",
        "block_border_color_dark": "rgb(255 255 255 / 12%)",
        "button_secondary_background_fill": "linear-gradient(to bottom, white, *neutral_100)",
        "button_secondary_background_fill_hover": "linear-gradient(to bottom, white, *neutral_200)",
        **_primary_button("linear-gradient(to bottom, *primary_600, *primary_800)", "*primary_800"),
    }


class Ocean(Base):
    """Greens and blues that run into each other."""

    look: ClassVar[Look] = {"primary_hue": "teal", "secondary_hue": "sky", "radius_size": "xxl"}
    own: ClassVar[Own] = {
        "slider_color": "*primary_600",
        "block_shadow": "0 4px 16px rgb(13 148 136 / 8%)",
        "body_background_fill": "linear-gradient(to bottom, *primary_50, *secondary_50)",
        "body_background_fill_dark": "*neutral_950",
        **_primary_button(
            "linear-gradient(120deg, *primary_700, *secondary_700)",
            "linear-gradient(120deg, *primary_800, *secondary_800)",
        ),
    }


class Origin(Base):
    """Orange and grey with lightly shaded buttons, as Gradio looked at first."""

    look: ClassVar[Look] = {
        "primary_hue": "orange",
        "secondary_hue": "blue",
        "neutral_hue": "gray",
        "font": ("Source Sans Pro", *_SANS),
    }
    own: ClassVar[Own] = {
        "body_background_fill": "white",
        "button_primary_background_fill": "linear-gradient(to bottom right, *primary_100, *primary_200)",
        "button_primary_background_fill_hover": "*primary_200",
        "button_primary_background_fill_dark": "*primary_700",
        "button_primary_border_color": "*primary_300",
        "button_primary_text_color": "*primary_800",
        "button_primary_text_color_dark": "white",
        "button_secondary_background_fill": "linear-gradient(to bottom right, *neutral_100, *neutral_200)",
        "button_secondary_background_fill_hover": "*neutral_200",
    }


class Citrus(Base):
    """Fresh yellow, and buttons that press in."""

    look: ClassVar[Look] = {
        "primary_hue": "amber",
        "secondary_hue": "lime",
        "neutral_hue": "stone",
        "font": ("Ubuntu", *_SANS),
    }
    own: ClassVar[Own] = {
        **_primary_button("*primary_400", "*primary_300", "*primary_950"),
        **_both(
            button_primary_shadow="0 3px 0 *primary_600",
            button_primary_shadow_hover="0 3px 0 *primary_600",
            button_primary_shadow_active="none",
            button_secondary_shadow="0 3px 0 *neutral_300",
            button_secondary_shadow_hover="0 3px 0 *neutral_300",
            button_secondary_shadow_active="none",
        ),
        "button_transform_active": "translateY(3px)",
        "color_accent_soft": "*primary_50",
    }


class Ember(Base):
    """Warm reds and oranges."""

    look: ClassVar[Look] = {
        "primary_hue": "red",
        "secondary_hue": "orange",
        "neutral_hue": "stone",
        "font": ("Source Sans 3", *_SANS),
    }
    own: ClassVar[Own] = {
        "body_background_fill": "*secondary_50",
        **_primary_button(
            "linear-gradient(90deg, *primary_700, *secondary_700)",
            "linear-gradient(90deg, *primary_800, *secondary_800)",
        ),
    }


class Neon(Base):
    """Glowing lines."""

    look: ClassVar[Look] = {
        "primary_hue": "fuchsia",
        "secondary_hue": "cyan",
        "neutral_hue": "slate",
        "radius_size": "lg",
        "font": ("Lexend", *_SANS),
        "font_mono": ("Space Mono", *_MONO),
    }
    own: ClassVar[Own] = {
        "block_border_color_dark": "*primary_700",
        "block_shadow_dark": "0 0 12px rgb(217 70 239 / 25%)",
        **_both(button_primary_shadow="0 0 12px *primary_400", button_primary_shadow_hover="0 0 20px *primary_400"),
    }


class Cyberpunk(Base):
    """Yellow and cyan, sharp edges, type of a terminal."""

    look: ClassVar[Look] = {
        "primary_hue": "yellow",
        "secondary_hue": "cyan",
        "radius_size": "none",
        "font": ("Chakra Petch", *_MONO),
        "font_mono": ("Share Tech Mono", *_MONO),
    }
    own: ClassVar[Own] = {
        **_primary_button("*primary_300", "*secondary_300", "*neutral_950"),
        "block_border_color_dark": "*secondary_700",
        "block_title_text_color_dark": "*primary_300",
    }


class Mario(Base):
    """Primary colours and blocks of pixels."""

    look: ClassVar[Look] = {
        "primary_hue": "red",
        "secondary_hue": "blue",
        "neutral_hue": "stone",
        "radius_size": "none",
        "text_size": "sm",
        "font": ("Press Start 2P", *_MONO),
        "font_mono": ("Press Start 2P", *_MONO),
    }
    own: ClassVar[Own] = {
        "body_background_fill": "*secondary_100",
        "link_text_color": "*primary_700",
        "link_text_color_visited": "*primary_700",
        "link_text_color_hover": "*primary_800",
        "block_border_width": "3px",
        "block_border_color": "*neutral_900",
        "button_border_width": "3px",
        **_both(
            button_primary_border_color="*neutral_900",
            button_secondary_border_color="*neutral_900",
            block_shadow="4px 4px 0 *neutral_900",
        ),
    }
