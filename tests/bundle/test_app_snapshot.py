"""A site's own snapshot: what may be imported ahead, and the same bytes for the same app. It takes Node."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from lite.bundle.app_files import find_app
from lite.bundle.app_snapshot import AppSnapshot, build_app_snapshot
from lite.bundle.parts import parts_named
from lite.bundle.paths import PYODIDE, WHEELS, BuildError
from lite.bundle.resolve import Resolved
from lite.bundle.runtime import Content
from lite.bundle.site import PYODIDE_FILES
from lite.bundle.snapshot import run_python
from lite.bundle.wheel_file import pack_wheel
from lite.bundle.wheel_index import Distribution, Wheels, read_wheel
from tests.bundle.fake_runtime import LOCK

INDEX = json.loads((WHEELS / "wheels.json").read_text("utf-8"))

QUIET = {
    "constants": "from enum import Enum\nimport re\nclass Size(Enum):\n    BIG = 1\nWORD = re.compile('a')",
    "records": "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int = 1",
    "later": "def now():\n    import time, random, os\n    return time.time(), random.random(), os.environ, open('x')",
    "places": "from pathlib import Path\nHERE = Path(__file__).resolve().parent\nKNOWN = (HERE / 'words.txt').exists()",
    "rolls_the_same": "import random\nX = random.Random(7).random()",
    "logger": "import logging\nlog = logging.getLogger(__name__)",
    "locks": "import asyncio, threading\nL = asyncio.Lock()\nM = threading.Lock()",
    "boxes": "import gradio as gr\nclass Box(gr.Textbox):\n    pass",
}
"""Modules that find out nothing."""

ASKING = {
    "clock": ("import time\nT = time.time()", "asks for the time"),
    "today": ("from datetime import datetime\nT = datetime.now()", "asks for the time"),
    "hour": ("import time\nT = time.localtime(0).tm_hour", "asks for the time"),
    "zone": ("from time import timezone", "asks for the time zone"),
    "naps": ("import time\ntime.sleep(0.001)", "asks for the time"),
    "rolls": ("import random\nX = random.random()", "changes the random numbers"),
    "seeds": ("import random\nrandom.seed(7)", "changes the random numbers"),
    "own_chance": ("import random\nX = random.Random()", "asks for chance"),
    "entropy": ("import os\nX = os.urandom(4)", "asks for chance"),
    "ids": ("import uuid\nX = uuid.uuid4()", "asks for chance"),
    "mode": ("import os\nX = os.environ.get('MODE')", "asks for the environment"),
    "has_mode": ("import os\nX = 'MODE' in os.environ", "asks for the environment"),
    "sets_mode": ("import os\nos.environ['MODE'] = '1'", "asks for the environment"),
    "opens": ("F = open('words.txt')", "reads words.txt"),
    "reads": ("from pathlib import Path\nX = Path('words.txt').read_text()", "reads words.txt"),
    "lists": ("import os\nX = os.listdir('.')", "reads ."),
    "dates": ("import os\nX = os.path.getmtime('words.txt')", "reads words.txt"),
    "connects": (
        "import socket\ntry:\n    socket.create_connection(('localhost', 1))\nexcept OSError:\n    pass",
        "calls ",
    ),
    "says": ("print('here')", "prints"),
    "makes": ("import gradio as gr\nbox = gr.Textbox()", "makes a block"),
    "page": ("import js", "imports js"),
    "main": ("import __main__", "imports __main__"),
    "begins": ("import asyncio\nasync def f(): pass\nT = asyncio.ensure_future(f())", "starts a task"),
    "matrices": ("try:\n    import numpy\nexcept ImportError:\n    numpy = None", "imports numpy"),
    "precise": ("import decimal\ndecimal.getcontext().prec = 50", "changes the context"),
    "paths": ("import sys\nsys.path.insert(0, 'lib')", "changes the places of imports"),
    "moves": ("import os\nos.chdir('/')", "calls os.chdir"),
    "breaks": ("1 / 0", "raises ZeroDivisionError"),
    "hides_it": ("try:\n    import clock\nexcept BaseException:\n    pass", "asks for the time"),
    "unwanted": ("X = 1", "is to be fresh"),
}
"""Modules that ask or change what only a page's start may: source, and what is said of it."""


def runtime() -> dict[str, Content]:
    """Of the real runtime what Python needs."""
    files: dict[str, Content] = {f"pyodide/{name}": PYODIDE / name for name in PYODIDE_FILES}
    listed = [INDEX["lite"], *INDEX["parts"].values()]
    return (
        files
        | {f"wheels/{each['file']}": WHEELS / each["file"] for each in listed}
        | {"wheels/wheels.json": WHEELS / "wheels.json"}
    )


def write(home: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)


def snapshot(home: Path, wheels: Sequence[Path] = (), **options: Any) -> AppSnapshot:
    """The snapshot of the app in `home`; numpy is a package that only its page will have."""
    distribution = Distribution(json.dumps(LOCK).encode(), Wheels([]))
    read = {wheel.name: wheel for wheel in map(read_wheel, wheels)}
    resolved = Resolved(wheels=read, depends={name: [] for name in read}, pyodide=["numpy"])
    return build_app_snapshot(find_app(home), resolved, distribution, runtime(), **options)


def tried(home: Path, monkeypatch: pytest.MonkeyPatch, **options: Any) -> dict[str, Any]:
    """What the trial for the app in `home` finds; no snapshot is made."""
    found: dict[str, Any] = {}

    def run(task: Mapping[str, Any]) -> dict[str, Any]:
        found.update(run_python(task))
        return found

    def stop(*_: object) -> None:
        raise InterruptedError

    monkeypatch.setattr("lite.bundle.app_snapshot.run_python", run)
    monkeypatch.setattr("lite.bundle.app_snapshot.take_snapshot", stop)
    with pytest.raises(InterruptedError):
        snapshot(home, **options)
    return found


def test_a_module_that_asks_for_anything_is_left_and_one_that_asks_nothing_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = QUIET | {name: source for name, (source, _) in ASKING.items()}
    wheel = tmp_path / "tried-1.0-py3-none-any.whl"  # a package's: that one is left says nothing of the next
    wheel.write_bytes(pack_wheel("tried", "1.0", {f"{name}.py": source.encode() for name, source in sources.items()}))
    lines = [f"import {name}\n" for name in sources]
    write(tmp_path / "app", {"app.py": "".join(lines), "words.txt": "a b"})
    found = tried(tmp_path / "app", monkeypatch, wheels=[wheel], fresh=["unwanted"])
    assert {name for name, _ in found["imports"]} & set(sources) == set(QUIET)
    assert set(found["left"]) == set(ASKING)
    for name, (_, reason) in ASKING.items():
        assert found["left"][name].startswith(reason), name


def test_after_a_module_that_is_left_the_apps_others_are_left_and_libraries_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {"app.py": "import first\nimport second\nimport third\nimport colorsys\n", "first.py": "import wave"}
    second = {"second.py": "import sched\nimport first\nimport time\nT = time.time()", "third.py": "import difflib"}
    write(tmp_path, first | second)
    found = tried(tmp_path, monkeypatch)
    kept = {name for name, _ in found["imports"]}
    assert {"first", "colorsys", "sched", "difflib"} <= kept
    assert not {"second", "third"} & kept
    assert found["left"] == {"second": "asks for the time", "third": "comes after second"}


def test_of_a_package_of_the_apps_what_asks_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"app.py": "from shapes import X, area, today\n"})
    write(tmp_path / "shapes", {"__init__.py": "X = 1", "area.py": "Y = 2", "today.py": "import time\nT = time.time()"})
    found = tried(tmp_path, monkeypatch)
    assert [each for each in found["imports"] if each[0] == "shapes"] == [["shapes", []], ["shapes", ["area"]]]
    assert found["left"] == {"shapes.today": "asks for the time"}


def test_the_same_app_gives_the_same_snapshot_wherever_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "import colorsys\nX = {'a', 'b'}"
    files = {"app.py": "import words\nimport gradio as gr\ngr.Interface\n", "words.py": words}
    write(tmp_path / "one", files)
    write(tmp_path / "another" / "place", files)
    one = snapshot(tmp_path / "one")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert snapshot(tmp_path / "another" / "place") == one
    assert one.left == {}
    assert {"kits", "components"} <= set(one.parts)
    assert "colorsys" in one.about["modules"]
    assert one.about["file"] != INDEX["snapshot"]["file"]


def test_an_app_that_hides_pythons_own_modules_gets_none_of_its_own_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"app.py": "import wave\nimport words\n", "wave.py": "X = 1", "words.py": "X = 1"})
    found = tried(tmp_path, monkeypatch)
    assert not {"wave", "words"} & {name for name, _ in found["imports"]}


def test_without_node_one_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"app.py": "import words\n", "words.py": ""})
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BuildError, match="install Node 20 or newer, or leave the option out"):
        snapshot(tmp_path)


def test_a_python_that_cannot_start_says_why_in_few_words(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="could not do its work") as raised:
        run_python({"pyodide": str(tmp_path), "wheel": "none.whl", "target": "none"})
    assert len(str(raised.value)) < 3000


def test_parts_are_called_for_by_words_and_by_each_other() -> None:
    parts = {
        "kits": {"words": ["Interface"], "needs": ["rare"]},
        "rare": {"words": ["tqdm"], "needs": []},
        "chat": {"words": [], "needs": []},
    }
    assert parts_named(parts, ["gr.Interface()"]) == ["kits", "rare"]
    assert parts_named(parts, ["MyInterface()", "import os"]) == []
