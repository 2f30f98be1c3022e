"""`lite serve`: a static file server for built sites."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `lite serve`."""
    parser.add_argument("folder", type=_folder, help="the folder, e.g. site")
    add_address_arguments(parser)
    parser.add_argument(
        "--isolate", action="store_true", help="send COOP and COEP, so that pages are cross-origin isolated"
    )
    parser.add_argument("--csp", metavar="POLICY", help="send this Content-Security-Policy with every answer")


def add_address_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on; 0 takes a free one (default: 8000)")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    from lite.cli.server import SiteOptions, serve

    site = SiteOptions(folder=options.folder, isolate=options.isolate, csp=options.csp)
    try:
        serve(site, host=options.host, port=options.port)
    except OSError as error:
        print(f"lite: cannot serve {options.folder} on port {options.port}: {error}", file=sys.stderr)
        return 2
    return 0


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no folder; `lite build app.py` writes one, `make site` build/site")
    return path
