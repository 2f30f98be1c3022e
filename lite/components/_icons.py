"""Icons on buttons."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from lite.files.store import to_file


def with_icon(props: dict[str, Any]) -> dict[str, Any]:
    """`props` whose `icon`, a path or a URL, is a file that the page can load."""
    icon = props.get("icon")
    return props | {"icon": to_file(icon).to_dict()} if isinstance(icon, (str, PurePath)) and str(icon) else props
