"""`import gradio` is lite where it was asked for, and nowhere else. In processes of their own: imports are forever."""

import subprocess
import sys

import pytest


def run(source: str) -> str:
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False, timeout=60)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_gradio_is_lite_after_install() -> None:
    source = """
from lite.compat import install
install(); install()
import gradio, gradio as gr, lite
from gradio import Textbox
from gradio.components import Button
import gradio.blocks, gradio.events, gradio.themes
from gradio.components.textbox import Textbox as Same
from gradio.data_classes import FileData
from gradio.events import Dependency, Events
print(gradio is lite, Textbox is lite.Textbox is Same, Button is lite.Button, Events.change == "change")
print(lite.__spec__.name, gradio.blocks.Blocks is lite.Blocks)
"""
    assert run(source) == "True True True True\nlite True"


def test_nothing_changes_without_install() -> None:
    assert run("import lite, lite.components, lite.core, lite.runtime.app\nimport gradio") in (
        "ModuleNotFoundError: No module named 'gradio'",
    ) or "gradio" in run("import gradio; print(gradio.__file__)")


@pytest.mark.parametrize("name", ["gradio.nonsense", "gradio.networking", "gradio.core"])
def test_a_module_lite_does_not_have_says_so(name: str) -> None:
    assert f"lite has no {name!r}" in run(f"from lite.compat import install\ninstall()\nimport {name}")


def test_an_unknown_name_gets_a_suggestion() -> None:
    assert "Did you mean 'Textbox'?" in run("import lite\nlite.TextBoxx")
