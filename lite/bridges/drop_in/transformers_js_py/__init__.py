"""The same by the name of its package."""

from __future__ import annotations

from lite.bridges.hub import as_url, import_transformers_js, library, pipeline
from lite.bridges.sound import read_audio

__all__ = ["as_url", "import_transformers_js", "pipeline", "read_audio"]


def __getattr__(name: str) -> object:
    """Any class or function of transformers.js: `AutoTokenizer`, `RawImage`, …"""
    if name.startswith("_"):
        raise AttributeError(name)
    return getattr(library, name)
