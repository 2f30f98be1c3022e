"""Where blocks and listeners are declared: an app, or one run of a render (`core.rendering`) in one session.

A scope owns what was declared in it. What it shares with others is the app's: uids, ids of dependencies, load events.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from lite.core.block import Block
from lite.core.context import next_uid
from lite.core.dependency import Dependency
from lite.core.listening import Listening

if TYPE_CHECKING:
    from lite.core.blocks import Blocks
    from lite.core.event import Trigger


class Scope:
    """What a block needs of the place it is declared in."""

    if TYPE_CHECKING:
        blocks: dict[int, Block]
        fns: dict[int, Dependency]
        unload_fns: list[Callable[..., Any]]

        @property
        def load(self) -> Trigger:
            """The page has opened, or this render has just been drawn."""

    current_page: str = ""
    """Path of the page that is being declared; "" is the first."""

    @property
    def root(self) -> Blocks:
        """The app."""
        raise NotImplementedError

    @property
    def render_id(self) -> int | None:
        """Which render this is a run of; None for an app."""
        return None

    def next_dependency_id(self) -> int:
        """An id that no other dependency of the app has."""
        raise NotImplementedError

    def uid_of(self, block: Block) -> int:
        """The uid of a block with a key that is being made here."""
        return next_uid()

    @property
    def dependencies(self) -> list[Dependency]:
        return list(self.fns.values())

    def adopt(self, block: Block) -> None:
        """Take `block` in."""
        self.blocks[block.uid] = block
        block.page = self.current_page
        first = block._app is None
        block._app = self
        if first:
            block.attach()

    def absorb(self, inner: Blocks) -> None:
        """Take over the blocks and dependencies of a finished app that was rendered in this scope."""
        for block in inner.blocks.values():
            block._app = self
            block.page = block.page or self.current_page
        self.blocks |= inner.blocks
        for dependency in inner.dependencies:
            dependency.targets = [
                (self.root.uid if uid == inner.uid and event == "load" else uid, event)
                for uid, event in dependency.targets
            ]
            dependency.id = self.next_dependency_id()
            dependency.page = dependency.page or self.current_page
            dependency.rendered_in = self.render_id
            if dependency.renderable is not None:
                dependency.renderable = dependency.renderable.moved(self.root)
            dependency.api_name = Listening(self).unique_api_name(dependency.api_name)
            self.fns[dependency.id] = dependency

    def listen(self, triggers: Sequence[Trigger], fn: Callable[..., Any] | None, **options: Any) -> Dependency:
        """Add a dependency; see `Trigger.__call__` for the options."""
        return Listening(self).add(triggers, fn, **options)
