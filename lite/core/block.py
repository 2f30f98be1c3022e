"""Anything with a place in an app's tree: components, layouts and the app itself.

A block belongs to one app from the moment it is rendered in one; until then it may be made anywhere, also at the
top of a module or inside an event's function, where it only carries props.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from lite.core import context
from lite.core.event import Event
from lite.core.props import Declared, prop
from lite.errors import ConfigError
from lite.protocol.messages import Json

if TYPE_CHECKING:
    from lite.core.scope import Scope

_UNSENT = {"render", "every", "inputs"}
"""Props that only mean something while the app is built."""


class Block(Declared):
    """A place in the tree, with the props that every block has."""

    kind: ClassVar[str] = "block"
    """The `type` of the config, and the renderer's folder: `js_shim/src/components/<kind>/`."""

    events: ClassVar[dict[str, Event]] = {}
    """The events this block emits, by name."""

    EVENTS: ClassVar[list[Any]] = []
    """The same as a list of names; custom components declare theirs here, as in Gradio."""

    _: KW_ONLY
    visible: bool | Literal["hidden"] = True
    """Whether the page shows it. "hidden" keeps it in the page's DOM; either way its value is still sent."""
    elem_id: str | None = None
    """The `id` of its element, for CSS and scripts."""
    elem_classes: list[str] | str | None = None
    """Classes of its element."""
    placed: bool = prop(default=True, alias="render")
    """False makes it without a place; call `.render()` where it belongs."""
    key: int | str | tuple[int | str, ...] | None = None
    """Identity across re-renders."""
    preserved_by_key: list[str] | str | None = "value"
    """Props that survive a re-render of the same key."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if cls.__module__.startswith("lite.") and "kind" not in cls.__dict__:
            cls.kind = cls.__name__.lower()
        for declared in cls.__dict__.get("EVENTS", ()):
            name = str(declared)
            if not isinstance(getattr(cls, name, None), Event):
                event = declared if isinstance(declared, Event) and declared.name == name else Event(f"`{name}` fired.")
                event.__set_name__(cls, name)
                setattr(cls, name, event)
        cls.events = {
            name: value
            for base in reversed(cls.__mro__)
            for name, value in base.__dict__.items()
            if isinstance(value, Event)
        }
        cls.EVENTS = list(cls.events)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.placed and context.current_app() is not None:
            self.render()

    def __post_init__(self) -> None:
        super().__post_init__()
        self.parent: BlockContext | None = None
        self._app: Scope | None = None
        self.page = ""
        """Path of the page it is on."""
        self.uid: int = self._new_uid()
        """Unique among all blocks of all apps in this interpreter."""
        self.is_rendered = False
        if isinstance(self.elem_classes, str):
            self.elem_classes = [self.elem_classes]

    def _new_uid(self) -> int:
        scope = None if self.key is None else context.current_app()
        return context.next_uid() if scope is None else scope.uid_of(self)

    @property
    def _id(self) -> int:
        """Gradio's name of `uid`."""
        return self.uid

    @property
    def in_app(self) -> bool:
        return self._app is not None

    @property
    def app(self) -> Scope:
        """The app, or the run of a render, that this block is in.

        Raises:
            ConfigError: if it is in none yet.
        """
        if self._app is None:
            raise ConfigError(
                f"This {type(self).__name__} is in no app; make it, or call .render(), inside `with gr.Blocks():`."
            )
        return self._app

    def render(self) -> Self:
        """Give this block its place: in the innermost `with` of the app being built.

        Raises:
            ConfigError: outside of an app, or when it already has a place in this app.
        """
        app, parent = context.current_app(), context.current_parent()
        if app is None or parent is None:
            raise ConfigError(
                f"{type(self).__name__}.render() was called outside of an app; call it in `with gr.Blocks():`."
            )
        if self.is_rendered and self._app in (app, app.root):
            raise ConfigError(
                f"This {type(self).__name__} has a place in the app; make it with render=False to place it later."
            )
        parent.children.append(self)
        self.parent = parent
        app.adopt(self)
        self.is_rendered = True
        return self

    def unrender(self) -> Self:
        """Take this block out of the page; its listeners stay."""
        parent, self.parent = self.parent, None
        if parent is not None and self in parent.children:
            parent.children.remove(self)
            if parent.implicit and not parent.children:
                parent.unrender()
        self.is_rendered = False
        return self

    def attach(self) -> None:
        """Called when the block joins an app: the place for listeners of its own."""

    @classmethod
    def update(cls, **props: Any) -> dict[str, Any]:
        """Gradio 3's way to return an update; `gr.update(...)` is today's."""
        return {**props, "__type__": "update"}

    def get_block_name(self) -> str:
        """The config's `type`."""
        return self.kind

    def config(self) -> dict[str, Json]:
        """The props its renderer is created with: all that are not None."""
        props = {name: self.__dict__.get(name) for name in self._props if name not in _UNSENT}
        return self.wire_props({n: v for n, v in props.items() if v is not None}) | {"name": self.kind}

    get_config = config

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """`props` of this block as they cross the wire, in the config and in updates."""
        return {name: plain(value) for name, value in props.items()}

    @classmethod
    def get_expected_parent(cls) -> type[Any] | None:
        """The layout it has to stand in; neighbours that stand in none get one together."""
        return None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.given.items())})"


class BlockContext(Block):
    """A block that holds others; use it in a `with` statement."""

    implicit = False  # without an annotation: no prop

    def __post_init__(self) -> None:
        self.children: list[Block] = []
        super().__post_init__()

    def __enter__(self) -> Self:
        self._outer_parent = context._parent.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        context._parent.reset(self._outer_parent)
        self.settle()

    def settle(self) -> None:
        """Called when the `with` ends: children that belong in a layout of their own get one."""
        if self._app is None:
            return
        grouped: list[Block] = []
        for child in self.children:
            wrapper = child.get_expected_parent()
            if wrapper is None or isinstance(self, wrapper):
                grouped.append(child)
                continue
            last: Any = grouped[-1] if grouped else None
            if not (type(last) is wrapper and last.implicit):
                last = wrapper.around(self)
                grouped.append(last)
            last.children.append(child)
            child.parent = last
        self.children = grouped

    def add(self, child: Block) -> None:
        """Append `child`, Gradio's other way to fill a context."""
        child.unrender()
        with self:
            child.render()

    def descendants(self) -> Iterator[Block]:
        """All blocks below, depth first, in the page's order."""
        for child in self.children:
            yield child
            if isinstance(child, BlockContext):
                yield from child.descendants()


def plain(value: Any) -> Json:
    """What of a prop's value can cross the wire: JSON, with blocks as `{"id", "type", "props"}`."""
    if isinstance(value, Block):
        return {"id": value.uid, "type": value.kind, "props": value.config()}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, PurePath):
        return str(value)
    return None if callable(value) else value
