"""Bytes that travel beside a packet instead of lying in a file: frames of a camera, chunks of a microphone, streams.

page -> app   {"data": bytes, "mime_type": "image/jpeg", "orig_name": "frame.jpg"}      one of a sequence
app  -> page  {"is_stream": True, "chunks": [bytes, ...], "mime_type": "audio/wav"}     what a generator gave so far;
              with "continues": True it goes on what was there before

A page hands back the second as it got it. Neither names a path, so no rule of access is at stake but the size.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Sequence
from typing import Any

from lite.errors import PayloadError
from lite.files.access import current_rules
from lite.files.filedata import FileData
from lite.files.store import save
from lite.protocol.messages import Json

_MOST_KEPT = 64
"""Files of streamed frames and chunks that stay; a stream may go on for hours, and its files are in memory."""

_kept: deque[str] = deque()


def chunks_of(payload: Any) -> list[bytes] | None:
    """The bytes in a payload of this kind; None if it is another.

    Raises:
        PayloadError: if they are too many, or none.
    """
    if not isinstance(payload, dict) or not ("data" in payload or "chunks" in payload):
        return None
    chunks = payload["chunks"] if "data" not in payload else [payload["data"]]
    if not isinstance(chunks, list) or not chunks or not all(isinstance(chunk, bytes) and chunk for chunk in chunks):
        raise PayloadError("Bytes were expected here, but what came has none; take or record it again.")
    size, most = sum(map(len, chunks)), current_rules().max_file_size
    if most is not None and size > most:
        raise PayloadError(f"This has {size:,} bytes; at most {most:,} are allowed.")
    return chunks


def kept(data: bytes, name: str) -> str:
    """Path of a file of `data` called `name`; the oldest of these files are deleted as new ones come."""
    path = save(data, name)
    _kept.append(path)
    if len(_kept) > _MOST_KEPT:
        shutil.rmtree(os.path.dirname(_kept.popleft()), ignore_errors=True)
    return path


def stream_of(data: bytes, name: str, mime: str, *, continues: bool = False) -> dict[str, Json]:
    """The payload of a stream whose first chunk is `data`, or of the next chunk of one that goes on."""
    payload = FileData("", None, None, name, mime, is_stream=True).to_dict() | {"chunks": [data]}
    return payload | {"continues": True} if continues else payload


def extended(sent: Json, payload: Json) -> Json:
    """The stream `sent` with the chunks of `payload` after its own; another value than a stream replaces it.

    A value of None says that there is no chunk this time.
    """
    if not _is_stream(sent):
        return payload
    if payload is None:
        return sent
    return {**payload, "chunks": [*sent["chunks"], *payload["chunks"]]} if _is_stream(payload) else payload


def _is_stream(payload: Any) -> bool:
    return isinstance(payload, dict) and isinstance(payload.get("chunks"), Sequence)
