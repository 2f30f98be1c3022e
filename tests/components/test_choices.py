"""What Radio, CheckboxGroup and Dropdown have in common."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import lite as gr
from lite.errors import ConfigError, PayloadError

ALL = [gr.Radio, gr.CheckboxGroup, gr.Dropdown]


@pytest.mark.parametrize("cls", ALL)
def test_choices_are_values_or_pairs_and_cross_the_wire_as_pairs(cls: Any) -> None:
    component = cls(["a", 2, 2.5, ("Three", 3), ["Four", 4], np.int64(5)])
    assert component.config()["choices"] == [["a", "a"], ["2", 2], ["2.5", 2.5], ["Three", 3], ["Four", 4], ["5", 5]]
    assert component.choices[3] == ("Three", 3)
    lazy = cls(name for name in "ab")
    assert lazy.config()["choices"] == [["a", "a"], ["b", "b"]]
    assert lazy.given["choices"] == [("a", "a"), ("b", "b")]


@pytest.mark.parametrize("cls", ALL)
def test_an_update_normalises_choices_too(cls: Any) -> None:
    assert cls().wire_props({"choices": ["x"], "label": "L"}) == {"choices": [["x", "x"]], "label": "L"}


@pytest.mark.parametrize("cls", ALL)
@pytest.mark.parametrize(
    ("props", "message"),
    [
        ({"choices": "abc"}, "choices is a list"),
        ({"choices": 3}, "choices is a list"),
        ({"choices": [("a", 1, 2)]}, "pair"),
        ({"choices": [("a",)]}, "pair"),
        ({"choices": ["a"], "type": "name"}, "'value' or 'index'"),
    ],
)
def test_mistakes_are_refused_at_construction(cls: Any, props: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        cls(**props)


@pytest.mark.parametrize("cls", ALL)
def test_a_value_that_is_no_choice_is_warned_about(cls: Any) -> None:
    with pytest.warns(UserWarning, match="'z' is not among"):
        cls(["a"], value="z")
    cls(value="z")  # an update of the value only; it can't know the choices


@pytest.mark.parametrize(("cls", "payload"), [(gr.Radio, "z"), (gr.CheckboxGroup, ["a", "z"]), (gr.Dropdown, "z")])
def test_a_payload_that_is_no_choice_is_the_users_error(cls: Any, payload: Any) -> None:
    with pytest.raises(PayloadError, match=r"'z' is not among the choices: 'a', 2\."):
        cls(["a", 2]).preprocess(payload)


@pytest.mark.parametrize("cls", ALL)
def test_long_lists_of_choices_are_not_told_in_full(cls: Any) -> None:
    payload: Any = ["z"] if cls is gr.CheckboxGroup else "z"
    with pytest.raises(PayloadError, match="4, …"):
        cls(range(1000)).preprocess(payload)


@pytest.mark.parametrize("cls", ALL)
@pytest.mark.parametrize("payload", [{}, [[]], [{"a": 1}], [None]])
def test_odd_payloads_are_the_users_error(cls: Any, payload: Any) -> None:
    with pytest.raises(PayloadError):
        cls(["a"]).preprocess(payload)


@pytest.mark.parametrize("cls", ALL)
def test_a_session_with_other_choices_takes_those(cls: Any) -> None:
    changed = cls(["a"]).changed({"choices": ["b"]})
    payload: Any = ["b"] if cls is gr.CheckboxGroup else "b"
    assert changed.preprocess(payload) == payload
    assert changed.config()["choices"] == [["b", "b"]]


def test_radio_gives_the_value_or_its_position() -> None:
    assert gr.Radio([("A", 1), ("B", 2)]).preprocess(2) == 2
    assert gr.Radio([("A", 1), ("B", 2)], type="index").preprocess(2) == 1
    assert gr.Radio(["a"]).preprocess(None) is None
    assert gr.Radio(["a"]).value is None
    assert gr.Radio([("A", 1)]).process_example(1) == "A"
    assert gr.Radio(["a", 2]).api_info() == {"enum": ["a", 2], "title": "Radio", "type": "string"}
    assert gr.Radio(["a", 2]).example_payload() == "a"


def test_checkboxgroup_gives_lists() -> None:
    group = gr.CheckboxGroup([("A", 1), ("B", 2)], type="index")
    assert group.preprocess([2, 1]) == [1, 0]
    assert group.preprocess([]) == []
    assert gr.CheckboxGroup(["a"]).postprocess(None) == []
    assert gr.CheckboxGroup(["a"], value="a").value == ["a"]
    assert gr.CheckboxGroup([0, 1]).postprocess(np.array([0, 1])) == [0, 1]
    assert group.process_example([2]) == ["B"]
    assert group.example_payload() == [1]
    with pytest.raises(PayloadError, match="list of choices"):
        group.preprocess("a")
    assert gr.Checkboxgroup is gr.CheckboxGroup


def test_a_dropdown_starts_at_its_first_choice_unless_told_otherwise() -> None:
    assert gr.Dropdown([("A", 1), "b"]).value == 1
    assert gr.Dropdown(["a"], value=None).value is None
    assert gr.Dropdown(["a"], multiselect=True).value == []
    assert gr.Dropdown().value is None
    assert "value" not in gr.Dropdown(["a"]).given


def test_a_dropdown_with_multiselect_gives_lists() -> None:
    many = gr.Dropdown(["a", "b", "c"], multiselect=True, max_choices=2, type="index")
    assert many.preprocess(["c", "a"]) == [2, 0]
    assert many.preprocess([]) == []
    assert many.postprocess("a") == ["a"]
    assert many.api_info() == {"type": "array", "items": {"type": "string", "enum": ["a", "b", "c"]}}
    assert many.example_payload() == ["a"]
    with pytest.raises(PayloadError, match="3 values are chosen; at most 2"):
        many.preprocess(["a", "b", "c"])
    with pytest.raises(PayloadError, match="list of choices"):
        many.preprocess("a")


def test_a_dropdown_takes_custom_values_where_allowed() -> None:
    free = gr.Dropdown(["a"], allow_custom_value=True, value="mine")
    assert free.value == "mine"
    assert free.preprocess("z") == "z"
    assert gr.Dropdown(["a"], allow_custom_value=True, type="index").preprocess("z") is None
    assert gr.Dropdown([("A", 1)], multiselect=True).process_example([1]) == ["A"]


def test_dropdown_options_that_contradict_are_warned_about() -> None:
    with pytest.warns(UserWarning, match="filterable"):
        assert gr.Dropdown(allow_custom_value=True, filterable=False).filterable is True
    with pytest.warns(UserWarning, match="max_choices"):
        gr.Dropdown(multiselect=False, max_choices=2)


def test_a_multiselect_result_in_a_single_dropdown_shows_its_first() -> None:
    assert gr.Dropdown(["a", "b"]).postprocess(["b"]) == "b"
    assert gr.Dropdown(["a", "b"]).postprocess([]) is None
