"""A class, and how sure a model is of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import KW_ONLY
from pathlib import Path
from typing import Any

from lite.components.numeric import scalar
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import PayloadError
from lite.protocol.messages import Json


def _either(*kinds: str) -> list[dict[str, Json]]:
    return [{"type": kind} for kind in kinds]


_NAME = {"anyOf": _either("string", "integer", "number", "null"), "default": None, "title": "Label"}
_CONFIDENCE = {"anyOf": _either("number", "null"), "default": None, "title": "Confidence"}
_CONFIDENCES = {
    "anyOf": [{"items": {"$ref": "#/$defs/LabelConfidence"}, "type": "array"}, {"type": "null"}],
    "default": None,
    "title": "Confidences",
}


class Label(LabelledComponent):
    """Shows a classification: the label, and the confidence of each class if there are any.

    Payload: `{"label": "cat", "confidences": [{"label": "cat", "confidence": 0.9}, …]}`, most confident first;
    confidences are 0 to 1, or null for a label alone.
    """

    value: Any = None
    """A label, a dict of confidences by label, the path of a JSON file with either, or a function that gives one."""
    _: KW_ONLY
    num_top_classes: int | None = None
    """Most classes that are shown."""
    color: str | None = None
    """CSS colour behind the label."""
    show_heading: bool = True
    """Whether the label stands above its confidences, large."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s in its corner."""

    change = Event("The classification changed.", trigger_mode="always_last")
    select = Event("The user chose a class.", data="SelectData")

    def preprocess(self, payload: Json) -> Any:
        """Give a dict of confidences by label, or the label if there are none.

        Raises:
            PayloadError: if the payload is no classification.
        """
        if not payload:
            return None
        try:
            confidences = payload.get("confidences")
            return payload["label"] if confidences is None else {c["label"]: c["confidence"] for c in confidences}
        except (AttributeError, KeyError, TypeError):
            raise PayloadError(f"A classification was expected here, got {payload!r}.") from None

    def postprocess(self, value: Any) -> Json:
        """Show a label or a dict of confidences by label.

        Raises:
            PayloadError: if `value` is neither.
        """
        if isinstance(value, str) and value.endswith(".json") and Path(value).is_file():
            value = json.loads(Path(value).read_text(encoding="utf-8"))
        if value is None or value == {}:
            return {}
        if isinstance(value, dict):
            return self._ranked(value)
        value = scalar(value)
        if not isinstance(value, (str, int, float)):
            raise PayloadError(f"Label shows a label or a dict of confidences by label, got {type(value).__name__}.")
        return {"label": str(value), "confidences": None}

    def _ranked(self, value: dict[Any, Any]) -> Json:
        if isinstance(value.get("confidences"), list):
            value = {one["label"]: one["confidence"] for one in value["confidences"]}
        elif set(value) <= {"label", "confidences"} and not isinstance(value.get("label", 0), (int, float)):
            return {"label": value["label"], "confidences": None}
        try:
            confidences = {label: float(confidence) for label, confidence in value.items()}
        except (TypeError, ValueError):
            raise PayloadError(f"Label needs a number for each label, got {value!r}.") from None
        ranked = sorted(confidences.items(), key=lambda pair: pair[1], reverse=True)[: self.num_top_classes]
        return {"label": ranked[0][0], "confidences": [{"label": n, "confidence": c} for n, c in ranked]}

    def api_info(self) -> dict[str, Json]:
        properties = {"label": _NAME, "confidence": _CONFIDENCE}
        return {
            "$defs": {"LabelConfidence": {"properties": properties, "title": "LabelConfidence", "type": "object"}},
            "properties": {"label": _NAME, "confidences": _CONFIDENCES},
            "title": "LabelData",
            "type": "object",
            "additional_description": None,
        }

    def example_payload(self) -> Json:
        confidences = [{"label": "cat", "confidence": 0.9}, {"label": "dog", "confidence": 0.1}]
        return {"label": "Cat", "confidences": confidences}

    def example_value(self) -> Any:
        return {"cat": 0.9, "dog": 0.1}
