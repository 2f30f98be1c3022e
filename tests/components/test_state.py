"""State."""

from __future__ import annotations

import threading
from typing import Any

import pytest

import lite
from lite.errors import ConfigError

gr: Any = lite  # some calls here are wrong on purpose


def test_its_value_is_a_copy_and_never_in_the_config() -> None:
    value = [object()]
    state = gr.State(value, time_to_live=60, delete_callback=print)
    assert state.value is not value
    assert state.config() == {"name": "state"}
    assert state.skip_api


def test_a_value_that_cannot_be_copied_is_refused_with_the_remedy() -> None:
    with pytest.raises(ConfigError, match=r"lock can't be.*pass a function"):
        gr.State(threading.Lock())


def test_a_function_makes_the_value_when_a_page_opens() -> None:
    with gr.Blocks() as app:
        state = gr.State(dict)
    assert state.value is None
    assert app.dependencies[0].fn is dict


def test_it_has_none_of_the_props_of_what_is_drawn() -> None:
    with pytest.raises(TypeError, match="no parameter 'visible'"):
        gr.State(visible=False)
