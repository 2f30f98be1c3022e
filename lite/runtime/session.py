"""What lite remembers of one page: its state values, the props its events changed, its request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lite.core.block import Block
from lite.core.component import Component
from lite.protocol.messages import Json

if TYPE_CHECKING:
    from lite.runtime.rerender import Overlay
    from lite.runtime.states import States


class Session:
    """One page's memory. Pages never see each other's."""

    def __init__(self, id: str, request: dict[str, Json] | None = None) -> None:
        self.id = id
        self.request: dict[str, Json] = request or {}
        self._states: States | None = None
        self.has_changes = False
        """Whether an event of this session has changed any props."""
        self._props: dict[int, dict[str, Any]] = {}
        self._changed: dict[int, Component] = {}
        self.overlay: Overlay | None = None
        """What renders made here; None while there is nothing."""

    @property
    def states(self) -> States:
        """Its `gr.State` values."""
        if self._states is None:
            from lite.runtime.states import States  # for apps that have one

            self._states = States()
        return self._states

    def close(self) -> None:
        """Drop its state values; nothing is read of it afterwards."""
        if self._states is not None:
            self._states.close()

    def change(self, block: Block, props: dict[str, Any]) -> None:
        """Remember props that an event changed, for later payloads of the same component."""
        self.has_changes = True
        kept = self._props.setdefault(block.uid, {})
        kept |= {name: value for name, value in props.items() if name != "value"}
        self._changed.pop(block.uid, None)

    def component(self, block: Component) -> Component:
        """`block` as this session sees it."""
        props = self._props.get(block.uid)
        if not props:
            return block
        if block.uid not in self._changed:
            self._changed[block.uid] = block.changed(props)
        return self._changed[block.uid]

    def rendered_block(self, uid: int | None) -> Block | None:
        """The block with this uid that a render made here."""
        return None if self.overlay is None or uid is None else self.overlay.blocks.get(uid)

    def keep(self, uid: int, names: frozenset[str]) -> None:
        """Forget the props that events changed on a block which a render has made anew, except `names`."""
        if uid in self._props:
            self._props[uid] = {name: value for name, value in self._props[uid].items() if name in names}
        self._changed.pop(uid, None)

    def forget(self, uid: int) -> None:
        """Forget all about a block that a render has taken away."""
        for memory in (self._props, self._changed):
            memory.pop(uid, None)
        if self._states is not None:
            self._states.forget(uid)
