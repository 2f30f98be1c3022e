"""`python -m benchmarks.chunks`: the table of every script and style sheet of the build, in chunks.md.

    | chunk | gzip | plain | with what it imports |

The last column is what a page downloads that has nothing of it yet: the chunk, and all that it imports at once, but not
what every page has. `make bench` writes the table along with its results.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from benchmarks.site import BUILD, HERE

TARGET = HERE / "chunks.md"
ENTRY = "lite.js"
_HASH = re.compile(r"-[\w-]{8}(?=\.(?:m?js|css)$)")


def table(files: list[dict[str, Any]]) -> str:
    """Markdown of `sizes.json`, the largest chunks first. Names are without their hashes.

    Args:
        files: `{"file", "bytes", "gzip", "imports", "lazy"}` of each; `imports` and `lazy` are names of files.
    """
    known = {each["file"]: each for each in files}
    everywhere = _reached(ENTRY, known)
    lines = [
        "# Every chunk of the page",
        "",
        "Written by `python -m benchmarks.chunks` from the build. Bytes, gzip -9. *Together* is the chunk with all",
        "that it imports at once, but not what every page has: "
        f"`{ENTRY}` and its imports, {_sum(everywhere, known):,} B of JavaScript.",
        "",
        "| chunk | gzip | plain | together |",
        "|---|--:|--:|--:|",
    ]
    shown = [each for each in files if each["file"].endswith((".js", ".mjs", ".css"))]
    for each in sorted(shown, key=lambda each: (-each["gzip"], _plain(each["file"]))):
        together = _sum(_reached(each["file"], known) - everywhere, known)
        lines.append(f"| `{_plain(each['file'])}` | {each['gzip']:,} | {each['bytes']:,} | {together:,} |")
    return "\n".join([*lines, ""])


def _plain(file: str) -> str:
    return _HASH.sub("", file).removeprefix("assets/")


def _reached(file: str, known: dict[str, dict[str, Any]]) -> set[str]:
    found: set[str] = set()
    waiting = [file]
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found.add(name)
            waiting += known[name]["imports"]
    return found


def _sum(names: set[str], known: dict[str, dict[str, Any]]) -> int:
    return sum(int(known[name]["gzip"]) for name in names)


def write(runtime: Path = BUILD / "runtime") -> None:
    """Write the table of what `runtime` holds."""
    TARGET.write_text(table(json.loads((runtime / "sizes.json").read_text("utf-8"))), "utf-8")


if __name__ == "__main__":
    write()
