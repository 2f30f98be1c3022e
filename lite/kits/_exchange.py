"""One exchange of a ChatInterface: the user's message, the function's answers, and what the page shows of them.

    opening   the message in the conversation, the text box empty      at once, before the function runs
    shown     the conversation with the answer so far                  per value of the function
    closing   the text box with its submit button again                streams only

All three are values for the outputs [textbox, chatbot, *additional outputs] of a single dependency: a message of the
user's costs one message to Python, and its echo comes with the first packet back.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any

from lite.components._messages import to_payload
from lite.components.chatbot import Chatbot
from lite.core.update import skip, update
from lite.kits import _calling
from lite.kits._asking import Turn


class Talk:
    """A chat function, and how its answers get into the conversation."""

    def __init__(self, fn: Callable[..., Any], chatbot: Chatbot, *, extra_outputs: int, submit: Any, stop: Any) -> None:
        self.fn = fn
        self._chatbot = chatbot
        self._extra = extra_outputs
        # Those of the text box: when nothing runs, and while an answer streams.
        self.buttons = (submit, stop) if _calling.streams(fn) and stop else None

    def opening(self, turn: Turn) -> list[Any]:
        box: dict[str, Any] = {"value": ""} if turn.typed else {}
        if self.buttons:
            box |= {"submit_btn": False, "stop_btn": self.buttons[1]}
        return [update(**box), conversation(turn, []), *self.unchanged()]

    def shown(self, turn: Turn, response: Any) -> list[Any]:
        answer, extra = self.parts(response)
        return [skip(), conversation(turn, replies(answer)), *extra]

    def closing(self) -> list[Any]:
        return [self.ready(), skip(), *self.unchanged()]

    def ready(self) -> dict[str, Any]:
        """The text box when no function runs."""
        return update(submit_btn=self.buttons[0], stop_btn=False) if self.buttons else skip()

    def parts(self, response: Any) -> tuple[Any, list[Any]]:
        """A response as the answer, and the values of additional outputs."""
        if not self._extra:
            return response, []
        if isinstance(response, (tuple, list)) and len(response) == 1 + self._extra:
            return response[0], list(response[1:])
        return response, self.unchanged()

    def unchanged(self) -> list[Any]:
        """Values of the additional outputs where there are none."""
        return [skip() for _ in range(self._extra)]

    def arguments(self, given: _calling.Given, turn: Turn) -> tuple[list[Any], dict[str, Any]]:
        """What the function is called with; its history has the form that the chatbot's functions get."""
        history = self._chatbot.preprocess(to_payload(turn.history)) or []
        return given.arguments([turn.message, history, *turn.more])

    def handler(
        self, take: Callable[[_calling.Given], Turn | None], names: Sequence[str], *more: Any
    ) -> Callable[..., Any]:
        """A function for a listener. `take` reads the turn from its arguments; None does nothing.

        Args:
            names: its parameters that inputs fill.
            more: its further parameters, e.g. for event data.
        """
        extra = [parameter.name for parameter in more]

        def start(args: Sequence[Any], kwargs: dict[str, Any]) -> tuple[_calling.Given, Turn | None]:
            given = _calling.Given(self.fn, len(names), extra, args, kwargs)
            return given, take(given)

        def chat(*args: Any, **kwargs: Any) -> Iterator[Any]:
            given, turn = start(args, kwargs)
            if turn is not None:
                yield from self.exchange(given, turn)

        async def async_chat(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
            given, turn = start(args, kwargs)
            if turn is not None:
                async for values in self.async_exchange(given, turn):
                    yield values

        return _calling.sign(async_chat if _calling.is_async(self.fn) else chat, self.fn, names, *more)

    def exchange(self, given: _calling.Given, turn: Turn) -> Iterator[list[Any]]:
        """The values for the outputs, one after the other, where the function is sync."""
        yield self.opening(turn)
        try:
            for response in _calling.results(self.fn, *self.arguments(given, turn)):
                yield self.shown(turn, response)
        except Exception:
            # Shown as any other error by whoever runs this; here only the buttons have to be right again.
            yield self.closing()
            raise
        if self.buttons:
            yield self.closing()

    async def async_exchange(self, given: _calling.Given, turn: Turn) -> AsyncIterator[list[Any]]:
        """`exchange`, where the function is async."""
        yield self.opening(turn)
        try:
            async for response in _calling.async_results(self.fn, *self.arguments(given, turn)):
                yield self.shown(turn, response)
        except Exception:
            yield self.closing()
            raise
        if self.buttons:
            yield self.closing()

    def endpoint(self, names: Sequence[str]) -> Callable[..., Any]:
        """The function as API clients call it: message and history in, answer and history out."""

        def answered(given: _calling.Given, response: Any) -> list[Any]:
            message, history, *_ = given.values
            answer, extra = self.parts(response)
            turn = Turn(message, list(history or []), [])
            return [answer_value(answer), conversation(turn, replies(answer)), *extra]

        def read(args: Sequence[Any], kwargs: dict[str, Any]) -> tuple[_calling.Given, list[Any], dict[str, Any]]:
            given = _calling.Given(self.fn, len(names), (), args, kwargs)
            message, history, *more = given.values
            return given, *self.arguments(given, Turn(message, list(history or []), more))

        def chat(*args: Any, **kwargs: Any) -> Iterator[Any]:
            given, values, named = read(args, kwargs)
            for response in _calling.results(self.fn, values, named):
                yield answered(given, response)

        async def async_chat(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
            given, values, named = read(args, kwargs)
            async for response in _calling.async_results(self.fn, values, named):
                yield answered(given, response)

        return _calling.sign(async_chat if _calling.is_async(self.fn) else chat, self.fn, names)


def conversation(turn: Turn, answers: list[Any]) -> list[Any]:
    """What is shown of a turn that has these answers."""
    return [*turn.history, {"role": "user", "content": turn.message}, *answers]


def replies(answer: Any) -> list[Any]:
    """A function's answer as messages: one, or several in a list; what has no role is the assistant's."""
    if answer is None:
        return []
    listed = answer if isinstance(answer, list) else [answer]
    return [one if _has_role(one) else {"role": "assistant", "content": one} for one in listed]


def answer_value(answer: Any) -> Any:
    """An answer as JSON for API clients: text as a string, anything else as messages."""
    if answer is None or isinstance(answer, str):
        return answer
    messages = to_payload(replies(answer))
    return messages if isinstance(answer, list) else messages[0]


def _has_role(message: Any) -> bool:
    return "role" in message if isinstance(message, dict) else hasattr(message, "role") and hasattr(message, "content")
