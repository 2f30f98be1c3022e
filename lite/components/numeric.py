"""What components with numbers share: reading, rounding and bounds."""

from __future__ import annotations

from math import isfinite
from typing import Any

from lite.errors import PayloadError


def read_number(payload: Any, minimum: float | None = None, maximum: float | None = None) -> int | float:
    """Give `payload` as a number within the bounds, which are inclusive.

    Raises:
        PayloadError: if it is none (a bool is none, and so are NaN and infinity), or out of bounds.
    """
    if isinstance(payload, bool) or not isinstance(payload, (int, float)) or not isfinite(payload):
        raise PayloadError(f"A number was expected here, got {payload!r}.")
    if minimum is not None and payload < minimum:
        raise PayloadError(f"{payload} is less than the least allowed value, {minimum}.")
    if maximum is not None and payload > maximum:
        raise PayloadError(f"{payload} is more than the largest allowed value, {maximum}.")
    return payload


def show_number(value: Any) -> int | float | None:
    """Give a function's result, NumPy's scalars and text too, as a JSON number; NaN and infinity as None.

    Raises:
        PayloadError: if it is no number.
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    try:
        number = scalar(value)
        if not isinstance(number, (int, float)):
            number = int(number) if str(number).strip().lstrip("+-").isdecimal() else float(number)
    except (TypeError, ValueError):
        raise PayloadError(f"A number was expected from the function, got {value!r}.") from None
    return number if isfinite(number) else None


def rounded(number: float, precision: int | None) -> int | float:
    """Round to `precision` decimals; 0 gives an int, None leaves it as it is."""
    if precision is None:
        return number
    return round(number) if precision == 0 else round(float(number), precision)


def scalar(value: Any) -> Any:
    """NumPy's and pandas' scalars as Python's own; all else as it is."""
    return value.item() if hasattr(value, "item") else value
