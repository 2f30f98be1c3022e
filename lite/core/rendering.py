"""`@gr.render`: a function that declares a part of the app, anew whenever its inputs change.

    Renderable   what the decorator left in the app: which render, and the place where its blocks stand
    Rendered     the scope of one run in one session: the blocks and listeners it declared
    gr.render    the decorator

Runs and what they replace are the session's affair (`runtime.rerender`); here is only how a run declares. Blocks keep
their identity from run to run by their key. A layout without a key keeps it by the first keyed block in it, so that a
text box in a row isn't torn out of the page with its row.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable, Iterator
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

from lite.core import context, describing
from lite.core.block import Block, BlockContext
from lite.core.component import as_components
from lite.core.dependency import Dependency
from lite.core.event import Trigger
from lite.core.layout import Layout
from lite.core.scope import Scope
from lite.errors import ConfigError
from lite.protocol.messages import Json

if TYPE_CHECKING:
    from lite.core.blocks import Blocks

Keys = dict[tuple[str, Hashable], int]
"""(kind, key) → the uid of that block in every run."""


class Place(Layout):
    """The column that a render fills."""

    _: KW_ONLY
    scale: int = 1
    """Share of a row's width."""
    min_width: int = 320
    """Least width in px before a row wraps."""
    variant: str = "default"
    """How it is drawn."""
    show_progress: bool = True
    """Whether it shows the progress and the errors of its render."""

    kind = "column"
    implicit = True


@dataclass(frozen=True, slots=True, eq=False)
class Renderable:
    """One `@gr.render` of an app, or of a run of another."""

    id: int
    place: Place
    root: Blocks

    def moved(self, root: Blocks) -> Renderable:
        """The same render in another app, which its own was rendered in."""
        return Renderable(next(root.render_ids), self.place, root)


class Rendered(Scope):
    """What one run of a render declares, and how its blocks find the identity they had in the run before."""

    def __init__(self, renderable: Renderable, before: Rendered | None) -> None:
        self.renderable = renderable
        self.blocks: dict[int, Block] = {}
        self.fns: dict[int, Dependency] = {}
        self.unload_fns: list[Callable[..., Any]] = []
        self.keys: Keys = {}
        self.current_page = renderable.place.page
        # A stand-in for the place, which all sessions share: what is declared goes into its own list of children.
        self.top = copy.copy(renderable.place)
        self.top.children = []
        self.top._app = self
        self._before = before

    @property
    def root(self) -> Blocks:
        return self.renderable.root

    @property
    def render_id(self) -> int:
        return self.renderable.id

    @property
    def load(self) -> Trigger:
        return self.root.load

    def next_dependency_id(self) -> int:
        return self.root.later_dependency_id()

    def listen(self, triggers: Any, fn: Any, **options: Any) -> Dependency:
        dependency = super().listen(triggers, fn, **options)
        before = None if self._before is None or dependency.key is None else self._before.listener(dependency.key)
        if before is not None:
            # The same listener as in the run before: its running calls go on.
            del self.fns[dependency.id]
            dependency.id = before.id
            self.fns[dependency.id] = dependency
        return dependency

    def listener(self, key: Hashable) -> Dependency | None:
        """The listener with this key."""
        return next((dependency for dependency in self.fns.values() if dependency.key == key), None)

    def uid_of(self, block: Block) -> int:
        identity = (block.kind, block.key)
        if identity in self.keys:
            raise ConfigError(
                f"Two {type(block).__name__} blocks of one render have the key {block.key!r}; a key names one block."
            )
        known = None if self._before is None else self._before.keys.get(identity)
        self.keys[identity] = context.next_uid() if known is None else known
        return self.keys[identity]

    def __enter__(self) -> Self:
        self._tokens = (
            context._app.set(self),
            context._parent.set(self.top),
            context._uids.set(self.root.uids),
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        app, parent, uids = self._tokens
        context._app.reset(app)
        context._parent.reset(parent)
        if kind is None:
            self.top.settle()
            self._keep_layouts()
        context._uids.reset(uids)
        self._before = None

    def _keep_layouts(self) -> None:
        """Give layouts without a key the uid they had in the run before, if they are around the same keyed block."""
        before = None if self._before is None else dict(_layouts(self._before.top, self._before.keys))
        if not before:
            return
        uids: dict[int | None, int] = {}
        for signature, layout in list(_layouts(self.top, self.keys)):
            old = before.pop(signature, None)
            if old is None or old.uid in self.blocks:
                continue
            del self.blocks[layout.uid]
            uids[layout.uid] = layout.uid = old.uid
            self.blocks[old.uid] = layout
        if uids:
            for dependency in self.fns.values():
                dependency.targets = [(uids.get(uid, uid), event) for uid, event in dependency.targets]

    def config(self) -> dict[str, Json]:
        """What the page draws, in the config's shape: `components`, `layout` and `dependencies`."""
        return {
            "components": [describing.component(block) for block in self.blocks.values()],
            "layout": describing.layout(self.top),
            "dependencies": [dependency.config() for dependency in self.dependencies],
        }


def _layouts(top: BlockContext, keys: Keys) -> Iterator[tuple[tuple[str, int, int], BlockContext]]:
    """Layouts without a key below `top`, each with what it is known by: kind, first keyed block in it, how deep."""
    keyed = set(keys.values())

    def walk(layout: BlockContext) -> Iterator[tuple[tuple[str, int, int], BlockContext]]:
        for child in layout.children:
            if isinstance(child, BlockContext):
                found = None if child.uid in keyed else _first_keyed(child, keyed)
                if found is not None:
                    yield (child.kind, *found), child
                yield from walk(child)

    return walk(top)


def _first_keyed(layout: BlockContext, keyed: set[int]) -> tuple[int, int] | None:
    for child in layout.children:
        if child.uid in keyed:
            return child.uid, 1
        if isinstance(child, BlockContext) and (found := _first_keyed(child, keyed)) is not None:
            return found[0], found[1] + 1
    return None


def render(
    inputs: Any = None,
    triggers: Any = None,
    *,
    queue: bool = True,
    trigger_mode: Literal["once", "multiple", "always_last"] | None = "always_last",
    concurrency_limit: int | Literal["default"] | None = None,
    concurrency_id: str | None = None,
    show_progress: Literal["full", "minimal", "hidden"] = "full",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a function declare what stands in this place, anew each time an event fires.

    Args:
        inputs: components whose values the function gets.
        triggers: events that run it; None takes the opening of the page and the change of each input.
        queue: whether its runs wait for their turn.
        trigger_mode: what another event does while it runs.
        concurrency_limit: how many runs may overlap; None is no bound.
        concurrency_id: runs of all functions with this id share a limit.
        show_progress: how a run shows in the place.

    Raises:
        ConfigError: outside of an app.
    """
    scope, parent = context.current_app(), context.current_parent()
    if scope is None or parent is None:
        raise ConfigError("gr.render was called outside of an app; use it inside `with gr.Blocks():`.")
    if triggers is None:
        changes = [block.change for block in as_components(inputs) if hasattr(block, "change")]
        triggers = [scope.load, *changes]
    listened = [triggers] if isinstance(triggers, Trigger) else list(triggers)

    def decorate(fn: Callable[..., Any]) -> Callable[..., Any]:
        place = Place()
        scope.listen(
            listened,
            fn,
            inputs=inputs,
            outputs=place,
            api_name="apply",
            api_visibility="undocumented",
            queue=queue,
            trigger_mode=trigger_mode,
            concurrency_limit=concurrency_limit,
            concurrency_id=concurrency_id,
            show_progress=show_progress,
            renderable=Renderable(next(scope.root.render_ids), place, scope.root),
        )
        return fn

    return decorate
