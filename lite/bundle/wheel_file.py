"""The bytes of a wheel: a zip with its metadata, the same bytes for the same content."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lite.bundle.paths import BuildError

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of every member: the earliest a zip can hold, so that time leaves no trace."""


def pack_wheel(
    name: str,
    version: str,
    members: Mapping[str, bytes],
    *,
    tag: str = "py3-none-any",
    build: str | None = None,
    python: str | None = None,
) -> bytes:
    """The wheel of `members`.

    Args:
        members: name in the wheel → content, in their order.
        tag: interpreters, ABI and platform it is for.
        build: its build tag, if it has one.
        python: which Python it needs.
    """
    info = f"{name}-{version}.dist-info"
    needs = f"Requires-Python: {python}\n" if python else ""
    built = f"Build: {build}\n" if build else ""
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{needs}"
    wheel = f"Wheel-Version: 1.0\nGenerator: lite.bundle\nRoot-Is-Purelib: true\nTag: {tag}\n{built}"
    complete = {**members, f"{info}/METADATA": metadata.encode(), f"{info}/WHEEL": wheel.encode()}
    record = "".join(f"{file},sha256={_record_hash(data)},{len(data)}\n" for file, data in complete.items())
    return zip_bytes({**complete, f"{info}/RECORD": f"{record}{info}/RECORD,,\n".encode()})


def folder_wheel(folder: Path) -> tuple[str, bytes]:
    """File name and bytes of the pure wheel of a folder `<name>-<version>` of Python modules.

    Raises:
        BuildError: if the folder is not named so, or holds nothing.
    """
    name, _, version = folder.name.rpartition("-")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    if not name or not version[:1].isdigit() or not files:
        raise BuildError(f"{folder} is no package: name it <name>-<version>, e.g. roman-1.0, and put modules into it.")
    members = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return f"{name}-{version}-py3-none-any.whl", pack_wheel(name, version, members)


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """A zip file whose bytes depend on names and contents only."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            member.create_system = 3  # Unix, on every host
            archive.writestr(member, data)
    return buffer.getvalue()


def _record_hash(data: bytes) -> str:
    """A hash as PEP 376 wants it in RECORD: URL-safe base64 without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
