"""The answers of a chat's examples, kept: in memory, and in the browser for the next visit.

    page opens        what earlier visits kept is restored; unless lazy, what is missing is computed, one by one
    example picked    its answer is known: shown at once, as it was in the end
                      it is not: given as to any message, then kept

What is kept is the answer to an example that is said first, with the values that its row has for the additional inputs
and for others those that the app starts with. A user who changed one of these others gets an answer of their own, that
is not kept. A known answer is shown in a conversation that goes on, too.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lite.components._messages import to_payload
from lite.core.block import Block
from lite.core.component import Component
from lite.core.update import skip, update
from lite.errors import PayloadError
from lite.kits import _calling
from lite.kits._asking import Asking, Turn
from lite.kits._exchange import Talk, conversation
from lite.kits._kept import Kept, Mode, payload_of, warm, warm_async

if TYPE_CHECKING:
    from lite.components.dataset import Dataset
    from lite.core.blocks import Blocks


class Answers:
    """The kept answers of one chat's examples.

    Args:
        examples: a row for each, which begins with its message.
        inputs: the text box and the additional inputs.
        outputs: text box, chatbot, additional outputs: those of all of the chat's listeners.
    """

    def __init__(
        self, talk: Talk, asking: Asking, examples: Sequence[Any], inputs: Sequence[Component], outputs: list[Block]
    ) -> None:
        self._talk = talk
        self._asking = asking
        self._rows = [list(row) if isinstance(row, (list, tuple)) else [row] for row in examples]
        self._inputs = inputs
        self._outputs = outputs
        self._kept = Kept(self._rows, len(outputs) - 1)

    def attach(self, app: Blocks, mode: Mode, dataset: Dataset | None, title: str) -> None:
        """Listen to the page's opening.

        Args:
            dataset: what draws the examples, unless the chatbot does; its title says how far it is.
        """
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        restored = app.load(self._kept.restore, None, None, **quiet)
        if mode == "eager":
            restored.then(self._warm(title), None, dataset, **quiet)

    def handler(self, take: Callable[[_calling.Given], Turn], names: Sequence[str], *more: Any) -> Callable[..., Any]:
        """A function for the listener to a picked example, with `postprocess=False`; see `Talk.handler`."""
        fn = self._talk.fn
        extra = [parameter.name for parameter in more]

        def start(args: Sequence[Any], kwargs: dict[str, Any]) -> tuple[_calling.Given, Turn]:
            given = _calling.Given(fn, len(names), extra, args, kwargs)
            return given, take(given)

        def chat(*args: Any, **kwargs: Any) -> Iterator[Any]:
            given, turn = start(args, kwargs)
            yield from [self.known(turn)] if self._is_known(turn) else self._exchange(given, turn)

        async def async_chat(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
            given, turn = start(args, kwargs)
            if self._is_known(turn):
                yield self.known(turn)
                return
            async for values in self._async_exchange(given, turn):
                yield values

        return _calling.sign(async_chat if _calling.is_async(fn) else chat, fn, names, *more)

    def picked(self, given: _calling.Given) -> Turn:
        """An example that the chatbot draws was clicked."""
        history, *more = given.values
        return self.turn(given.more["event"].index, history, more)

    def filled_in(self, given: _calling.Given) -> Turn:
        """An example below the chat was clicked, and its values were filled in."""
        (index, _), history, *more = given.values
        return self.turn(index, history, more, typed=True)

    def turn(self, index: Any, history: Any = None, more: Sequence[Any] | None = None, typed: bool = False) -> Turn:
        """Example `index` as a turn; without `more` as it is kept.

        Raises:
            PayloadError: if there is no such example.
        """
        if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < len(self._rows):
            raise PayloadError(f"There is no example {index!r}; there are {len(self._rows)}.")
        box = self._inputs[0]
        message = self._asking.of(box.preprocess(box.postprocess(self._asking.of(self._rows[index][0]))))
        return Turn(message, list(history or []), self._usual(index) if more is None else list(more), typed, index)

    def _usual(self, index: int) -> list[Any]:
        """The values of the additional inputs that example `index` is kept with."""
        row = self._rows[index]
        return [
            one.preprocess(one.postprocess(row[at]) if _has(row, at) else one.value)
            for at, one in enumerate(self._inputs)
            if at > 0
        ]

    def _as_kept(self, turn: Turn) -> bool:
        """Whether the additional inputs have the values that the example is kept with."""
        assert turn.example is not None  # turns of examples only
        row = self._rows[turn.example]
        pairs = enumerate(zip(turn.more, self._usual(turn.example), strict=True), start=1)
        return all(_has(row, at) or _same(one, usual) for at, (one, usual) in pairs)

    def _is_known(self, turn: Turn) -> bool:
        return turn.example is not None and self._kept.get(turn.example) is not None and self._as_kept(turn)

    def known(self, turn: Turn) -> list[Any]:
        """The outputs' payloads with the kept answer of a turn."""
        assert turn.example is not None
        answers, *extra = self._kept.get(turn.example) or [[]]
        box = update(value=self._asking.message("")) if turn.typed else skip()
        return self._payloads([box, conversation(turn, answers), *extra], extra=False)

    def _payloads(self, values: list[Any], *, extra: bool = True) -> list[Any]:
        last = len(values) if extra else 2
        pairs = zip(self._outputs, values, strict=True)
        return [payload_of(block, value) if at < last else value for at, (block, value) in enumerate(pairs)]

    def _exchange(self, given: _calling.Given, turn: Turn) -> Iterator[list[Any]]:
        shown = Shown(turn)
        for values in self._talk.exchange(given, turn):
            yield shown.see(self._payloads(values))
        self._keep(shown)

    async def _async_exchange(self, given: _calling.Given, turn: Turn) -> AsyncIterator[list[Any]]:
        shown = Shown(turn)
        async for values in self._talk.async_exchange(given, turn):
            yield shown.see(self._payloads(values))
        self._keep(shown)

    def _keep(self, shown: Shown) -> None:
        turn = shown.turn
        if turn.example is not None and not turn.history and self._as_kept(turn):
            self._kept.put(turn.example, shown.answer())

    def _warm(self, title: str) -> Callable[..., Any]:
        """A listener that computes what is missing; its function gets the request and the like from this listener."""
        fn = self._talk.fn

        def computing(*args: Any, **kwargs: Any) -> Iterator[Any]:
            given = _calling.Given(fn, 0, (), args, kwargs)
            yield from warm(self._kept, lambda index: list(self._exchange(given, self.turn(index))), title)

        async def async_computing(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
            given = _calling.Given(fn, 0, (), args, kwargs)

            async def compute(index: int) -> None:
                async for _ in self._async_exchange(given, self.turn(index)):
                    pass

            async for titled in warm_async(self._kept, compute, title):
                yield titled

        return _calling.sign(async_computing if _calling.is_async(fn) else computing, fn, ())


class Shown:
    """What the outputs show at the end of an exchange, as payloads."""

    def __init__(self, turn: Turn) -> None:
        self.turn = turn
        self._last: list[Any] = []

    def see(self, values: list[Any]) -> list[Any]:
        """Give `values` back, which are the next."""
        before = self._last or values
        self._last = [old if new == skip() else new for old, new in zip(before, values, strict=True)]
        return values

    def answer(self) -> list[Any]:
        """The messages of the answer, and the additional outputs."""
        _, messages, *extra = self._last
        return [messages[len(to_payload(conversation(self.turn, []))) :], *extra]


def _has(row: list[Any], at: int) -> bool:
    return at < len(row) and row[at] is not None


def _same(one: Any, other: Any) -> bool:
    try:
        return bool(one == other)
    except Exception:  # an array, a table: what can't say so counts as another value
        return False
