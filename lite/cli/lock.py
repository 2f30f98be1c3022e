"""`lite lock`: writes down which wheels an app's page gets, so that later builds get the same."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `lite lock`."""
    from lite.cli.build import add_wheels_argument

    parser.add_argument("app", type=Path, help="the app: a Python file, or a folder with an app.py")
    add_wheels_argument(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the lock would become another")


def run(options: argparse.Namespace) -> int:
    """Write `lite.lock` beside the app, or compare it."""
    from lite.bundle.app_files import find_app
    from lite.bundle.asked import read_asked
    from lite.bundle.paths import BuildError
    from lite.bundle.resolve import write_lock
    from lite.cli.build import LOCK, resolve_for, sources_of

    app = find_app(options.app)
    distribution, wheels = sources_of(app, options.wheels)
    resolved = resolve_for(app, distribution, wheels, locked=False)
    text = write_lock(resolved, read_asked(app.home, app.entry), distribution)
    path = app.home / LOCK
    if options.check:
        if not path.is_file() or path.read_text("utf-8") != text:
            raise BuildError(f"{path} is not what `lite lock` would write now; run it again.")
        print(f"{path} is up to date.")
        return 0
    path.write_text(text, encoding="utf-8")
    for name, wheel in sorted(resolved.wheels.items()):
        print(f"{name} {wheel.version}")
    for name in resolved.pyodide:
        print(f"{name} {distribution.packages[name]['version']} (Pyodide's)")
    count = len(resolved.wheels) + len(resolved.pyodide)
    print(f"{path}: {count} packages." if count != 1 else f"{path}: 1 package.")
    return 0
