"""What a pandas Styler says of its table, for the page: displayed texts and CSS, cell by cell."""

from __future__ import annotations

from typing import Any

from lite.protocol.messages import Json


def is_styler(value: Any) -> bool:
    """Whether `value` is a pandas Styler; pandas need not be there to tell."""
    return type(value).__name__ == "Styler" and type(value).__module__.startswith("pandas.")


def metadata_of(styler: Any) -> dict[str, list[list[Json]]]:
    """`{"display_value": texts, "styling": CSS}`, both of the shape of the table's data."""
    drawn = styler._compute()._translate(None, None)
    css: dict[str, list[str]] = {}
    for style in drawn.get("cellstyle", []):
        rules = [f"{name}: {value}" for name, value in style["props"]]
        for selector in style["selectors"]:
            css.setdefault(selector, []).extend(rules)
    cells = [[cell for cell in row if cell["type"] == "td"] for row in drawn["body"]]
    return {
        "display_value": [[str(cell.get("display_value", "")) for cell in row] for row in cells],
        "styling": [
            ["; ".join(css.get(str(cell.get("id", "")).removeprefix("_"), [])) for cell in row] for row in cells
        ],
    }
