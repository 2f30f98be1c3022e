"""What a site leaves out because its app can't ask for it: parts of lite, and docstrings of Python's library.

That can be told from the app's sources, unless they compute names or run code that is written later; and unless there
are packages, which may use anything. Such an app gets all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lite.bundle.parts import called_for, with_needs
from lite.platform.parts import part_of

_COMPUTES_NAMES = re.compile(
    r"\b(?:__dict__|__import__|attrgetter|compile|eval|exec|getattr|getmembers|globals|import_module|importlib|locals|micropip"
    r"|pkgutil|runpy|vars)\b|\bimport\s*\(?\s*\*"
)
_READS_DOCSTRINGS = re.compile(r"\b(?:__doc__|argparse|doctest|getdoc|help|inspect|optparse|pydoc|unittest)\b")


def computes_names(sources: Mapping[str, str]) -> bool:
    """Whether these sources may use what they don't name."""
    return any(_COMPUTES_NAMES.search(text) for text in sources.values())


def reads_docstrings(sources: Mapping[str, str]) -> bool:
    """Whether these sources may look at docstrings of Python's library."""
    return computes_names(sources) or any(_READS_DOCSTRINGS.search(text) for text in sources.values())


def parts_reached(index: Mapping[str, Any], types: Iterable[str], sources: Mapping[str, str]) -> set[str]:
    """Names of the parts of lite that an app can come to import.

    Args:
        index: `wheels.json`.
        types: of the blocks that the app has: it may have called them by a shortcut that is no word of a part.
    """
    parts: Mapping[str, Any] = index["parts"]
    if computes_names(sources):
        return set(parts)
    called = called_for(parts, sources.values(), re.IGNORECASE)  # "sketchpad" is Sketchpad
    shown = {part_of(f"lite.{home}.{block}") for block in types for home in ("components", "layouts")}
    return with_needs(parts, called | (parts.keys() & shown) | set(index["lite"]["needs"]))
