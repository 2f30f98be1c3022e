"""The built core wheel in a real Pyodide: it is a valid wheel, imports lean, and its apps answer."""

from __future__ import annotations

import json
from typing import Any

LEAN_IMPORT = """
import sys
before = set(sys.modules)
import lite
lite.Blocks
new = {name for name in set(sys.modules) - before if name.split(".")[0] != "lite"}
__import__("json").dumps(sorted(new))
"""

FILE_OF_LITE = "import lite; lite.__spec__.origin.removesuffix('c')"

APP = """
import lite as gr
with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    out = gr.Textbox(label="Greeting")
    gr.Button("Go").click(lambda text: "Hello, " + text, name, out)
config = demo.get_config_file()
__import__("json").dumps([[c["type"] for c in config["components"]], len(config["dependencies"])])
"""


def test_it_imports_from_the_wheel_as_it_is(selenium_lite: Any) -> None:
    assert selenium_lite.run(FILE_OF_LITE) == "/lite.whl/lite/__init__.py"


def test_importing_it_loads_no_module_that_pyodide_had_not_loaded(selenium_lite: Any) -> None:
    assert json.loads(selenium_lite.run(LEAN_IMPORT)) == []


def test_an_app_can_be_built_from_it(selenium_lite: Any) -> None:
    types, dependencies = json.loads(selenium_lite.run(APP))
    assert [kind for kind in types if kind in ("textbox", "button")] == ["textbox", "textbox", "button"]
    assert dependencies == 1


def test_micropip_installs_it(selenium_standalone: Any, core_wheel: str) -> None:
    selenium_standalone.load_package(["micropip"])
    selenium_standalone.run_async(f"import js, micropip; await micropip.install(js.location.origin + '/{core_wheel}')")
    assert selenium_standalone.run(FILE_OF_LITE).endswith("site-packages/lite/__init__.py")
