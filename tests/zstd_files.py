"""Files by zstd, which Python has a decoder for from 3.14 on only."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from lite.bundle.paths import PYODIDE


def unzstd(file: Path) -> bytes:
    """What `file` holds."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "plain")
        script = Path(__file__).with_name("unzstd.mjs")
        subprocess.run(["node", script, PYODIDE, file, target], check=True, stdin=subprocess.DEVNULL)
        return target.read_bytes()
