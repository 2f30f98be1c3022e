"""The command line, `lite` or `python -m lite.cli`: so far `serve`, a static file server for built sites."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (by default the process's own); answer the exit status."""
    options = _parser().parse_args(arguments)
    from lite.cli.server import SiteOptions, serve

    site = SiteOptions(folder=options.folder, isolate=options.isolate, csp=options.csp)
    try:
        serve(site, host=options.host, port=options.port)
    except OSError as error:
        print(f"lite: cannot serve {options.folder}: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lite", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="serve a folder of static files, as any web server would")
    serve.add_argument("folder", type=_folder, help="the folder, e.g. build/site")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    serve.add_argument("--port", type=int, default=8000, help="port to listen on; 0 takes a free one (default: 8000)")
    serve.add_argument(
        "--isolate", action="store_true", help="send COOP and COEP, so that pages are cross-origin isolated"
    )
    serve.add_argument("--csp", metavar="POLICY", help="send this Content-Security-Policy with every answer")
    return parser


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no folder; `make site` writes build/site")
    return path
