"""How a listener's arguments become a dependency: checked once, at construction, so that no click finds a mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from inspect import Parameter
from typing import TYPE_CHECKING, Any, Literal

from lite.core.block import Block
from lite.core.component import Component, as_components
from lite.core.dependency import Dependency, parameters_of
from lite.core.event import Trigger
from lite.errors import ConfigError

if TYPE_CHECKING:
    from lite.core.scope import Scope

_LEGACY = {"show_api", "status_tracker", "every", "no_target", "collects_event_data", "like_user_message"}


class Listening:
    """The dependencies of one scope."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(
        self,
        triggers: Sequence[Trigger],
        fn: Callable[..., Any] | None,
        *,
        inputs: Any = None,
        outputs: Any = None,
        api_name: str | Literal[False] | None = None,
        show_progress: Any = None,
        show_progress_on: Any = None,
        cancels: Any = None,
        trigger_mode: Any = None,
        js: str | Literal[True] | None = None,
        inputs_kwargs: dict[str, Any] | None = None,
        **options: Any,
    ) -> Dependency:
        """Add the dependency; with `cancels`, one more that ends the named ones."""
        options = self._today(options)
        source = None if js is True else options.pop("_js", js)
        first = triggers[0].event if triggers else None
        page = next((t.block.page for t in triggers if t.block is not None and t.block.in_app), None)
        if api_name is False:
            options["api_visibility"] = "private"
        dependency = Dependency(
            id=self._scope.next_dependency_id(),
            targets=[trigger.target for trigger in triggers],
            fn=fn,
            inputs=self._members(inputs, "input"),
            outputs=self._members(outputs, "output"),
            inputs_kwargs={name: self._member(block, "input") for name, block in (inputs_kwargs or {}).items()},
            inputs_as_dict=isinstance(inputs, (set, frozenset)),
            show_progress=show_progress or (first.show_progress if first else "full"),
            show_progress_on=None if show_progress_on is None else self._members(show_progress_on, "progress target"),
            trigger_mode=trigger_mode or _default_mode(triggers, js is True),
            js=source,
            connection=first.connection if first else "sse",
            after=next((trigger.after for trigger in triggers if trigger.after is not None), None),
            only_on=_only_on(triggers),
            rendered_in=self._scope.render_id,
            page=self._scope.current_page or page or "",
            **options,
        )
        dependency.api_name = self.unique_api_name(api_name or _api_name(fn, source))
        if fn is None:
            dependency.api_visibility = "private"
        else:
            _check_arity(dependency, fn)
            _check_running(dependency)
        if js is True:
            from lite.core.client_side import program_of

            dependency.js_implementation = program_of(dependency)
        self._scope.fns[dependency.id] = dependency
        if cancels:
            self._add_cancel(triggers, cancels)
        return dependency

    def _add_cancel(self, triggers: Sequence[Trigger], cancels: Any) -> None:
        listed = list(cancels) if isinstance(cancels, (list, tuple, set)) else [cancels]
        for one in listed:
            if not isinstance(one, Dependency):
                raise ConfigError(f"cancels takes what a listener returned (e.g. `run = btn.click(...)`), got {one!r}.")
        dependency = Dependency(
            id=self._scope.next_dependency_id(),
            targets=[trigger.target for trigger in triggers],
            fn=None,
            inputs=[],
            outputs=[],
            cancels=listed,
            is_cancel=True,
            trigger_mode="multiple",
            after=next((trigger.after for trigger in triggers if trigger.after is not None), None),
            only_on=_only_on(triggers),
            api_visibility="private",
            rendered_in=self._scope.render_id,
            page=self._scope.current_page,
        )
        dependency.api_name = self.unique_api_name("cancel")
        self._scope.fns[dependency.id] = dependency

    def unique_api_name(self, wanted: str | Literal[False]) -> str | Literal[False]:
        """`wanted`, with `_1`, `_2`, … when the app has it already."""
        if wanted is False:
            return False
        name = re.sub(r"\W+", "_", wanted.strip("/")) or "fn"
        taken = {dependency.api_name for dependency in self._scope.fns.values()}
        return next(n for n in (name, *(f"{name}_{i}" for i in range(1, len(taken) + 2))) if n not in taken)

    def _members(self, blocks: Any, role: str) -> list[Block]:
        return [self._member(block, role) for block in as_components(blocks)]

    def _member(self, block: Any, role: str) -> Block:
        if not isinstance(block, Block):
            raise ConfigError(
                f"An {role} of an event has to be a component, got {block!r}"
                + ("; make it once and pass the instance." if isinstance(block, type) else ".")
            )
        if role == "input" and not isinstance(block, Component):
            raise ConfigError(
                f"{type(block).__name__} has no value, so it can't be an input; take the components in it."
            )
        return block

    @staticmethod
    def _today(options: dict[str, Any]) -> dict[str, Any]:
        """Today's names for the options of Gradio 3 to 5."""
        if options.get("show_api") is False:
            options["api_visibility"] = "undocumented"
        if options.get("every") is not None:
            raise ConfigError("`every` is not an option of an event any more; listen to gr.Timer(seconds).tick.")
        known = {name: value for name, value in options.items() if name not in _LEGACY}
        unknown = known.keys() - set(Dependency.__dataclass_fields__) - {"_js"}
        if unknown:
            raise ConfigError(f"An event has no option {', '.join(sorted(unknown))}.")
        return known


def _default_mode(triggers: Sequence[Trigger], client_side: bool) -> Any:
    """Gradio's: the last of fast changes counts, a stream never waits, all else runs once at a time."""
    names = {trigger.event.name for trigger in triggers}
    if "stream" in names:
        return "multiple"
    if names and names <= {"change", "key_up"}:
        return "always_last"
    # What the page runs itself is over before anyone could do more, but for its first run, which loads what runs it.
    usual = "always_last" if client_side else "once"
    return triggers[0].event.trigger_mode if triggers and triggers[0].event.trigger_mode != "once" else usual


def _only_on(triggers: Sequence[Trigger]) -> Any:
    names = {trigger.event.name for trigger in triggers}
    return next((name for name in ("success", "failure") if names == {name}), None)


def _api_name(fn: Callable[..., Any] | None, js: str | None) -> str:
    if fn is None:
        return "js_fn" if js else "unnamed"
    name = getattr(fn, "__name__", None) or type(getattr(fn, "func", fn)).__name__
    return "lambda" if name == "<lambda>" else str(name)


def _check_running(dependency: Dependency) -> None:
    """Raise where the options say how to run that can't be done."""
    limit, most = dependency.concurrency_limit, dependency.max_batch_size
    if limit not in (None, "default") and not (isinstance(limit, int) and limit >= 1):
        raise ConfigError(f'concurrency_limit is a number from 1, None for no limit, or "default"; got {limit!r}.')
    if dependency.batch and dependency.kind in ("generator", "async_generator"):
        name = getattr(dependency.fn, "__name__", "The function")
        raise ConfigError(f"{name} yields, which batch=True can't do: return the lists, or leave batch out.")
    if dependency.batch and not (isinstance(most, int) and most >= 1):
        raise ConfigError(f"max_batch_size is a number from 1, got {most!r}.")
    if dependency.validation is not None and dependency.validation.fn is not None:
        if not callable(dependency.validation.fn):
            raise ConfigError(f"validator is a function of the inputs, got {dependency.validator!r}.")
        _check_arity(dependency.validation, dependency.validation.fn)


def _check_arity(dependency: Dependency, fn: Callable[..., Any]) -> None:
    """Raise where `fn` can't take the inputs: the author sees it at once, not the first user."""
    parameters = parameters_of(fn)
    if parameters is None or dependency.inputs_as_dict:
        return
    filled = {want.name for want in dependency.wants} | dependency.inputs_kwargs.keys()
    kinds = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    positional = [p for p in parameters if p.kind in kinds and p.name not in filled]
    needed = [p for p in positional if p.default is Parameter.empty]
    variadic = any(p.kind is Parameter.VAR_POSITIONAL for p in parameters)
    given = len(dependency.inputs)
    if given < len(needed) or (given > len(positional) and not variadic):
        name = getattr(fn, "__name__", "The function")
        wants = f"{len(needed)}" if len(needed) == len(positional) else f"{len(needed)} to {len(positional)}"
        raise ConfigError(f"{name} takes {wants} argument(s), but this event has {given} input(s); make them match.")
