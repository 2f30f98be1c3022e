"""The command line, `lite` or `python -m lite.cli`.

Each command is a module with `add_arguments(parser)` and `run(options)`, imported when it is the one asked for.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

COMMANDS = {
    "build": "write an app as a folder of static files that works on any host, and offline",
    "dev": "serve an app while you write it: every save is shown at once",
    "lock": "write down which packages an app's page gets, by version and hash",
    "new": "write a starter: an app, its README and a workflow that publishes it on GitHub Pages",
    "serve": "serve a folder of static files, as any web server would",
}
"""Name → help; the module has the same name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (by default the process's own); answer the exit status, 2 if it can't be done."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="lite", description="Gradio's API as static pages: builds them, serves them.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, words in COMMANDS.items():
        command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        if name in given[:1]:
            _module(name).add_arguments(command)
    options = parser.parse_args(given)
    from lite.bundle.paths import BuildError

    try:
        status: int = _module(options.command).run(options)
    except BuildError as error:
        print(f"lite: {error}", file=sys.stderr)
        return 2
    return status


def _module(command: str) -> Any:
    return import_module(f"lite.cli.{command}")
