"""Dialogue: lines and plain text, both ways."""

from __future__ import annotations

from typing import Any

import pytest

from lite.components.dialogue import Dialogue, default_formatter, default_unformatter
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json

LINES: Any = [{"speaker": "Ann", "text": "Hello"}, {"speaker": "Ben", "text": "[laughs] Hi"}]


def test_a_function_gets_text_or_lines() -> None:
    assert Dialogue().preprocess(LINES) == "[Ann] Hello\n[Ben] [laughs] Hi"
    assert Dialogue(separator=" | ").preprocess(LINES) == "[Ann] Hello | [Ben] [laughs] Hi"
    assert Dialogue(type="list").preprocess(LINES) == LINES
    assert Dialogue(type="list").preprocess("[Ann] Hello\n\n[Ben] [laughs] Hi") == LINES
    assert Dialogue().preprocess("typed as it is") == "typed as it is"


@pytest.mark.parametrize("nothing", [None, [], [{"speaker": "Ann", "text": ""}]])
def test_nothing_said_is_empty(nothing: Json) -> None:
    assert Dialogue().preprocess(nothing) == ""
    assert Dialogue(type="list").preprocess(nothing) == []


def test_the_app_may_bring_a_format_of_its_own() -> None:
    own: Any = Dialogue(
        type="list",
        formatter=lambda speaker, text: f"{speaker}: {text}",
        unformatter=lambda line: dict(zip(("speaker", "text"), line.split(": ", 1), strict=True)),
    )
    assert own.answer("format", [LINES]) == "Ann: Hello\nBen: [laughs] Hi"
    assert own.answer("unformat", ["Ann: Hello\nBen: [laughs] Hi"]) == LINES
    assert own.preprocess("Ann: Hello") == LINES[:1]
    config = own.config()
    assert (config["formatter"], config["unformatter"]) == (True, True)
    assert "formatter" not in Dialogue().config()
    for name, args in (("format", []), ("unformat", [1]), ("__init__", [])):
        with pytest.raises(PayloadError):
            own.answer(name, args)


def test_lines_without_a_name_are_by_somebody_unknown() -> None:
    assert default_unformatter("Hello") == {"speaker": "Unknown", "text": "Hello"}
    assert default_unformatter("[open") == {"speaker": "Unknown", "text": "[open"}
    assert default_unformatter("[Ann]Hello") == LINES[0]
    assert default_formatter("", "Hello") == "Hello"


@pytest.mark.parametrize(
    "payload", [5, {"speaker": "a"}, ["x"], [{"speaker": "a"}], [{"speaker": "a", "text": 5}], [None]]
)
def test_what_is_no_dialogue_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError, match="ialogue"):
        Dialogue().preprocess(payload)
    with pytest.raises(PayloadError, match="ialogue"):
        Dialogue().postprocess(payload)


def test_the_page_cannot_send_more_lines_than_allowed() -> None:
    assert Dialogue(max_lines=2).preprocess(LINES)
    for kind, payload in (("text", LINES), ("list", LINES), ("list", "a\nb")):
        with pytest.raises(PayloadError, match="at most 1"):
            Dialogue(max_lines=1, type=kind).preprocess(payload)  # type: ignore[arg-type]


def test_values_are_shown_as_lines_or_text() -> None:
    assert Dialogue().postprocess([{"speaker": "Ann", "text": "x", "more": 1}]) == [{"speaker": "Ann", "text": "x"}]
    assert Dialogue().postprocess("text") == "text"
    assert Dialogue().postprocess(None) is None
    assert Dialogue().process_example(LINES) == "[Ann] Hello\n[Ben] [laughs] Hi"


@pytest.mark.parametrize("props", [{"type": "dict"}, {"ui_mode": "lines"}, {"separator": ""}])
def test_an_authors_mistakes_are_said_at_once(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match=next(iter(props))):
        Dialogue(**props)
