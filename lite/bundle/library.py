"""Python's standard library, as a restored Python gets it: without comments, and compressed as a whole by zstd.

Half of what `python_stdlib.zip` of Pyodide has, on every host. The code in it is the same, and so are its lines and
docstrings. The bare one, for sites whose app reads no docstrings (`lean.py`), is without these, too.
"""

from __future__ import annotations

import hashlib
import struct
import tempfile
from pathlib import Path

from lite.bundle.node import HERE, run_script, zstd
from lite.bundle.paths import PYODIDE, BuildError, need


def build_libraries(target: Path) -> tuple[Path, Path]:
    """Write the library and the bare one into `target`, in place of older ones, unless they are there.

    They are named by what they are made of.

    Raises:
        BuildError: if Python doesn't start under Node, or a source would be other code.
    """
    slim = HERE / "slim.py"
    made_of = (need(PYODIDE / "python_stdlib.zip", made_by="make setup"), slim, HERE / "make_library.mjs")
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in made_of)).hexdigest()
    libraries = tuple(target / f"python-{digest[:10]}.{kind}.zst" for kind in ("library", "bare"))
    for old in target.glob("python-*.zst"):
        if old not in libraries:
            old.unlink()
    if not all(library.exists() for library in libraries):
        with tempfile.TemporaryDirectory() as folder:
            archives = [Path(folder, library.stem) for library in libraries]
            run_script("make_library", PYODIDE, slim, *archives)
            for library, archive in zip(libraries, archives, strict=True):
                library.write_bytes(zstd(archive.read_bytes(), PYODIDE))
    return libraries[0], libraries[1]


def unpacked_size(packed: Path) -> int:
    """What a file of `zstd` in node.py has unpacked, as its header says (RFC 8878, section 3.1.1.1)."""
    with packed.open("rb") as file:
        _magic, descriptor, size = struct.unpack("<4sBI", file.read(9))
    if descriptor >> 5 != 0b101:  # a size of four bytes, and no other field before it
        raise BuildError(f"{packed.name} has another header than the encoder has written so far.")
    found: int = size
    return found
