"""The component contract: declared props in, payloads converted both ways.

    page ── payload ──> preprocess ──> the app's function ──> postprocess ── payload ──> page

Custom components subclass `Component` (or one of lite's) and override `preprocess`, `postprocess`, `api_info`,
`example_payload`, `example_value`; their own `__init__` may do as it likes around `super().__init__(...)`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from lite.core.block import Block
from lite.core.hooks import make_timer
from lite.core.layout import Form
from lite.errors import PayloadError
from lite.protocol.messages import Json

if TYPE_CHECKING:
    from lite.core.event import Trigger


class Component(Block):
    """A block with a value that functions read and write."""

    skip_api: ClassVar[bool] = False
    """Whether the API leaves it out, as it does with state."""

    plain_payload: ClassVar[bool] = False
    """Whether its values are plain data and converting them only computes: no files, no state, no waiting."""

    page_value: ClassVar[Literal["text", "number", "bool"] | None] = None
    """What the page itself makes of a value that a client-side function returns; None shows it as it is."""

    value: Any = None
    """Value at load: a value, or a function that is called when the page opens."""
    _: KW_ONLY
    every: Any = None
    """A `gr.Timer`, or seconds, after which a callable `value` is called again."""
    inputs: Any = None
    """Components that a callable `value` takes its arguments from; it runs again when they change."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.load_fn: Callable[..., Any] | None = self.value if callable(self.value) else None
        initial = None if self.load_fn else self.value
        if hasattr(self, "value"):
            self.value = self.postprocess(initial) if self.load_fn is None else None

    def attach(self) -> None:
        """A callable `value` runs when the page opens, when `inputs` change, and `every` so often.

        Blocks among `buttons` leave their own place: they are drawn in this component's corner.
        """
        for button in getattr(self, "buttons", None) or ():
            if isinstance(button, Block):
                button.unrender()
                self.app.adopt(button)
        if self.load_fn is None:
            return
        inputs: list[Any] = [self.inputs] if isinstance(self.inputs, Component) else list(self.inputs or [])
        triggers = [self.app.load, *(component.change for component in inputs)]
        if self.every is not None:
            triggers.append(self._tick())
        self.app.listen(triggers, self.load_fn, inputs=inputs, outputs=self, show_progress="hidden", api_name=False)

    def _tick(self) -> Trigger:
        timer = self.every
        if isinstance(timer, (int, float)):
            timer = make_timer(timer)
        tick: Trigger = timer.tick
        return tick

    def preprocess(self, payload: Json) -> Any:
        """Payload of the page → argument of the app's function."""
        return payload

    def postprocess(self, value: Any) -> Json:
        """Return value of the app's function → payload for the page."""
        return value

    def packages(self) -> Sequence[str]:
        """Top-level modules that `preprocess` imports: a page has them ready when a function takes this as an input."""
        return ()

    def answer(self, name: str, args: list[Json]) -> Any:
        """What the page asks this component beside all events, such as rows of a table; may be a coroutine.

        A component that answers any name overrides this, and trusts neither the name nor the arguments.

        Raises:
            PayloadError: if it answers no `name`.
        """
        raise PayloadError(f"{type(self).__name__} answers no {name!r}.")

    def extended(self, sent: Json, payload: Json) -> Json:
        """What the page holds after a further value of the same call, which had `sent`: by default `payload` alone.

        A component that streams adds the new to the old here; only what was added travels.
        """
        return payload

    def api_info(self) -> dict[str, Json]:
        """JSON schema of the payload."""
        return {"type": {}, "description": "any valid json"}

    def api_info_as_input(self) -> dict[str, Json]:
        """JSON schema of the payload where the component is an input."""
        return self.api_info()

    def api_info_as_output(self) -> dict[str, Json]:
        """JSON schema of the payload where the component is an output."""
        return self.api_info()

    def example_payload(self) -> Json:
        """A payload to show in API docs."""
        return self.example_value()

    def example_value(self) -> Any:
        """A value to show in API docs."""
        return None

    def example_inputs(self) -> Json:
        """Gradio's name of `example_payload`."""
        return self.example_payload()

    def process_example(self, value: Any) -> Json:
        """What a table of examples shows for `value`."""
        return self.postprocess(value)

    def read_from_flag(self, payload: Any) -> Any:
        """Inverse of `flag`."""
        return payload

    def flag(self, payload: Any, flag_dir: str = "") -> Any:
        """What a flagging log stores for `payload`."""
        import json

        return payload if isinstance(payload, str) else json.dumps(payload)

    def changed(self, props: dict[str, Any]) -> Self:
        """A copy of this component with other props, for a session that changed them."""
        other = copy.copy(self)
        for name, value in props.items():
            setattr(other, self._attribute.get(name, name), value)
        return other


class LabelledComponent(Component):
    """A component in a box with a label."""

    _: KW_ONLY
    label: str | None = None
    """Shown above the component, and its accessible name."""
    show_label: bool | None = None
    """False hides the label from sight, not from screen readers."""
    container: bool = True
    """Whether it is drawn in a box with padding."""
    scale: int | None = None
    """Share of a row's width, compared with its neighbours'."""
    min_width: int = 160
    """Least width in px before a row wraps."""


class FormComponent(LabelledComponent):
    """An input that joins its neighbours in a form."""

    plain_payload: ClassVar[bool] = True

    _: KW_ONLY
    info: str | None = None
    """A sentence below the label."""
    interactive: bool | None = None
    """Whether the user can change it; None leaves it to how the app's events use it."""

    @classmethod
    def get_expected_parent(cls) -> type[Any]:
        return Form


def as_components(blocks: Any) -> list[Block]:
    """Normalise a listener's inputs or outputs: one, several or none."""
    if blocks is None:
        return []
    if isinstance(blocks, Block):
        return [blocks]
    if isinstance(blocks, (set, frozenset)):
        return sorted(blocks, key=lambda block: block.uid)
    if isinstance(blocks, Sequence) and not isinstance(blocks, str):
        return list(blocks)
    return [blocks]
