"""Scales of seven sizes each, for corners, gaps and text. `md` is the default look's own."""

from __future__ import annotations

STEPS = ("xxs", "xs", "sm", "md", "lg", "xl", "xxl")

_SCALES = {
    "radius_none": "0 0 0 0 0 0 0",
    "radius_sm": "1 1 2 3 4 6 8",
    "radius_md": "2 3 4 6 8 12 16",
    "radius_lg": "3 4 6 9 12 16 24",
    "radius_xxl": "6 8 12 18 22 28 36",
    "spacing_sm": "1 1 2 4 6 8 12",
    "spacing_md": "1 2 4 6 8 12 16",
    "spacing_lg": "2 3 6 9 12 16 24",
    "text_sm": "9 10 11 12 14 17 22",
    "text_md": "10 12 13 14 16 20 26",
    "text_lg": "11 13 14 16 19 24 32",
}

NAMES = tuple(_SCALES)


class Size:
    """A scale of seven CSS lengths."""

    def __init__(
        self, xxs: str, xs: str, sm: str, md: str, lg: str, xl: str, xxl: str, name: str | None = None
    ) -> None:
        self.xxs, self.xs, self.sm, self.md, self.lg, self.xl, self.xxl = xxs, xs, sm, md, lg, xl, xxl
        self.name = name

    def expand(self) -> list[str]:
        """All steps, small to large."""
        return [getattr(self, step) for step in STEPS]


def __getattr__(name: str) -> Size:
    if name not in _SCALES:
        raise AttributeError(f"There is no scale {name!r}; there are {', '.join(NAMES)}.")
    size = Size(*(f"{step}px" for step in _SCALES[name].split()))
    size.name = name
    globals()[name] = size
    return size
