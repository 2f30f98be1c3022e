"""All components, imported on first use: a worker pays only for those its app names."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from lite.core import hooks
from lite.core.component import Component as Component
from lite.core.component import FormComponent as FormComponent
from lite.errors import ConfigError

_HOME = {
    "Button": "button",
    "Chatbot": "chatbot",
    "ChatMessage": "chatbot",
    "Checkbox": "checkbox",
    "CheckboxGroup": "checkboxgroup",
    "ClearButton": "clearbutton",
    "Dataset": "dataset",
    "Dropdown": "dropdown",
    "File": "file",
    "Files": "file",
    "HTML": "html",
    "HighlightedText": "highlightedtext",
    "Image": "image",
    "JSON": "json",
    "Label": "label",
    "Markdown": "markdown",
    "Number": "number",
    "Radio": "radio",
    "Slider": "slider",
    "State": "state",
    "Text": "textbox",
    "TextArea": "textbox",
    "Textbox": "textbox",
    "Timer": "timer",
}

_SHORTCUTS = {name.lower(): name for name in _HOME if name != "ChatMessage"} | {"checkboxes": "CheckboxGroup"}

__all__ = sorted([*_HOME, "Component", "FormComponent", "component"])


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"lite has no component {name!r}; it has {', '.join(sorted(_HOME))}.")
    value = getattr(import_module(f"lite.components.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def component(shortcut: str, **props: Any) -> Component:
    """Make a component from a shortcut such as `"textbox"`, without a place until it is rendered.

    Raises:
        ConfigError: if there is no such component.
    """
    name = _SHORTCUTS.get(shortcut.lower().replace("_", "").replace(" ", ""))
    if name is None:
        raise ConfigError(f"There is no component {shortcut!r}; there are {', '.join(sorted(_SHORTCUTS))}.")
    made: Component = __getattr__(name)(render=False, **props)
    return made


def get_component_instance(made: Any, render: bool = False) -> Component:
    """A component from a shortcut, a class or an instance, which is what `gr.Interface` takes.

    Raises:
        ConfigError: if it is none of these.
    """
    if isinstance(made, str):
        return component(made)
    if isinstance(made, type) and issubclass(made, Component):
        return made(render=False)
    if isinstance(made, Component):
        return made
    raise ConfigError(f"A component, its class or its name was expected, got {made!r}.")


hooks.provide_timer(lambda seconds: __getattr__("Timer")(seconds))
