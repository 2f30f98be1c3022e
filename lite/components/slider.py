"""A number between two bounds."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar, Literal

from lite.components.numeric import read_number, rounded, show_number
from lite.core.component import FormComponent
from lite.core.event import Event
from lite.core.props import Legacy
from lite.errors import ConfigError
from lite.protocol.messages import Json


def _reset_button(given: dict[str, Any], value: Any) -> None:
    given.setdefault("buttons", ["reset"] if value else [])


class Slider(FormComponent):
    """Pick a number between two bounds.

    Payload: JSON number, in the unit of `minimum` and `maximum`.
    """

    page_value = "number"

    legacy: ClassVar[dict[str, Legacy | None]] = {"show_reset_button": _reset_button}

    minimum: float = 0
    """Least value, inclusive."""
    maximum: float = 100
    """Largest value, inclusive."""
    value: Any = None
    """Number at load, or a function that gives it; None means `minimum`."""
    _: KW_ONLY
    step: float | None = None
    """Distance between two stops; None takes a power of ten that gives 100 to 1000 of them."""
    precision: int | None = None
    """Decimals it is rounded to, both ways; 0 gives ints, None leaves it as it is."""
    randomize: bool = False
    """Whether it starts at a random stop each time the page opens; `value` is ignored then."""
    buttons: Sequence[Literal["reset"]] | None = None
    """Buttons beside it: None means `["reset"]`, an empty list none."""

    change = Event("The number changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the number.")
    release = Event("The user let go of the knob; by keyboard, after the last of several key presses.")

    def __post_init__(self) -> None:
        span = self.maximum - self.minimum
        if span < 0 and {"minimum", "maximum"} <= self.given.keys():
            raise ConfigError(f"Slider has minimum {self.minimum} above maximum {self.maximum}; swap them.")
        if self.step is None:
            self.step = 10 ** math.floor(math.log10(span) - 2) if span > 0 else 1
        elif self.step <= 0:
            raise ConfigError(f"Slider has step {self.step}; it has to be above 0.")
        if self.randomize:
            self.value = self._random
        if self.buttons is None:
            self.buttons = ["reset"]
        super().__post_init__()
        if self.load_fn is not None:
            # Painted before Python runs: a stop it can stand at, not an empty slider.
            self.value = self._random() if self.randomize else self.minimum

    def attach(self) -> None:
        """In an app its bounds are final: what can't work, or not well, is said now."""
        if self.minimum > self.maximum:
            raise ConfigError(f"Slider has minimum {self.minimum} above maximum {self.maximum}; pass both.")
        if not self.minimum <= self.value <= self.maximum:
            warnings.warn(
                f"Slider value {self.value} is outside of its bounds, {self.minimum} to {self.maximum}.", stacklevel=2
            )
        super().attach()

    def _random(self) -> int | float:
        from random import randrange  # not loaded at start, and rarely needed

        step = self.step or 1
        decimals = max(0, -math.floor(math.log10(step)) + 2)
        stop = self.minimum + randrange(int((self.maximum - self.minimum) / step + 1e-9) + 1) * step
        return stop if isinstance(stop, int) else round(stop, decimals)

    def preprocess(self, payload: Json) -> int | float:
        """Give the number, rounded to `precision`.

        Raises:
            PayloadError: if it is no number or out of bounds.
        """
        return rounded(read_number(payload, self.minimum, self.maximum), self.precision)

    def postprocess(self, value: Any) -> int | float:
        """Show a number, rounded to `precision`; None stands for `minimum`."""
        number = show_number(value)
        return self.minimum if number is None else rounded(number, self.precision)

    def api_info(self) -> dict[str, Json]:
        return {"type": "number", "description": f"numeric value between {self.minimum} and {self.maximum}"}

    def example_payload(self) -> Json:
        return self.minimum

    def example_value(self) -> Any:
        return self.minimum
