"""What a site of `lite build` weighs: every file of it, by brotli, as a host at its best sends it."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from benchmarks.samples import Figure
from benchmarks.site import HERE, ROOT

APP = ROOT / "site_example" / "apps" / "hello.py"


def run() -> list[Figure]:
    """The hello app's site, without and with the snapshot of Python's memory."""
    with tempfile.TemporaryDirectory(prefix="lite-bench-") as name:
        files = weigh(Path(name))
    snapshot = sum(size for file, size in files.items() if file.endswith(".snapshot.zst"))
    return [
        Figure(
            "size.built_hello_brotli",
            sum(files.values()),
            "B",
            "a hello site, all of it, brotli",
            details={"brotli": files},
        ),
        Figure("size.built_hello_plain_brotli", sum(files.values()) - snapshot, "B", "the same without the snapshot"),
    ]


def weigh(folder: Path) -> dict[str, int]:
    """Build the site into `folder`; its files' bytes as they are sent: by brotli, or as they are where that is less."""
    from lite.cli import main

    if main(["build", str(APP), "-o", str(folder)]) != 0:
        raise RuntimeError(f"{APP} could not be built.")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    ran = subprocess.run(
        ["node", str(HERE / "brotli.mjs"), *map(str, files)], capture_output=True, text=True, check=True
    )
    packed = map(int, ran.stdout.split())
    sent = zip(files, packed, strict=True)
    return {path.relative_to(folder).as_posix(): min(size, path.stat().st_size) for path, size in sent}
