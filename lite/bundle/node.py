"""The scripts for Node beside this file, which make what only a Pyodide can make."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from lite.bundle.paths import BuildError

HERE = Path(__file__).parent
"""Where the scripts are."""
_TIMEOUT_SECONDS = 300


def run_script(script: str, *arguments: str | Path) -> str:
    """What `<script>.mjs` prints.

    Raises:
        BuildError: if it fails, or takes longer than five minutes.
    """
    command = ["node", HERE / f"{script}.mjs", *arguments]
    try:
        ran = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_TIMEOUT_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError(f"{script}.mjs was not done after {_TIMEOUT_SECONDS} seconds.") from error
    if ran.returncode:
        raise BuildError(f"{script}.mjs could not do its work.\n{ran.stderr.strip() or ran.stdout.strip()}")
    return ran.stdout


def zstd(content: bytes, pyodide: str | Path) -> bytes:
    """`content` compressed, the same bytes for the same content, by the encoder in the Pyodide at `pyodide`.

    Raises:
        BuildError: if that can't be used.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder, "plain"), Path(folder, "packed")
        plain.write_bytes(content)
        run_script("zstd", pyodide, plain, packed)
        return packed.read_bytes()
