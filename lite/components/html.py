"""HTML, as it is or made from a template."""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar

from lite.core.block import Block, BlockContext, plain
from lite.core.component import Component
from lite.core.event import Event
from lite.errors import ConfigError
from lite.protocol.messages import Json

_TAG = re.compile(r"\{\{\{?\s*([^{}]*?)\s*\}\}")
_HANDLEBARS = re.compile(
    r"!.*|else|[#/](each|if|unless|with)\b.*|(\.\./)*[@A-Za-z_$][\w$]*(\s*\??\.\s*[A-Za-z_$][\w$]*|\[[^\[\]]*\])*|\.\./?",
    re.DOTALL,
)
"""What the page understands between `{{` and `}}`: a property, or one of four blocks."""

_ON_LOAD = "element.addEventListener('click', function() { trigger('click') });"


class HTML(Component, BlockContext):
    """HTML that the author wrote, or a template filled from `value` and further props; may hold other components.

    Templates hold `${value.name}` and Handlebars' `{{value.name}}` (escaped), `{{{value.name}}}`, `{{#each}}`,
    `{{#if}}`, `{{#unless}}`, `{{#with}}` and `{{else}}`: filled without evaluating code. A `${…}` that is more than a
    property, such as `${items.map(i => …)}`, is JavaScript, and runs where the page's Content-Security-Policy lets it.
    What comes out is sanitised: no script, no event handler attribute.

    In a `with` statement it holds components, at the `@children` of its template. A subclass is a component of its own.

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
    """JavaScript that runs once, when it is drawn, with `element`, `trigger(event, data)`, `props`, `server`,
    `upload(file)` and `watch(names, function)`."""
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
    server_functions: Sequence[Callable[..., Any]] | None = None
    """Functions that `js_on_load` calls as `await server.name(...)`; sync ones hold Python up while they run."""

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
        for function in self.server_functions or ():
            if not (callable(function) and getattr(function, "__name__", "").isidentifier()):
                raise ConfigError(f"HTML server_functions are functions with a name; got {function!r}. Use def.")
        for name in ("html_template", "css_template"):
            for tag in unknown_tags(getattr(self, name) or ""):
                raise ConfigError(
                    f"HTML {name} has {tag}, but of Handlebars there are properties, #each, #if, #unless, #with "
                    "and else; write ${...} with JavaScript, or compute it in Python and pass it as a prop."
                )
        super().__post_init__()

    def _absorb(self, given: dict[str, Any], name: str) -> None:
        # What the template shows besides `value` is a parameter that HTML itself doesn't have.
        if name != "props":
            given.setdefault("props", {})[name] = given.pop(name)

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """Each further prop stands beside HTML's own, so that one can change without the others."""
        own = {name: prop for name, prop in props.items() if name != "props"}
        functions = own.get("server_functions")
        if functions is not None:
            own["server_functions"] = [function.__name__ for function in functions]
        return super().wire_props(own | props.get("props", {}))

    def answer(self, name: str, args: list[Json]) -> Any:
        for function in self.server_functions or ():
            if function.__name__ == name:
                result = _called(function, args)
                return _settled(result) if inspect.isawaitable(result) else plain(result)
        return super().answer(name, args)

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


async def _settled(result: Awaitable[Any]) -> Json:
    return plain(await result)


def unknown_tags(template: str) -> list[str]:
    """The `{{…}}` of a template that a page does not understand, such as helpers and partials."""
    return [found[0] for found in _TAG.finditer(template) if not _HANDLEBARS.fullmatch(found[1])]


def _called(function: Callable[..., Any], args: list[Json]) -> Any:
    """Call with `args`, or, as Gradio does, with one payload: None, or all of them as a list."""
    try:
        inspect.signature(function).bind(*args)
    except TypeError:
        return function(args or None)
    return function(*args)
