"""Outputs that stream: the chunks that `Audio` and `Video` give a page one after the other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from lite.components import _sound
from lite.core.block import Block
from lite.errors import PayloadError
from lite.files import inline
from lite.files.store import is_url, mime_of, to_file
from lite.protocol.messages import Json


def chunk(block: Block, value: Any) -> dict[str, Json]:
    """The payload of the next chunk: bytes, or the content of a file that the page may have.

    Raises:
        PayloadError: if it is neither, or empty.
        AccessError: if it is a file that the page may not have.
    """
    if not isinstance(value, (bytes, bytearray)):
        if not isinstance(value, (str, os.PathLike)) or is_url(str(value)):
            raise PayloadError(f"A stream's chunk is bytes or the path of a file, not {str(value)[:80]!r}.")
        value = Path(to_file(value).path).read_bytes()
    data = bytes(value)
    if not data:
        raise PayloadError("A stream's chunk is empty (0 bytes); yield None where there is nothing yet.")
    name = f"{block.kind}.{_sound.suffix_of_bytes(data) or ('webm' if block.kind == 'video' else 'bin')}"
    return inline.stream_of(data, name, mime_of(name), continues=_fed_by_stream(block))


def _fed_by_stream(block: Block) -> bool:
    """Whether a `.stream()` listener writes to `block`: each of its calls gives one chunk of the same stream."""
    return block.in_app and any(
        dependency.connection == "stream" and block in dependency.outputs for dependency in block.app.dependencies
    )
