"""What lite says of itself by Gradio's names."""

from __future__ import annotations

from importlib import import_module


def get_package_version() -> str:
    """The version of lite, which is what `gr.__version__` says too."""
    return str(import_module("lite").__version__)
