"""Runs an app once natively, in a process of its own, and gives the config it launched.

A process of its own, so that apps may leave what they like behind, that an endless one can be ended, and that the same
app gives the same config every time: hashes of texts are not random in it.

    python -m lite.cli.bake TASK    reads the task, a JSON file, and writes the answer beside it
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lite
from lite.bundle.paths import BuildError

TIMEOUT_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Run:
    """What came of running an app."""

    config: dict[str, Any]
    opened: list[str]
    """Files of its folder that it read, relative to that."""


def run_app(
    home: Path, entry: str, *, cache: Path, wheels: Sequence[Path] = (), seconds: float = TIMEOUT_SECONDS
) -> Run:
    """Run `home`/`entry` and answer the config of what it launched.

    Args:
        cache: a folder for files that its components make; the config names them.
        wheels: pure wheels that it may import from, ahead of what this Python has.
        seconds: how long it may take to launch.

    Raises:
        BuildError: if it launches nothing, with what to do.
    """
    with tempfile.TemporaryDirectory() as folder:
        task, answer = Path(folder, "task.json"), Path(folder, "answer.json")
        task.write_text(json.dumps({"home": str(home), "entry": entry, "wheels": [str(wheel) for wheel in wheels]}))
        package = str(Path(__file__).resolve().parents[2])
        paths = os.pathsep.join([package, *filter(None, [os.environ.get("PYTHONPATH")])])
        environment = os.environ | {
            "GRADIO_TEMP_DIR": str(cache),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": paths,
        }
        command = [sys.executable, "-m", "lite.cli.bake", str(task)]
        try:
            ran = subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, timeout=seconds, check=False)
        except subprocess.TimeoutExpired:
            raise BuildError(
                f"{entry} had not launched an app after {seconds:g} seconds. Move what takes long into a function of "
                "an event, give it more time by --timeout, or build with --no-bake."
            ) from None
        if not answer.is_file():
            raise BuildError(f"{entry} ended Python (exit status {ran.returncode}) before it launched an app.")
        found = json.loads(answer.read_text("utf-8"))
    if "failure" in found:
        raise BuildError(_words(found["failure"]))
    return Run(found["config"], found["opened"])


def _words(failure: dict[str, Any]) -> str:
    """A failure of `lite.runtime.main` as lines for a terminal."""
    place = f" ({failure['file']} line {failure['line']})" if failure["file"] and failure["line"] else ""
    lines = [f"{failure['title']}{place}: {failure['message']}"]
    if failure["source"]:
        lines.append(f"    {failure['source'].strip()}")
    if failure["missing"]:
        lines.append(
            f"The app is run once here, so this Python needs {failure['missing']} too: install it (`pip install …`). "
            "If only a browser has it, build with --no-bake: the page then shows the app once Python is up."
        )
    elif failure["hint"]:
        lines.append(f"{failure['hint'].replace(' and reload', '')}")
    return "\n".join(lines)


class _Watch:
    """Notes which files of a folder are opened for reading."""

    def __init__(self, home: str) -> None:
        self.home = home + os.sep
        self.opened: set[str] = set()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str):
            return
        if isinstance(arguments[1], str) and any(sign in arguments[1] for sign in "wax"):
            return
        path = os.path.abspath(arguments[0])
        if path.startswith(self.home):
            self.opened.add(path[len(self.home) :].replace(os.sep, "/"))


def main(arguments: Sequence[str]) -> int:
    """Do the task in the file that `arguments` names."""
    task = Path(arguments[0])
    given = json.loads(task.read_text("utf-8"))
    answer = _answer(given["home"], given["entry"], given["wheels"])
    task.with_name("answer.json").write_text(json.dumps(answer), encoding="utf-8")
    return 0


def _answer(home: str, entry: str, wheels: list[str]) -> dict[str, Any]:
    from lite.compat import install
    from lite.runtime.main import Broken, run_file

    install()
    sys.path[:0] = wheels
    sys.path.append(str(Path(lite.__file__).parent / "bridges" / "drop_in"))  # what a page has in place of onnxruntime
    sys.argv[:] = [entry]
    watch = _Watch(home)
    try:
        config = asyncio.run(run_file(home, entry)).get_config_file()
    except Broken as broken:
        return {"failure": broken.failure}
    return {"config": config, "opened": sorted(watch.opened)}


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stdout.flush()
    # An app's threads must not keep the build waiting.
    os._exit(status)
