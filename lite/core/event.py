"""Events that blocks emit, and the listeners an app attaches to them.

button.click(fn, inputs, outputs)        Trigger.__call__ on the descriptor `Event`
@button.click(inputs=..., outputs=...)   the same, as a decorator
gr.on([a.change, b.submit], fn)          several triggers, one dependency
dependency.then / .success / .failure    a Trigger that follows a dependency
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, overload

from lite.core.context import current_app
from lite.errors import ConfigError

if TYPE_CHECKING:
    from lite.core.block import Block
    from lite.core.dependency import Dependency

DECORATOR: Any = "decorator"
"""Default of `fn`: the listener is used as a decorator."""


def _is_decorator(fn: Any) -> bool:
    return isinstance(fn, str) and fn == DECORATOR


class Event:
    """Declares an event as a class attribute, so that editors complete `slider.release(...)`.

    Args:
        doc: when it fires, one sentence.
        data: name of the `EventData` class it carries, if any.
        show_progress: default of the listener's `show_progress`.
        trigger_mode: what a second event does while the first one's function runs.
        connection: "stream" for events that send a sequence of values.
    """

    name = ""

    def __init__(
        self,
        doc: str,
        *,
        data: str | None = None,
        show_progress: Literal["full", "minimal", "hidden"] = "full",
        trigger_mode: Literal["once", "multiple", "always_last"] = "once",
        connection: Literal["sse", "stream"] = "sse",
    ) -> None:
        self.__doc__ = doc
        self.data = data
        self.show_progress = show_progress
        self.trigger_mode = trigger_mode
        self.connection = connection

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, block: None, owner: type) -> Event: ...
    @overload
    def __get__(self, block: Block, owner: type) -> Trigger: ...
    def __get__(self, block: Block | None, owner: type) -> Event | Trigger:
        return self if block is None else Trigger(block, self)

    def __eq__(self, other: object) -> bool:
        """Events compare with their names, because Gradio's are strings."""
        return other == self.name if isinstance(other, str) else self is other

    def __hash__(self) -> int:
        return hash(self.name)

    def __str__(self) -> str:
        return self.name

    __repr__ = __str__


THEN = Event("The function before has ended, however.")
SUCCESS = Event("The function before has ended without an error.")
FAILURE = Event("The function before has raised.")
THEN.name, SUCCESS.name, FAILURE.name = "then", "success", "failure"


@dataclass(slots=True, frozen=True, eq=False)
class Trigger:
    """An event of one block (or the end of one dependency, `after`); call it to listen."""

    block: Block | None
    event: Event
    after: Dependency | None = None

    @property
    def event_name(self) -> str:
        return self.event.name

    @property
    def target(self) -> tuple[int | None, str]:
        """`[uid, event name]` of the config; uid is None for the end of a dependency."""
        return (None if self.block is None else self.block.uid, self.event.name)

    def __call__(
        self,
        fn: Callable[..., Any] | None = DECORATOR,
        inputs: Any = None,
        outputs: Any = None,
        api_name: str | Literal[False] | None = None,
        api_description: str | Literal[False] | None = None,
        scroll_to_output: bool = False,
        show_progress: Literal["full", "minimal", "hidden"] | None = None,
        show_progress_on: Any = None,
        queue: bool = True,
        batch: bool = False,
        max_batch_size: int = 4,
        preprocess: bool = True,
        postprocess: bool = True,
        cancels: Any = None,
        trigger_mode: Literal["once", "multiple", "always_last"] | None = None,
        js: str | Literal[True] | None = None,
        concurrency_limit: int | Literal["default"] | None = "default",
        concurrency_id: str | None = None,
        api_visibility: Literal["public", "private", "undocumented"] = "public",
        time_limit: float | None = None,
        stream_every: float = 0.5,
        key: Any = None,
        validator: Callable[..., Any] | None = None,
        inputs_kwargs: dict[str, Any] | None = None,
        **legacy: Any,
    ) -> Any:
        """Run `fn` when the event fires. Without `fn`, decorate a function with it.

        Returns:
            The dependency, for `.then(...)` and `cancels=[...]`; as a decorator, the function.

        Raises:
            ConfigError: if the block is in no app, or an input or output is not a component of it.
        """
        options = {name: value for name, value in locals().items() if name not in ("self", "legacy")}
        return listen([self], **options, **legacy)


def listen(triggers: Sequence[Trigger], fn: Any = DECORATOR, **options: Any) -> Any:
    """Attach `fn` to all of `triggers` as one dependency; the door every listener form goes through."""
    if _is_decorator(fn):

        def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
            listen(triggers, function, **options)
            return function

        return decorate
    if fn is not None and not callable(fn):
        raise ConfigError(f"An event needs a function to run, got {fn!r}; pass the function itself, not its result.")
    app = current_app() or next((t.block.app for t in triggers if t.block is not None and t.block.in_app), None)
    if app is None:
        names = ", ".join(f"{type(t.block).__name__}.{t.event.name}" for t in triggers) or "An event"
        raise ConfigError(f"{names} was attached outside of an app; do it inside `with gr.Blocks():`.")
    return app.listen(list(triggers), fn, **options)


def on(
    triggers: Sequence[Trigger] | Trigger | None = None,
    fn: Callable[..., Any] | None = DECORATOR,
    inputs: Any = None,
    outputs: Any = None,
    **options: Any,
) -> Any:
    """Run `fn` when any of `triggers` fires; without triggers, when any of `inputs` changes.

    Takes the options of every listener (`api_name`, `queue`, `trigger_mode`, …). As a decorator, returns the function.

    Raises:
        ConfigError: outside of an app.
    """
    if _is_decorator(fn):
        return functools.partial(_on_decorated, triggers, inputs, outputs, options)
    if current_app() is None:
        raise ConfigError("gr.on was called outside of an app; call it inside `with gr.Blocks():`.")
    if isinstance(triggers, Trigger):
        triggers = [triggers]
    if triggers is None:
        blocks = inputs if isinstance(inputs, (list, tuple, set)) else [inputs] if inputs is not None else []
        triggers = [block.change for block in blocks if hasattr(block, "change")]
        app = current_app()
        if app is not None:
            triggers.append(app.load)
        options.setdefault("trigger_mode", "always_last")
    return listen(list(triggers), fn, inputs=inputs, outputs=outputs, **options)


def _on_decorated(triggers: Any, inputs: Any, outputs: Any, options: dict[str, Any], fn: Any) -> Any:
    on(triggers, fn, inputs, outputs, **options)
    return fn
