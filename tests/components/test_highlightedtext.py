"""HighlightedText."""

from __future__ import annotations

from typing import Any

import pytest

import lite as gr
from lite.errors import PayloadError


def spans(shown: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    return [(one["token"], one["class_or_confidence"]) for one in shown]


def test_pairs_go_through_both_ways() -> None:
    pairs = [("The ", None), ("fox", "noun"), ("!", 0.5)]
    text = gr.HighlightedText()
    assert spans(text.postprocess(pairs)) == pairs
    assert text.preprocess(text.postprocess(pairs)) == pairs
    assert text.postprocess(None) is text.preprocess(None) is None


def test_entities_cut_the_text_in_order() -> None:
    value = {
        "text": "Ann in Rome",
        "entities": [{"entity_group": "LOC", "start": 7, "end": 11}, {"entity": "PER", "start": 0, "end": 3}],
    }
    expected = [("", None), ("Ann", "PER"), (" in ", None), ("Rome", "LOC"), ("", None)]
    assert spans(gr.HighlightedText().postprocess(value)) == expected
    assert spans(gr.HighlightedText().postprocess({"text": "plain", "entities": []})) == [("plain", None)]


def test_neighbours_of_one_category_are_merged_on_demand() -> None:
    text = gr.HighlightedText(combine_adjacent=True, adjacent_separator=" ")
    pairs = [("a", "x"), ("b", "x"), ("c", None), ("d", None), ("e", "x")]
    assert spans(text.postprocess(pairs)) == [("a b", "x"), ("c d", None), ("e", "x")]
    value = {
        "text": "NewYork",
        "entities": [{"entity": "LOC", "start": 0, "end": 3}, {"entity": "LOC", "start": 3, "end": 7}],
    }
    merged = spans(gr.HighlightedText(combine_adjacent=True).postprocess(value))
    assert ("NewYork", "LOC") in merged


@pytest.mark.parametrize("value", ["text", [1], {"entities": []}, {"text": "a", "entities": [{}]}, [("a", "b", "c")]])
def test_what_is_no_marked_text_is_told_so(value: Any) -> None:
    with pytest.raises(PayloadError, match="pairs"):
        gr.HighlightedText().postprocess(value)


@pytest.mark.parametrize("payload", [3, ["a"], [{"text": "a"}]])
def test_an_odd_payload_is_the_users_error(payload: Any) -> None:
    with pytest.raises(PayloadError):
        gr.HighlightedText().preprocess(payload)


def test_gradio_has_three_names_for_it() -> None:
    assert gr.Highlight is gr.Highlightedtext is gr.HighlightedText
