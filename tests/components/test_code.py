"""Code."""

from __future__ import annotations

from typing import Any

import pytest

import lite as gr
from lite.components.code import LANGUAGES
from lite.errors import ConfigError, PayloadError


def test_code_is_shown_without_the_empty_lines_around_it_and_keeps_its_first_indentation() -> None:
    code = gr.Code()
    assert code.postprocess("\n\n    x = 1\n    y = 2\n\n") == "    x = 1\n    y = 2"
    assert code.postprocess(None) is None
    assert gr.Code("\nx = 1\n").config()["value"] == "x = 1"


@pytest.mark.parametrize("value", [None, "", "x = 'ß🎈'"])
def test_the_function_gets_the_code_as_it_stands(value: str | None) -> None:
    assert gr.Code().preprocess(value) == value


@pytest.mark.parametrize("payload", [1, ["x"], {"a": 1}, True])
def test_a_payload_that_is_no_text_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError, match="Code was expected"):
        gr.Code().preprocess(payload)


def test_a_value_that_is_no_text_is_refused_with_the_remedy() -> None:
    with pytest.raises(PayloadError, match=r"gr\.JSON"):
        gr.Code().postprocess({"a": 1})


@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_every_language_of_gradios_may_be_given_by_position(language: str | None) -> None:
    assert gr.Code("x", language).language == language


@pytest.mark.parametrize(
    ("props", "said"),
    [
        ({"language": "cobol"}, "'cobol'"),
        ({"lines": 8, "max_lines": 3}, "max_lines 3 below lines 8"),
        ({"buttons": ["share"]}, "'share'"),
    ],
)
def test_an_authors_mistake_is_told_at_once(props: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        gr.Code(**props)


def test_the_config_names_the_language() -> None:
    config = gr.Code("x = 1", "python", max_lines=9).config()
    assert [config[name] for name in ("value", "language", "max_lines")] == ["x = 1", "python", 9]
