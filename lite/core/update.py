"""What a function returns to change props instead of values."""

from __future__ import annotations

from typing import Any

UPDATE = "update"


def update(
    elem_id: str | None = None,
    elem_classes: list[str] | str | None = None,
    visible: Any = None,
    **props: Any,
) -> dict[str, Any]:
    """Change props of an output: `return gr.update(visible=False, label="Done")`. Returning a component does the same.

    A `value` among the props is converted as if it had been returned itself.
    """
    common = {"elem_id": elem_id, "elem_classes": elem_classes, "visible": visible}
    return {name: value for name, value in common.items() if value is not None} | props | {"__type__": UPDATE}


def skip() -> dict[str, Any]:
    """Leave an output as it is."""
    return {"__type__": UPDATE}


def is_update(value: Any) -> bool:
    """Whether `value` came from `update` or `skip`."""
    return isinstance(value, dict) and value.get("__type__") == UPDATE
