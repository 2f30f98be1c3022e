"""pytest-pyodide on what we ship: Pyodide from the npm package, the core wheel from wheels/.

Its dist folder is put together here. The lock names only what lies in it, because pytest-pyodide loads what the lock
promises.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType
from pytest_pyodide.config import get_global_config

from lite.bundle.paths import PYODIDE, WHEELS, need
from lite.bundle.site import PYODIDE_FILES, write_tree
from lite.bundle.wheels import fetch_wheel
from tests import chromium
from tests.conftest import BUILD

DIST = BUILD / "pyodide-dist"
TBLIB = ("3.2.2", "26bdccf339bcce6a88b2b5432c988b266ebbe63a4e593f6b578b1d2e723d2b76")
"""Carries tracebacks from Pyodide to the host; never part of a site. Version and sha256."""


@pytest.fixture(scope="session", autouse=True)
def pyodide_dist() -> Path:
    """The folder pytest-pyodide serves: Pyodide, a lock, and the wheels it names."""
    index = json.loads(need(WHEELS / "wheels.json", made_by="make wheel").read_text("utf-8"))
    BUILD.mkdir(parents=True, exist_ok=True)
    tblib = fetch_wheel("tblib", *TBLIB, target=BUILD)
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    here = {"micropip": index["micropip"], "tblib": {"file": tblib.name, "sha256": TBLIB[1]}}
    lock["packages"] = {
        name: {**lock["packages"][name], "file_name": wheel["file"], "sha256": wheel["sha256"], "depends": []}
        for name, wheel in here.items()
    }
    files: dict[str, Path | bytes] = {name: PYODIDE / name for name in PYODIDE_FILES}
    files["pyodide-lock.json"] = json.dumps(lock).encode()
    files[tblib.name] = tblib
    listed = (index["lite"], index["micropip"], *index["parts"].values())
    files |= {each["file"]: WHEELS / each["file"] for each in listed}
    write_tree(DIST, files)
    return DIST


@pytest.fixture(scope="session", autouse=True)
def our_chromium() -> Iterator[None]:
    """Make pytest-pyodide start the Chromium that is here; it has no option for that."""
    path = chromium.find()
    if path is None:
        pytest.fail("There is no Chromium; run `python -m tests.chromium`, which installs one.")
    launch = BrowserType.launch
    get_global_config().set_flags("chrome", [*chromium.FLAGS, "--js-flags=--expose-gc"])

    def launch_ours(self: BrowserType, **options: Any) -> Any:
        return launch(self, executable_path=path, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BrowserType, "launch", launch_ours)
        yield


@pytest.fixture(scope="session")
def core_wheel(pyodide_dist: Path) -> str:
    """The core wheel's file name in the served folder."""
    index = json.loads((WHEELS / "wheels.json").read_text("utf-8"))
    return str(index["lite"]["file"])


@pytest.fixture(scope="session")
def parts(pyodide_dist: Path) -> dict[str, str]:
    """Where Python looks for the archive of each part of lite → its file name in the served folder."""
    index = json.loads((WHEELS / "wheels.json").read_text("utf-8"))
    return {f"/lib/lite-{name}.zip": part["file"] for name, part in index["parts"].items()}


@pytest.fixture
def selenium_lite(selenium_standalone: Any, core_wheel: str, parts: dict[str, str]) -> Any:
    """A fresh Pyodide with the core wheel on `sys.path` and the parts in `/lib`, as the worker puts them there."""
    selenium_standalone.run_js(
        f"""
        const answer = await fetch({core_wheel!r});
        pyodide.FS.writeFile('/lite.whl', new Uint8Array(await answer.arrayBuffer()));
        for (const [path, file] of Object.entries({json.dumps(parts)})) {{
          const part = await fetch(file);
          pyodide.FS.writeFile(path, new Uint8Array(await part.arrayBuffer()));
        }}
        pyodide.runPython("import sys; sys.path.insert(0, '/lite.whl')");
        """
    )
    return selenium_standalone
