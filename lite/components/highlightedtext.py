"""Text with marked spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar

from lite.components.numeric import scalar
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import PayloadError
from lite.protocol.messages import Json

Span = tuple[str, str | float | None]
"""Text, and its category or score; None for unmarked text."""


class HighlightedText(LabelledComponent):
    """Text of which spans have a category, or a score from -1 to 1.

    Payload: `[{"token": "The ", "class_or_confidence": null}, {"token": "fox", "class_or_confidence": "noun"}]`.
    """

    plain_payload: ClassVar[bool] = True

    value: Any = None
    """Text at load, or a function that gives it: `(text, category)` pairs, or `{"text": …, "entities": […]}`."""
    _: KW_ONLY
    color_map: dict[str, str] | None = None
    """CSS colours of categories; others get one of their own."""
    show_legend: bool = False
    """Whether the categories are listed above the text."""
    show_inline_category: bool = True
    """Whether each span names its category."""
    combine_adjacent: bool = False
    """Whether neighbours of one category are merged."""
    adjacent_separator: str = ""
    """What stands between merged texts."""
    show_whitespaces: bool = True
    """Whether spaces and line breaks are kept as they are."""
    interactive: bool | None = None
    """Whether the user can mark text; None leaves it to how the app's events use it."""
    rtl: bool = False
    """Whether text runs from right to left."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s in its corner."""

    change = Event("The text or its marks changed, by the user or by a function.", trigger_mode="always_last")
    select = Event("The user chose a span.", data="SelectData")

    def preprocess(self, payload: Json) -> list[Span] | None:
        """Give `(text, category or score)` pairs.

        Raises:
            PayloadError: if the payload is no marked text.
        """
        if payload is None:
            return None
        try:
            return [(one["token"], one.get("class_or_confidence")) for one in payload]
        except (AttributeError, KeyError, TypeError):
            raise PayloadError(f"Marked text was expected here, got {payload!r}.") from None

    def postprocess(self, value: Any) -> Json:
        """Show `(text, category or score)` pairs, or `{"text": str, "entities": [{"entity", "start", "end"}]}`.

        Raises:
            PayloadError: if `value` is neither.
        """
        if value is None:
            return None
        try:
            spans = _spans(value) if isinstance(value, dict) else [(str(text), mark) for text, mark in value]
        except (KeyError, TypeError, ValueError):
            raise PayloadError(
                f"HighlightedText shows (text, category) pairs or {{'text', 'entities'}}, got {value!r}."
            ) from None
        if self.combine_adjacent:
            spans = self._combined(spans)
        return [{"token": text, "class_or_confidence": scalar(mark)} for text, mark in spans]

    def _combined(self, spans: Iterable[Span]) -> list[Span]:
        merged: list[Span] = []
        for text, mark in spans:
            if merged and merged[-1][1] == mark:
                merged[-1] = (merged[-1][0] + self.adjacent_separator + text, mark)
            elif text or not merged:  # an empty gap between two entities is no neighbour
                merged.append((text, mark))
        return merged

    def api_info(self) -> dict[str, Json]:
        mark = {
            "anyOf": [{"type": "string"}, {"type": "number"}, {"type": "null"}],
            "default": None,
            "title": "Class Or Confidence",
        }
        token = {
            "properties": {"token": {"title": "Token", "type": "string"}, "class_or_confidence": mark},
            "required": ["token"],
            "title": "HighlightedToken",
            "type": "object",
        }
        return {
            "$defs": {"HighlightedToken": token},
            "items": {"$ref": "#/$defs/HighlightedToken"},
            "title": "HighlightedTextData",
            "type": "array",
            "additional_description": None,
        }

    def example_payload(self) -> Json:
        return [{"token": "The", "class_or_confidence": None}, {"token": "quick", "class_or_confidence": "adj"}]

    def example_value(self) -> Any:
        return [("The", None), ("quick", "adj"), ("brown", "adj"), ("fox", "noun")]


def _spans(value: dict[str, Any]) -> list[Span]:
    """Cut a text at its entities, as token classifiers give them."""
    text, spans, index = value["text"], [], 0
    for entity in sorted(value.get("entities") or [], key=lambda one: one["start"]):
        start, end = entity["start"], entity["end"]
        spans += [(text[index:start], None), (text[start:end], entity.get("entity") or entity.get("entity_group"))]
        index = end
    return [*spans, (text[index:], None)]


Highlight = Highlightedtext = HighlightedText
