"""Fonts by name. None is loaded by itself: a page asks nothing of another host unless its author's `head` does."""

from __future__ import annotations

from collections.abc import Iterable


class Font:
    """A font that the visitor's system has, or a CSS family such as `sans-serif`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        """The name as CSS wants it: quoted, unless it is a family of CSS or already quoted."""
        bare = self.name.replace("-", "").isalpha() and self.name.islower()
        return self.name if bare else "'" + self.name.strip("'\"").replace("'", "") + "'"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Font) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))

    def stylesheet(self) -> dict[str, str | None]:
        """Where its style sheet is: `{"url", "css"}`, both None if it needs none."""
        return {"url": None, "css": None}


class LocalFont(Font):
    """A font that the page brings itself, by `@font-face` in the app's `css`, or that the visitor's system has."""

    def __init__(self, name: str, weights: Iterable[int] = (400, 600)) -> None:
        super().__init__(name)
        self.weights = tuple(weights)


class GoogleFont(LocalFont):
    """A font of Google Fonts, used where the visitor's system or the app has it; elsewhere the next in the list."""

    def stylesheet(self) -> dict[str, str | None]:
        weights = ";".join(str(weight) for weight in self.weights)
        family = f"{self.name.replace(' ', '+')}:wght@{weights}"
        return {"url": f"https://fonts.googleapis.com/css2?family={family}&display=swap", "css": None}


def as_fonts(fonts: Font | str | Iterable[Font | str]) -> list[Font]:
    """One font or several, each an object or a name, as a list of fonts."""
    listed = [fonts] if isinstance(fonts, (Font, str)) else list(fonts)
    return [font if isinstance(font, Font) else Font(font) for font in listed]
