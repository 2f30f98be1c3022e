"""What an app's files begin with: the imports before the first statement that does something."""

from __future__ import annotations

import pytest

from lite.bundle.prologue import prologues


def of(source: str, name: str = "app.py") -> list[str]:
    """The prologue of one file, as `module` and `module:name`."""
    return [":".join([module, *names]) for module, names in prologues({name: source})[name]]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import csv, os.path as p\nfrom words import SOME", ["csv", "os.path", "words", "words:SOME"]),
        ('"""Says."""\nfrom __future__ import annotations\nimport csv', ["csv"]),
        ("LIMIT = 3\nNAMES: list = []\nimport csv", []),
        ("LIMIT = {'a': [1, -2]}\nimport csv", ["csv"]),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import x\nimport csv", ["typing", "csv"]),
        ("import os\nos.environ['A'] = '1'\nimport csv", ["os"]),
        ("import a\ntry:\n    import b\nexcept ImportError:\n    b = None\nimport c", ["a"]),
        ("import a\ndef f():\n    import b\nimport c", ["a"]),
        ("LIMIT = len('abc')\nimport csv", []),
        (
            "import gradio as gr\nfrom gradio import Tab\nimport lite, js\nfrom pyodide.ffi import to_js\nimport a",
            ["a"],
        ),
        ("def f(:", []),
    ],
)
def test_a_prologue_ends_where_something_is_done(source: str, found: list[str]) -> None:
    assert [each for each in of(source) if each != "typing:TYPE_CHECKING"] == found


@pytest.mark.parametrize(
    ("name", "source", "found"),
    [
        ("shapes/__init__.py", "from . import area", ["shapes", "shapes:area"]),
        ("shapes/area.py", "from .sizes import large", ["shapes.sizes", "shapes.sizes:large"]),
        ("shapes/flat/square.py", "from ..sizes import large", ["shapes.sizes", "shapes.sizes:large"]),
        ("app.py", "from . import area", []),
    ],
)
def test_relative_imports_have_whole_names(name: str, source: str, found: list[str]) -> None:
    assert of(source, name) == found
