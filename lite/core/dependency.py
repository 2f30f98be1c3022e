"""One `event → function → outputs` edge of an app, and what its function wants to be given."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from lite.core.block import Block
from lite.core.event import FAILURE, SUCCESS, THEN, Trigger
from lite.protocol.messages import Json

if TYPE_CHECKING:
    from lite.core.rendering import Renderable

Kind = Literal["none", "plain", "async", "generator", "async_generator"]


@dataclass(eq=False, slots=True)
class Dependency:
    """What `component.event(...)` returns. Ids are positions in the app's list of dependencies.

    `dependency.then(...)`, `.success(...)` and `.failure(...)` listen to its end.
    """

    id: int
    targets: list[tuple[int | None, str]]
    fn: Callable[..., Any] | None
    inputs: list[Block]
    outputs: list[Block]
    inputs_kwargs: dict[str, Block] = field(default_factory=dict)
    inputs_as_dict: bool = False
    api_name: str | Literal[False] = False
    api_description: str | Literal[False] | None = None
    api_visibility: Literal["public", "private", "undocumented"] = "public"
    scroll_to_output: bool = False
    show_progress: Literal["full", "minimal", "hidden"] = "full"
    show_progress_on: list[Block] | None = None
    queue: bool = True
    batch: bool = False
    max_batch_size: int = 4
    preprocess: bool = True
    postprocess: bool = True
    cancels: list[Dependency] = field(default_factory=list)
    is_cancel: bool = False
    trigger_mode: Literal["once", "multiple", "always_last"] = "once"
    js: str | None = None
    js_implementation: str | None = None
    concurrency_limit: int | Literal["default"] | None = "default"
    concurrency_id: str | None = None
    time_limit: float | None = None
    stream_every: float = 0.5
    connection: Literal["sse", "stream"] = "sse"
    validator: Callable[..., Any] | None = None
    key: Any = None
    after: Dependency | None = None
    only_on: Literal["success", "failure"] | None = None
    renderable: Renderable | None = None
    """What makes this the dependency of a render: its function declares blocks instead of giving values."""
    rendered_in: int | None = None
    """Id of the render that made it."""
    page: str = ""
    """Path of the page it belongs to."""
    kind: Kind = "none"
    wants: list[Want] = field(default_factory=list)
    validation: Dependency | None = None
    """The validator, as a dependency of the same inputs."""

    def __post_init__(self) -> None:
        if self.fn is not None:
            self.kind = kind_of(self.fn)
            self.wants = wants_of(self.fn)
        if self.validator is not None and self.validation is None:
            self.validation = replace(self, fn=self.validator, outputs=[], batch=False, validator=None)

    @property
    def then(self) -> Trigger:
        return Trigger(None, THEN, self)

    @property
    def success(self) -> Trigger:
        return Trigger(None, SUCCESS, self)

    @property
    def failure(self) -> Trigger:
        return Trigger(None, FAILURE, self)

    @property
    def all_inputs(self) -> list[Block]:
        """Inputs by position, then by keyword: the order of a call's payloads."""
        return [*self.inputs, *self.inputs_kwargs.values()]

    @property
    def collects_event_data(self) -> bool:
        return any(want.what == "event" for want in self.wants)

    def config(self) -> dict[str, Json]:
        """The dependency as the page and the API clients get it, in Gradio's shape."""
        on = self.show_progress_on
        return {
            "id": self.id,
            "targets": [list(target) for target in self.targets],
            "inputs": [block.uid for block in self.all_inputs],
            "outputs": [block.uid for block in self.outputs],
            "backend_fn": self.fn is not None,
            "js": self.js,
            "queue": self.queue if self.fn is not None else False,
            "api_name": self.api_name,
            "api_description": self.api_description,
            "scroll_to_output": self.scroll_to_output,
            "show_progress": self.show_progress,
            "show_progress_on": None if on is None else [block.uid for block in on],
            "batch": self.batch,
            "max_batch_size": self.max_batch_size,
            "cancels": [dependency.id for dependency in self.cancels],
            "types": {"generator": self.kind in ("generator", "async_generator"), "cancel": self.is_cancel},
            "collects_event_data": self.collects_event_data,
            "trigger_after": None if self.after is None else self.after.id,
            "trigger_only_on_success": self.only_on == "success",
            "trigger_only_on_failure": self.only_on == "failure",
            "trigger_mode": self.trigger_mode,
            "api_visibility": self.api_visibility,
            "rendered_in": self.rendered_in,
            "render_id": None if self.renderable is None else self.renderable.id,
            "connection": self.connection,
            "time_limit": self.time_limit,
            "stream_every": self.stream_every,
            "event_specific_args": ["stream_every"] if self.connection == "stream" else None,
            "component_prop_inputs": [],
            "js_implementation": self.js_implementation,
        }


@dataclass(frozen=True, slots=True)
class Want:
    """An argument that lite supplies, by keyword or position `index`: a request, event data, a progress bar."""

    what: Literal["request", "event", "progress", "visitor"]
    name: str
    index: int
    cls: Any


def kind_of(fn: Callable[..., Any]) -> Kind:
    """Which of the function kinds `fn` is; callables and partials are looked into."""
    while isinstance(fn, functools.partial):
        fn = fn.func
    # An instance is called by its class's `__call__`, which is what tells the kind.
    candidates = [fn] if inspect.isroutine(fn) else [fn, vars(type(fn)).get("__call__")]
    for candidate in candidates:
        candidate = inspect.unwrap(candidate) if callable(candidate) else candidate
        if inspect.isasyncgenfunction(candidate):
            return "async_generator"
        if inspect.iscoroutinefunction(candidate):
            return "async"
        if inspect.isgeneratorfunction(candidate):
            return "generator"
    return "plain"


def parameters_of(fn: Callable[..., Any]) -> list[inspect.Parameter] | None:
    """The parameters of `fn`, annotations resolved where they can be; None for builtins that don't tell."""
    try:
        signature = inspect.signature(fn, eval_str=True)
    except NameError:
        signature = inspect.signature(fn)
    except (TypeError, ValueError):
        return None
    except Exception:
        # An annotation may be any expression; a wrong one is the author's own affair until it is needed.
        signature = inspect.signature(fn)
    return list(signature.parameters.values())


def wants_of(fn: Callable[..., Any]) -> list[Want]:
    """The parameters of `fn` that lite fills itself: by annotation, or by a `gr.Progress()` default."""
    wants = []
    for index, parameter in enumerate(parameters_of(fn) or []):
        annotation = parameter.annotation
        options = [annotation, *getattr(annotation, "__args__", ())]
        if special := getattr(parameter.default, "lite_special", None):
            wants.append(Want(special, parameter.name, index, parameter.default))
            continue
        for option in options:
            if special := getattr(option, "lite_special", None) if isinstance(option, type) else None:
                wants.append(Want(special, parameter.name, index, option))
                break
    return wants
