"""DateTime."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import lite as gr
from lite.errors import ConfigError, PayloadError

MOMENT = datetime(2025, 7, 1, 12, 30, 5)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (MOMENT, "2025-07-01 12:30:05"),
        ("2025-07-01 12:30:05", "2025-07-01 12:30:05"),
        ("now - 5m", "now - 5m"),
        (MOMENT.replace(tzinfo=UTC).timestamp(), "2025-07-01 14:30:05"),
        (MOMENT.replace(tzinfo=UTC), "2025-07-01 14:30:05"),
        (None, None),
        ("", None),
    ],
)
def test_moments_of_every_kind_are_shown_in_the_zone(value: Any, shown: str | None) -> None:
    assert gr.DateTime(timezone="Europe/Oslo").postprocess(value) == shown


def test_the_function_gets_what_type_says() -> None:
    text = "2025-07-01 14:30:05"
    seconds = MOMENT.replace(tzinfo=UTC).timestamp()
    assert gr.DateTime(timezone="Europe/Oslo").preprocess(text) == seconds
    made = gr.DateTime(timezone="Europe/Oslo", type="datetime").preprocess(text)
    assert isinstance(made, datetime)
    assert (made.timestamp(), made.utcoffset()) == (seconds, timedelta(hours=2))
    assert gr.DateTime(type="string").preprocess(text) == text
    assert gr.DateTime(type="string", include_time=False).preprocess("2025-07-01") == "2025-07-01"
    assert gr.DateTime().preprocess("") is gr.DateTime().preprocess(None) is None


@pytest.mark.parametrize(("text", "ago"), [("now", 0), ("NOW - 5m", 300), ("now-2h", 7200), ("now - 1d", 86_400)])
def test_now_is_when_the_function_is_called(text: str, ago: int) -> None:
    made = gr.DateTime().preprocess(text)
    assert isinstance(made, float)
    assert abs(time.time() - ago - made) < 60


@pytest.mark.parametrize(
    "payload", ["x", "2025-13-01 00:00:00", "2025-07-01", "now - 5w", "now - 99999999999d", 5, ["now"], True]
)
def test_what_is_no_moment_is_refused(payload: Any) -> None:
    with pytest.raises(PayloadError, match="date"):
        gr.DateTime().preprocess(payload)


@pytest.mark.parametrize("value", ["x", object(), float("nan"), 1e30])
def test_what_is_no_moment_is_not_shown(value: Any) -> None:
    with pytest.raises(PayloadError):
        gr.DateTime().postprocess(value)


@pytest.mark.parametrize(("props", "said"), [({"type": "date"}, "'date'"), ({"timezone": "Oslo"}, "tzdata")])
def test_an_authors_mistake_is_told_at_once(props: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        gr.DateTime(**props)
