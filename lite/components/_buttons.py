"""How Gradio 4 and 5 named the buttons in a component's corner, as rewrites to `buttons=[...]`."""

from __future__ import annotations

from typing import Any

from lite.core.props import Legacy


def toggles(name: str, default: tuple[str, ...]) -> Legacy:
    """`show_<name>_button=bool` as a change of `buttons`, which starts from `default`."""

    def how(given: dict[str, Any], value: Any) -> None:
        if value is None:
            return
        others = [button for button in given.get("buttons") or default if button != name]
        given["buttons"] = [*others, name] if value else others

    return how
