"""What a validator answers about the inputs of an event, before its function runs.

def check(age, name):
    return gr.validate(age >= 18, "At least 18."), gr.validate(name != "", "A name, please.")

button.click(fn, [age, name], out, validator=check)
"""

from __future__ import annotations

from typing import Any

from lite.core.block import Block
from lite.errors import LiteError


class ValidationError(LiteError):
    """A validator refused an event's inputs; `messages` holds what it says, by uid of the block it is shown at."""

    code = "validation"
    is_traced = False

    def __init__(self, messages: dict[int, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(messages.values())))
        self.messages = messages


def validate(is_valid: bool, message: str) -> dict[str, Any]:
    """The answer of a validator about one input: whether its value will do, and what to say if not."""
    return {"__type__": "validate", "is_valid": bool(is_valid), "message": str(message)}


def judge(answer: Any, inputs: list[Block]) -> None:
    """Take a validator's answer: one `gr.validate(...)`, one per input, or a dict of them by component.

    None and True say that all is well, as do they in place of one of several.

    Raises:
        ValidationError: if a value will not do.
        TypeError: if the answer is none of these.
    """
    if isinstance(answer, dict) and answer and all(isinstance(key, Block) for key in answer):
        pairs = list(answer.items())
    else:
        listed = list(answer) if isinstance(answer, (list, tuple)) else [answer]
        if len(listed) > max(1, len(inputs)):
            raise TypeError(
                f"A validator answers once per input: this event has {len(inputs)}, but {len(listed)} answers came."
            )
        pairs = list(zip(inputs, listed, strict=False))
    messages = {block.uid: text for block, one in pairs if (text := _complaint(one)) is not None}
    if messages:
        raise ValidationError(messages)


def _complaint(answer: Any) -> str | None:
    if answer is None or answer is True:
        return None
    if answer is False:
        return "This value is not accepted."
    if isinstance(answer, dict) and answer.get("__type__") == "validate":
        return None if answer["is_valid"] else answer["message"] or "This value is not accepted."
    raise TypeError(f"A validator returns gr.validate(is_valid, message), one per input; it returned {answer!r}.")
