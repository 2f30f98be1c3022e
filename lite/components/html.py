"""HTML, as it is or made from a template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar

from lite.core.block import Block, plain
from lite.core.component import Component
from lite.core.event import Event
from lite.errors import ConfigError
from lite.protocol.messages import Json

_PATH = re.compile(r"\s*[A-Za-z_$][\w$]*(?:\s*\??\.\s*[A-Za-z_$][\w$]*|\[(?:\d+|'[^']*'|\"[^\"]*\")\])*\s*")
"""A property of the value or of a prop: `value`, `value.name`, `items[0]["full name"]`."""

_ON_LOAD = "element.addEventListener('click', function() { trigger('click') });"


class HTML(Component):
    """HTML that the author wrote, or a template filled from `value` and further props.

    Templates hold `${value}`, `${value.name}`, `${items[0]}` or the same in `{{ }}`: properties, not expressions, so
    that a page can fill them without evaluating code.

    Payload: whatever the template takes; a JSON string for `${value}`.
    """

    value: Any = None
    """HTML at load, or what the template shows, or a function that gives it."""
    _: KW_ONLY
    label: str | None = None
    """Accessible name, shown if `show_label`."""
    html_template: str = "${value}"
    """HTML with places for `value` and further props."""
    css_template: str = ""
    """CSS of this component only, with the same places."""
    js_on_load: str | None = _ON_LOAD
    """JavaScript that runs with `element`, `trigger` and `props` when it is drawn."""
    apply_default_css: bool = True
    """Whether it is drawn in the page's typography."""
    show_label: bool = False
    """Whether the label is drawn."""
    scale: int | None = None
    """Share of a row's width, compared with its neighbours'."""
    min_width: int | None = None
    """Least width in px before a row wraps."""
    min_height: int | None = None
    """Least height in px."""
    max_height: int | None = None
    """Most height in px before it scrolls."""
    container: bool = False
    """Whether it is drawn in a box."""
    padding: bool = False
    """Whether there is space around it."""
    autoscroll: bool = False
    """Whether new content at the end is scrolled into view."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s in its corner."""
    head: str | None = None
    """HTML for the page's head."""
    server_functions: Any = None
    """Refused in this version."""

    change = Event("The value changed.", trigger_mode="always_last")
    click = Event("The user clicked on it.")

    # Its JavaScript may fire any event of any component.
    EVENTS: ClassVar[list[Any]] = [
        *("input", "double_click", "submit", "stop", "edit", "clear", "play", "pause", "end", "start_recording"),
        *("pause_recording", "stop_recording", "focus", "blur", "upload", "release", "select", "stream", "like"),
        *("example_select", "option_select", "load", "key_up", "apply", "delete", "tick", "undo", "retry", "expand"),
        *("collapse", "download", "copy"),
    ]

    def __post_init__(self) -> None:
        self.props: dict[str, Any] = self.given.get("props", {})
        if self.server_functions:
            raise ConfigError("HTML(server_functions=...) is not in this version; listen to one of its events instead.")
        for name in ("html_template", "css_template"):
            for expression in expressions(getattr(self, name)):
                raise ConfigError(
                    f"HTML {name} has {expression!r}, but only properties such as ${{value.name}} can be filled in; "
                    "compute the text in Python and pass it as a prop."
                )
        super().__post_init__()

    def _absorb(self, given: dict[str, Any], name: str) -> None:
        # What the template shows besides `value` is a parameter that HTML itself doesn't have.
        if name != "props":
            given.setdefault("props", {})[name] = given.pop(name)

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """Each further prop stands beside HTML's own, so that one can change without the others."""
        own = {name: prop for name, prop in props.items() if name != "props"}
        return super().wire_props(own | props.get("props", {}))

    def config(self) -> dict[str, Json]:
        return {"props": plain(self.props)} | self.wire_props(self.props) | super().config()

    def preprocess(self, payload: Json) -> Any:
        return payload

    def postprocess(self, value: Any) -> Json:
        """Show `value`: a string of HTML, or JSON for a template."""
        return value if isinstance(value, (str, type(None))) else plain(value)

    def api_info(self) -> dict[str, Json]:
        return {"type": "string"}

    def example_payload(self) -> Json:
        return "<p>Hello</p>"

    def example_value(self) -> Any:
        return "<p>Hello</p>"


def expressions(template: str) -> Iterator[str]:
    """The places of a template that hold more than a property."""
    at = 0
    while found := re.search(r"\$\{|\{\{", template[at:]):
        start, opening = at + found.start(), found[0]
        inner = start + len(opening)
        closing = "}" if opening == "${" else "}}"
        path = _PATH.match(template, inner)
        if path and template.startswith(closing, path.end()):
            at = path.end() + len(closing)
            continue
        end = _closing(template, inner, opening)
        yield template[start:end]
        at = end


def _closing(template: str, at: int, opening: str) -> int:
    """Where the place that begins before `at` ends: braces inside it are balanced."""
    if opening == "{{":
        end = template.find("}}", at)
        return len(template) if end < 0 else end + 2
    depth = 1
    for index in range(at, len(template)):
        depth += {"{": 1, "}": -1}.get(template[index], 0)
        if depth == 0:
            return index + 1
    return len(template)
