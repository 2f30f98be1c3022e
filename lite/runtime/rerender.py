"""Runs of `@gr.render` in a session: what each made, what replaces what, and what may be forgotten.

    run          one call of a render's dependency: Render, then Done
    Overlay      the blocks and dependencies that renders made in one session, over those of the app

A replaced run is kept until the one after it: calls that a page sent before it heard of the replacement still find
their function. Then it goes, with the state and the props that the session remembers of its blocks.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from lite.core.block import Block
from lite.core.dependency import Dependency
from lite.core.rendering import Rendered
from lite.errors import ConfigError
from lite.protocol.messages import Call, Done, Render
from lite.runtime.call import arguments
from lite.runtime.outlet import Outlet, Running, running
from lite.runtime.values import is_generator

if TYPE_CHECKING:
    from lite.runtime.session import Session

Forget = Callable[[list[Dependency]], None]
"""Tells whoever remembers dependencies that these are gone."""


async def run(dependency: Dependency, call: Call, session: Session, outlet: Outlet) -> None:
    """Run a render for `call`. Raises what the app raises; what stood in its place then stays."""
    started = time.perf_counter()
    running.set(Running(call.id, outlet, session.id))
    renderable = dependency.renderable
    assert renderable is not None
    assert dependency.fn is not None
    overlay = overlay_of(session)
    args, kwargs = arguments(dependency, call, session)
    rendered = Rendered(renderable, overlay.current.get(renderable.id))
    with rendered:
        result = dependency.fn(*args, **kwargs)
        if hasattr(result, "__await__"):
            result = await result
        if is_generator(result) or hasattr(result, "__anext__"):
            raise ConfigError(
                f"{getattr(dependency.fn, '__name__', 'The function')} of gr.render yields, but a render declares its "
                "blocks in one go; take the `yield` out and let an event of one of its blocks stream."
            )
    overlay.check(dependency)
    overlay.replace(rendered)
    outlet.send(Render(call.id, renderable.id, **rendered.config()))
    outlet.send(Done(call.id, time.perf_counter() - started))


def overlay_of(session: Session) -> Overlay:
    """The session's overlay, made when it is first asked for."""
    if session.overlay is None:
        session.overlay = Overlay(session)
    return session.overlay


class Overlay:
    """What renders made in one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.current: dict[int, Rendered] = {}
        """Id of the render → its last run."""
        self._replaced: dict[int, Rendered] = {}
        self.blocks: dict[int, Block] = {}
        self.fns: dict[int, Dependency] = {}
        self._last_id = -1
        self.forget: Forget = lambda dependencies: None

    def dependency(self, id: int) -> Dependency | None:
        """The dependency with this id.

        Raises:
            CancelledError: if there was one, until the page had asked for its render twice.
        """
        if id not in self.fns and id <= self._last_id:
            raise asyncio.CancelledError
        return self.fns.get(id)

    def check(self, dependency: Dependency) -> None:
        """Make sure that the render of `dependency` still stands in the page.

        Raises:
            CancelledError: if the render that declared it has run again.
        """
        outer = None if dependency.rendered_in is None else self.current.get(dependency.rendered_in)
        if dependency.rendered_in is not None and (outer is None or outer.fns.get(dependency.id) is not dependency):
            raise asyncio.CancelledError

    def replace(self, rendered: Rendered) -> None:
        """`rendered` takes the place of the run before it."""
        before = self.current.get(rendered.render_id)
        stale = self._replaced.pop(rendered.render_id, None)
        self.current[rendered.render_id] = rendered
        for uid, block in rendered.blocks.items():
            if uid in self.blocks:
                self._session.keep(uid, _preserved(block))
        self.blocks |= rendered.blocks
        self.fns |= rendered.fns
        self._last_id = max(self._last_id, *rendered.fns) if rendered.fns else self._last_id
        if before is not None:
            self._replaced[rendered.render_id] = before
            self._end_nested(before)
        if stale is not None:
            self._drop(stale)

    def _end_nested(self, rendered: Rendered) -> None:
        """Drop the renders that were declared in `rendered`: the run that replaced it has declared others."""
        for dependency in rendered.dependencies:
            if dependency.renderable is None:
                continue
            for runs in (self.current, self._replaced):
                if (nested := runs.pop(dependency.renderable.id, None)) is not None:
                    self._end_nested(nested)
                    self._drop(nested)

    def _drop(self, rendered: Rendered) -> None:
        """Forget a run, but for the blocks and listeners whose key lives on in a later one."""
        gone = []
        for id, dependency in rendered.fns.items():
            gone.append(dependency)
            if self.fns.get(id) is dependency:
                del self.fns[id]
        for uid, block in rendered.blocks.items():
            if self.blocks.get(uid) is block and not self._lives_on(uid, rendered):
                del self.blocks[uid]
                self._session.forget(uid)
        self.forget(gone)

    def _lives_on(self, uid: int, rendered: Rendered) -> bool:
        """Whether the same block, which was made outside of its render, stands in another run as well."""
        runs = (self.current.get(rendered.render_id), self._replaced.get(rendered.render_id))
        return any(run is not None and uid in run.blocks for run in runs)


def _preserved(block: Block) -> frozenset[str]:
    names = block.preserved_by_key
    return frozenset([names] if isinstance(names, str) else names or ())
