"""What the Makefile calls: `python -m lite.bundle core|site`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from lite.bundle.paths import BUILD, WHEELS, BuildError
from lite.bundle.site import build_site
from lite.bundle.wheels import build_wheels

STEPS: dict[str, Callable[[], Path]] = {
    "core": lambda: build_wheels(WHEELS),
    "site": lambda: build_site(BUILD / "site"),
}


def main(arguments: list[str]) -> int:
    """Run one step and print what it wrote."""
    if len(arguments) != 1 or arguments[0] not in STEPS:
        print(f"usage: python -m lite.bundle {'|'.join(STEPS)}", file=sys.stderr)
        return 2
    try:
        print(STEPS[arguments[0]]())
    except BuildError as error:
        print(f"lite: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
