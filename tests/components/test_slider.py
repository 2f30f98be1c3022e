"""Slider."""

from __future__ import annotations

import math
from typing import Any

import pytest

import lite
from lite.errors import ConfigError, PayloadError

gr: Any = lite  # some calls here are wrong on purpose


def test_none_means_the_minimum() -> None:
    slider = gr.Slider(2, 10)
    assert slider.value == 2
    assert slider.postprocess(None) == 2
    assert slider.example_payload() == 2
    assert slider.api_info() == {"type": "number", "description": "numeric value between 2 and 10"}


@pytest.mark.parametrize("payload", [1.99, 10.01, None, "5", True, math.nan, math.inf, [5]])
def test_a_payload_out_of_bounds_or_no_number_is_the_users_error(payload: Any) -> None:
    with pytest.raises(PayloadError):
        gr.Slider(2, 10).preprocess(payload)


def test_bounds_are_inclusive() -> None:
    assert [gr.Slider(2, 10).preprocess(n) for n in (2, 10)] == [2, 10]


def test_precision_rounds() -> None:
    assert gr.Slider(0, 1, precision=2).preprocess(0.12345) == 0.12
    assert gr.Slider(0, 9, precision=0).preprocess(3.7) == 4


@pytest.mark.parametrize(("bounds", "step"), [((0, 100), 1), ((0, 1), 0.01), ((0, 5000), 10), ((3, 3), 1)])
def test_without_a_step_it_has_100_to_1000_stops(bounds: tuple[float, float], step: float) -> None:
    assert gr.Slider(*bounds).config()["step"] == pytest.approx(step)


def test_randomize_starts_at_a_stop_within_bounds_and_again_on_each_load() -> None:
    with gr.Blocks() as app:
        slider = gr.Slider(1, 2, step=0.25, randomize=True)
    assert slider.value in (1, 1.25, 1.5, 1.75, 2)
    assert [d.targets for d in app.dependencies] == [[(app.uid, "load")]]
    assert slider.load_fn is not None
    assert {slider.load_fn() for _ in range(200)} == {1, 1.25, 1.5, 1.75, 2}


def test_mistakes_are_refused_at_construction() -> None:
    with pytest.raises(ConfigError, match="swap"):
        gr.Slider(5, 1)
    with pytest.raises(ConfigError, match="above 0"):
        gr.Slider(step=0)
    with gr.Blocks(), pytest.raises(ConfigError, match="pass both"):
        gr.Slider(minimum=200)


def test_a_value_out_of_bounds_is_warned_about() -> None:
    with gr.Blocks(), pytest.warns(UserWarning, match="11 is outside of its bounds"):
        gr.Slider(0, 10, value=11)


def test_as_an_update_it_may_name_one_bound_only() -> None:
    assert gr.Slider(minimum=200).given == {"minimum": 200}


def test_the_reset_button_is_there_unless_taken_away() -> None:
    assert gr.Slider().config()["buttons"] == ["reset"]
    assert gr.Slider(buttons=[]).config()["buttons"] == []
    assert gr.Slider(show_reset_button=False).config()["buttons"] == []


def test_a_session_that_changed_the_bounds_is_held_to_them() -> None:
    assert gr.Slider(0, 10).changed({"maximum": 50}).preprocess(40) == 40
