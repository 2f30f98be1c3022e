"""Image columns: paths, Pillow images and arrays in their cells become files that the page can load."""

from __future__ import annotations

from typing import Any

from lite.components._picture import picture_file
from lite.errors import PayloadError
from lite.files.filedata import is_file
from lite.protocol.messages import Json


def with_pictures(rows: list[list[Any]], columns: list[int]) -> list[list[Json]]:
    """`rows` with file payloads in `columns`; empty cells stay empty, and what is no picture to be shown is text."""
    return [[_picture(cell) if i in columns and cell else cell for i, cell in enumerate(row)] for row in rows]


def _picture(cell: Any) -> Json:
    if is_file(cell):
        return cell
    try:
        return picture_file(cell, "webp").to_dict()
    except PayloadError:
        return str(cell)
