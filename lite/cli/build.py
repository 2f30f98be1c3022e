"""`lite build`: one app as a folder of static files, or as one file."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lite.bundle.app_files import AppFiles, find_app, may_publish
from lite.bundle.app_site import Ran, SiteOptions, build_app_site
from lite.bundle.app_snapshot import build_app_snapshot
from lite.bundle.asked import read_asked
from lite.bundle.models import named_model
from lite.bundle.paths import BuildError
from lite.bundle.resolve import Resolved, Resolver, read_lock, resolve
from lite.bundle.runtime import find_runtime, read
from lite.bundle.single_file import build_single_file, is_single_file
from lite.bundle.site import write_tree
from lite.bundle.wheel_index import Distribution, Wheels
from lite.cli.bake import TIMEOUT_SECONDS, run_app

LOCK = "lite.lock"

_MARK = "lite-sw.js"
"""A file that every site has: a folder without it is none of ours to replace."""


_SITE_ONLY = {
    "--pyodide cdn": "the file has everything in it. Leave --pyodide out, or build a site.",
    "--isolate": "that takes a service worker, which a file can't have. Build a site.",
    "--base-url": "it is for the addresses of a site's pages; the file works wherever it is put.",
    "--static": "nothing lies beside the file. Give Python the files by --include, or build a site.",
    "--precache-models": "models are in the file from the start.",
}
"""Options that say how a site is served: option → why a single file has no use for it."""

_KEPT = (".git", "CNAME")
"""What authors put into a site's folder themselves, to publish it from there."""


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was written."""

    folder: Path
    files: Mapping[str, bytes]
    app: AppFiles
    baked: bool
    left: Mapping[str, str] = field(default_factory=dict)
    """Modules that its own snapshot has not, and why."""


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A single file that was written."""

    file: Path
    app: AppFiles
    baked: bool
    left: Mapping[str, str] = field(default_factory=dict)
    """As of a site."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `lite build`."""
    parser.add_argument("app", type=Path, help="the app: a Python file, or a folder with an app.py")
    parser.add_argument("-o", "--output", type=Path, help="folder, or file, to write (default: site, or APP.html)")
    parser.add_argument(
        "--single-file",
        action="store_true",
        help="one HTML file that has everything in it, and opens by a double click",
    )
    add_shared_arguments(parser)


def add_shared_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say what a site is like, wherever it is written."""
    parser.add_argument("--base-url", type=_address, help="where the site will be, e.g. https://me.github.io/repo/")
    parser.add_argument("--title", help="title of the page (default: the app's own, or its file's name)")
    parser.add_argument("--description", help="description for search engines (default: the app's first paragraph)")
    parser.add_argument("--icon", type=Path, help="a square PNG, or an SVG (default: one is drawn)")
    parser.add_argument(
        "--pwa",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="works offline and can be installed (default)",
    )
    parser.add_argument("--isolate", action="store_true", help="make the page cross-origin isolated, on any host")
    parser.add_argument(
        "--pyodide",
        choices=("bundled", "cdn"),
        default="bundled",
        help="where Pyodide is: in the site (default), or a CDN",
    )
    _add_snapshot_arguments(parser)
    parser.add_argument(
        "--include",
        action="append",
        default=[],
        metavar="PATTERN",
        help="more files for the app, relative to its folder",
    )
    parser.add_argument(
        "--static",
        action="append",
        default=[],
        type=Path,
        metavar="PATH",
        help="a file or folder beside the page, e.g. models",
    )
    parser.add_argument(
        "--model",
        action="append",
        default=[],
        type=_model,
        metavar="NAME=PATH",
        help="a model beside the page: a folder in the hub's layout, or an .onnx file",
    )
    parser.add_argument(
        "--precache-models", action="store_true", help="keep models offline from the first visit on, not once used"
    )
    add_wheels_argument(parser)
    parser.add_argument(
        "--no-bake", action="store_true", help="do not run the app now: it is shown only once Python is up in the page"
    )
    parser.add_argument(
        "--timeout", type=float, default=TIMEOUT_SECONDS, metavar="SECONDS", help="how long the app may take to launch"
    )


def _add_snapshot_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--snapshot",
        choices=("core", "app", "none"),
        default="core",
        help="what Python starts from: the snapshot of its memory that all apps share (default); one with this app's "
        "modules imported, which takes Node; or none: later up, some 6 MB less to download",
    )
    parser.add_argument("--no-snapshot", dest="snapshot", action="store_const", const="none", help="--snapshot none")
    parser.add_argument(
        "--fresh",
        action="append",
        default=[],
        metavar="MODULE",
        help="with --snapshot app: a module that is imported in the page, as if there were no snapshot",
    )


def add_wheels_argument(parser: argparse.ArgumentParser) -> None:
    """Where wheels are, besides the index."""
    parser.add_argument(
        "--wheels",
        action="append",
        default=[],
        type=Path,
        metavar="FOLDER",
        help="wheels to use instead of the index's",
    )


def run(options: argparse.Namespace) -> int:
    """Build, and say what was written."""
    if options.single_file:
        return _run_single(options)
    built = build(options, options.output or Path("site"))
    count, size = len(built.files), sum(map(len, built.files.values()))
    print(f"{built.folder}: {count} files, {size / 1e6:.1f} MB. Python gets {', '.join(built.app.files)}.")
    _say_more(built)
    print(f"Look at it: lite serve {built.folder}")
    return 0


def _say_more(built: Built | BuiltFile) -> None:
    if not built.baked:
        print("The app was not run: its page shows it once Python is up.")
    for module, why in built.left.items():
        print(f"{module} is imported in the page, not ahead: it {why}.")


def _run_single(options: argparse.Namespace) -> int:
    built = build_file(options)
    size = built.file.stat().st_size
    print(f"{built.file}: one file, {size / 1e6:.1f} MB. Python gets {', '.join(built.app.files)}.")
    _say_more(built)
    print("Look at it: open it in a browser, by a double click or by its address.")
    return 0


def build_file(options: argparse.Namespace) -> BuiltFile:
    """Write the single file that `options` describe.

    Raises:
        BuildError: if it can't be made; nothing has been written then.
    """
    refused = [option for option in _SITE_ONLY if _is_given(options, option)]
    if refused:
        raise BuildError(f"--single-file and {refused[0]} do not go together: {_SITE_ONLY[refused[0]]}")
    output = _file_for(options)
    app = find_app(options.app, include=options.include, leave_out=output)
    if output in app.files.values():
        raise BuildError(f"The file would replace one of the app's: {output}. Name another by -o.")
    with _ran(app, options, output) as ran:
        ran = _with_snapshot(ran, options)
        content = build_single_file(ran, replace(_site(options), pwa=False))
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(content)
    return BuiltFile(output, ran.app, ran.config is not None, _left(ran))


def _is_given(options: argparse.Namespace, option: str) -> bool:
    value = getattr(options, option.removeprefix("--").split()[0].replace("-", "_"))
    return value == "cdn" if option == "--pyodide cdn" else bool(value)


def _file_for(options: argparse.Namespace) -> Path:
    """The file to write: `-o`, or one that is called as the app is.

    Raises:
        BuildError: if something else is there.
    """
    app = options.app.resolve()
    name = app.name if app.is_dir() else app.stem
    output: Path = (options.output or Path(f"{name}.html")).resolve()
    if output.is_dir():
        raise BuildError(f"{output} is a folder; with --single-file, -o names the HTML file.")
    if output.exists() and not is_single_file(output):
        raise BuildError(f"{output} is there, and no single file of lite's; name another file by -o.")
    return output


def build(options: argparse.Namespace, output: Path, *, dev: bool = False) -> Built:
    """Write the site that `options` describe into `output`; with `dev` its page hears of every save.

    Raises:
        BuildError: if it can't be made; nothing has been written then.
    """
    output = output.resolve()
    if output.is_dir() and any(output.iterdir()) and not (output / _MARK).is_file():
        raise BuildError(f"{output} has files that are no site of lite's; empty it, or name another folder by -o.")
    app = find_app(options.app, include=options.include, leave_out=output)
    if output == app.home or output in app.home.parents:
        raise BuildError(f"The site would replace the app: {output} is its folder, or above it. Name another by -o.")
    with _ran(app, options, output) as ran:
        # Making a snapshot takes longer than a save may: pages of `lite dev` start from the one that all share.
        ran = ran if dev else _with_snapshot(ran, options)
        files = build_app_site(ran, _site(options, dev))
    output.mkdir(parents=True, exist_ok=True)
    write_tree(output, dict(files), keep=_KEPT)
    return Built(output, files, ran.app, ran.config is not None, _left(ran))


@contextmanager
def _ran(app: AppFiles, options: argparse.Namespace, output: Path) -> Iterator[Ran]:
    """The app's packages and its config; files that it made as it ran are there until the end."""
    runtime = find_runtime()
    distribution, wheels = sources_of(app, options.wheels)
    resolved = resolve_for(app, distribution, wheels)
    with tempfile.TemporaryDirectory(prefix="lite-build-") as cache:
        config = None
        if not options.no_bake:
            app, config = _baked(app, resolved, Path(cache), options.timeout, output)
        yield Ran(app, config, resolved, distribution, runtime)


def _with_snapshot(ran: Ran, options: argparse.Namespace) -> Ran:
    """The same with a snapshot of its own, if it is to have one."""
    if options.snapshot != "app":
        if options.fresh:
            raise BuildError(f"--fresh {options.fresh[0]} is about the app's own snapshot: add --snapshot app.")
        return ran
    own = build_app_snapshot(ran.app, ran.resolved, ran.distribution, ran.runtime, options.fresh)
    return replace(ran, snapshot=own)


def _left(ran: Ran) -> Mapping[str, str]:
    return {} if ran.snapshot is None else ran.snapshot.left


def _model(text: str) -> tuple[str, Path]:
    try:
        return named_model(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _site(options: argparse.Namespace, dev: bool = False) -> SiteOptions:
    return SiteOptions(
        title=options.title,
        description=options.description,
        icon=options.icon,
        base_url=options.base_url,
        pwa=options.pwa and not dev,
        isolate=options.isolate and not dev,  # the server sends the headers itself
        pyodide=options.pyodide,
        snapshot=options.snapshot != "none",
        beside=options.static,
        models=dict(options.model),
        precache_models=options.precache_models,
        dev=dev,
    )


def _baked(
    app: AppFiles, resolved: Resolved, cache: Path, seconds: float, output: Path
) -> tuple[AppFiles, dict[str, Any]]:
    """The app with the files it was seen to read, and its config."""
    pure = [wheel.path for wheel in resolved.wheels.values() if wheel.path.name.endswith("-none-any.whl")]
    ran = run_app(app.home, app.entry, cache=cache, wheels=pure, seconds=seconds)
    read = (app.home / name for name in ran.opened)
    found = [file for file in read if may_publish(app.home, file) and not file.is_relative_to(output)]
    return app.with_files(file.relative_to(app.home).as_posix() for file in found), ran.config


def sources_of(app: AppFiles, folders: Sequence[Path]) -> tuple[Distribution, Wheels]:
    """Where an app's packages come from: Pyodide's distribution, wheels of `folders` and beside the app, the index.

    Raises:
        BuildError: if there is no runtime.
    """
    wheels = Wheels([*folders, app.home / "wheels"])
    return Distribution(read(find_runtime()["pyodide/pyodide-lock.json"]), wheels), wheels


def resolve_for(app: AppFiles, distribution: Distribution, wheels: Wheels, *, locked: bool = True) -> Resolved:
    """The wheels of an app's page: those that its lock names, if it has one.

    Raises:
        BuildError: if one can't be had.
    """
    from importlib.metadata import packages_distributions

    asked = read_asked(app.home, app.entry)
    if locked and (app.home / LOCK).is_file():
        return read_lock(app.home / LOCK, asked, wheels)
    resolver = Resolver(app.home, wheels, distribution)
    return resolve(asked, app.python(), resolver, packages_distributions())


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"{text} is no address of a site; write it whole: https://me.github.io/repo/")
    return text if text.endswith("/") else f"{text}/"
