"""Which part of lite a module is in, and that modules of a part can be imported from its archive alone."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lite.bundle.core_wheel import browser_sources
from lite.bundle.parts import module_name, needs_of, split, words_of
from lite.bundle.paths import PACKAGE, ROOT
from lite.platform.parts import part_of


@pytest.mark.parametrize(
    ("module", "part"),
    [
        ("lite", None),
        ("lite.components", None),
        ("lite.components.textbox", None),
        ("lite.components.json", "components"),
        ("lite.components.of_tomorrow", "components"),
        ("lite.components.chatbot", "chat"),
        ("lite.kits", "kits"),
        ("lite.kits.interface", "kits"),
        ("lite.kits.chat_interface", "chat"),
        ("lite.runtime.app", None),
        ("numpy", None),
    ],
)
def test_a_modules_part_follows_from_its_name(module: str, part: str | None) -> None:
    assert part_of(module) == part


def test_every_module_is_in_the_core_or_in_one_part() -> None:
    sources = browser_sources(PACKAGE)
    core, parts = split(sources)
    assert sorted([*core, *(path for part in parts.values() for path in part)]) == sorted(sources)
    assert "lite/core/blocks.py" in core


def test_core_never_imports_a_part_when_it_is_imported() -> None:
    """A page without a kit, a chat or a theme of its own must not wait for their parts."""
    core, _ = split(browser_sources(PACKAGE))
    script = (
        "import sys, importlib, builtins\n"
        "from lite.platform.parts import part_of\n"
        f"for name in {sorted(map(module_name, core))!r}:\n"
        "    if name not in ('lite.platform.browser',): importlib.import_module(name)\n"
        "print([name for name in sys.modules if part_of(name)])\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_apps_words_call_for_a_part() -> None:
    assert {"Interface", "TabbedInterface", "Examples"} <= set(words_of("kits"))
    assert {"JSON", "json"} <= set(words_of("components"))
    assert "Textbox" not in {word for part in ("kits", "components", "chat") for word in words_of(part)}


def test_what_a_part_imports_is_what_it_needs() -> None:
    source = b"""
from __future__ import annotations
from typing import TYPE_CHECKING
from lite.components import Dataset, Textbox
from lite.kits.interface import Interface
if TYPE_CHECKING:
    from lite.themes.base import Base
def f():
    import lite.components.chatbot
"""
    assert needs_of("kits", {"lite/kits/x.py": source}) == ["chat", "components"]


def test_modules_of_a_part_are_imported_from_its_archive(tmp_path: Path) -> None:
    core, parts = split(browser_sources(PACKAGE))
    for name, sources in {"core": core, **parts}.items():
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as archive:
            for path, data in sources.items():
                archive.writestr(path, data)
    script = (
        "import sys\n"
        f"sys.path[:0] = [{str(tmp_path / 'core.zip')!r}]\n"
        "from lite.platform import parts\n"
        "asked = []\n"
        f"parts.install(lambda name: asked.append(name) or {str(tmp_path)!r} + f'/{{name}}.zip')\n"
        "import lite as gr\n"
        "gr.Textbox\n"
        "assert asked == [], asked\n"
        "demo = gr.Interface(lambda x: x, 'text', 'json')\n"
        "assert demo.get_config_file()['components']\n"
        "print(sorted(set(asked)))\n"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "['components', 'kits']"
