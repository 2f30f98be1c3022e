"""A date, or a moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import KW_ONLY
from datetime import datetime, timedelta, tzinfo
from typing import Any, Literal

from lite.core.block import Block
from lite.core.component import FormComponent
from lite.core.event import Event
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json

_NOW = re.compile(r"now(?:\s*-\s*(\d+)\s*([dhms]))?")
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


class DateTime(FormComponent, without=("container", "inputs")):
    """A date and a time, typed or chosen in a calendar.

    "now", "now - 5m" and the like (d, h, m, s) mean the moment when the function is called.

    Payload: JSON string `"2025-12-31 23:59:59"`, without the time if `include_time` is False; or null.
    """

    value: Any = None
    """Moment at load: seconds since 1970, text as in the payload, or a `datetime`; or a function that gives it."""
    _: KW_ONLY
    include_time: bool = True
    """Whether a time belongs to it, or only a date."""
    type: Literal["timestamp", "datetime", "string"] = "timestamp"
    """What the function gets: seconds since 1970, a `datetime`, or text."""
    timezone: str | None = None
    """Zone the text is meant in, e.g. "Europe/Oslo"; None is Python's own, which in a browser is UTC."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s in its corner."""

    change = Event("The moment changed, by the user or by a function.", trigger_mode="always_last")
    submit = Event("The user pressed Enter.")

    def __post_init__(self) -> None:
        if self.type not in ("timestamp", "datetime", "string"):
            raise ConfigError(f"DateTime type is 'timestamp', 'datetime' or 'string', got {self.type!r}.")
        self._zone()
        super().__post_init__()

    @property
    def time_format(self) -> str:
        """How the text is written, as `strftime` says it."""
        return "%Y-%m-%d %H:%M:%S" if self.include_time else "%Y-%m-%d"

    def _zone(self) -> tzinfo | None:
        if self.timezone is None:
            return None
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(self.timezone)
        except (OSError, ValueError, LookupError) as error:
            raise ConfigError(
                f"DateTime timezone {self.timezone!r} is not known; it is one such as 'Europe/Oslo'. "
                "In a browser, add tzdata to the requirements."
            ) from error

    def get_datetime_from_str(self, text: str) -> datetime:
        """The moment that a text means, which may say "now - 5m".

        Raises:
            PayloadError: if it is none.
        """
        now = _NOW.fullmatch(text.strip().lower())
        try:
            if now is None:
                return datetime.strptime(text.strip(), self.time_format).replace(tzinfo=self._zone())
            ago = timedelta(**{_UNITS[now[2]]: int(now[1])}) if now[1] else timedelta()
            return datetime.now(self._zone()) - ago
        except (ValueError, OverflowError):
            like = "2025-12-31 23:59:59" if self.include_time else "2025-12-31"
            raise PayloadError(f"A date is written like {like}, or 'now - 5m'; not {text!r}.") from None

    def preprocess(self, payload: Json) -> float | datetime | str | None:
        """Give the moment as `type` says; None when the box is empty.

        Raises:
            PayloadError: if it is no moment.
        """
        if payload is None or payload == "":
            return None
        if not isinstance(payload, str):
            raise PayloadError(f"A date was expected here, as text, not {payload!r}.")
        moment = self.get_datetime_from_str(payload)
        if self.type == "string":
            return moment.strftime(self.time_format)
        return moment if self.type == "datetime" else moment.timestamp()

    def postprocess(self, value: Any) -> str | None:
        """Show seconds since 1970, a `datetime` or text; None empties the box.

        Raises:
            PayloadError: if it is none of these.
        """
        if value is None or value == "":
            return None
        if isinstance(value, str):
            self.get_datetime_from_str(value)
            return value.strip()
        try:
            if isinstance(value, datetime):
                zone = self._zone()
                return (value.astimezone(zone) if zone and value.tzinfo else value).strftime(self.time_format)
            return datetime.fromtimestamp(float(value), tz=self._zone()).strftime(self.time_format)
        except (TypeError, ValueError, OverflowError, OSError):
            raise PayloadError(
                f"DateTime shows seconds since 1970, a datetime or text such as '2025-12-31', not {value!r}."
            ) from None

    def api_info(self) -> dict[str, Json]:
        time = " HH:MM:SS" if self.include_time else ""
        return {"type": "string", "description": f"Formatted as YYYY-MM-DD{time}"}

    def example_payload(self) -> Json:
        return "2020-10-01 05:20:15" if self.include_time else "2020-10-01"

    def example_value(self) -> Any:
        return self.example_payload()
