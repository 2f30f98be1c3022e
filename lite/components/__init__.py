"""All components, imported on first use: a worker pays only for those its app names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lite.core import hooks
from lite.core.component import Component as Component
from lite.core.component import FormComponent as FormComponent
from lite.errors import ConfigError

if TYPE_CHECKING:
    from lite.components.annotatedimage import AnnotatedImage as AnnotatedImage
    from lite.components.audio import Audio as Audio
    from lite.components.audio import Microphone as Microphone
    from lite.components.browserstate import BrowserState as BrowserState
    from lite.components.button import Button as Button
    from lite.components.chatbot import Chatbot as Chatbot
    from lite.components.chatbot import ChatMessage as ChatMessage
    from lite.components.checkbox import Checkbox as Checkbox
    from lite.components.checkboxgroup import CheckboxGroup as CheckboxGroup
    from lite.components.clearbutton import ClearButton as ClearButton
    from lite.components.code import Code as Code
    from lite.components.colorpicker import ColorPicker as ColorPicker
    from lite.components.dataframe import DataFrame as DataFrame
    from lite.components.dataframe import Dataframe as Dataframe
    from lite.components.dataframe import List as List
    from lite.components.dataframe import Matrix as Matrix
    from lite.components.dataframe import Numpy as Numpy
    from lite.components.dataset import Dataset as Dataset
    from lite.components.datetime import DateTime as DateTime
    from lite.components.dialogue import Dialogue as Dialogue
    from lite.components.downloadbutton import DownloadButton as DownloadButton
    from lite.components.dropdown import Dropdown as Dropdown
    from lite.components.duplicatebutton import DuplicateButton as DuplicateButton
    from lite.components.file import File as File
    from lite.components.file import Files as Files
    from lite.components.gallery import Gallery as Gallery
    from lite.components.highlightedtext import HighlightedText as HighlightedText
    from lite.components.html import HTML as HTML
    from lite.components.image import Image as Image
    from lite.components.imageeditor import ImageEditor as ImageEditor
    from lite.components.imageeditor import ImageMask as ImageMask
    from lite.components.imageeditor import Paint as Paint
    from lite.components.imageeditor import Sketchpad as Sketchpad
    from lite.components.imageslider import ImageSlider as ImageSlider
    from lite.components.json import JSON as JSON
    from lite.components.label import Label as Label
    from lite.components.loginbutton import LoginButton as LoginButton
    from lite.components.markdown import Markdown as Markdown
    from lite.components.multimodaltextbox import MultimodalTextbox as MultimodalTextbox
    from lite.components.nativeplot import BarPlot as BarPlot
    from lite.components.nativeplot import LinePlot as LinePlot
    from lite.components.nativeplot import ScatterPlot as ScatterPlot
    from lite.components.navbar import Navbar as Navbar
    from lite.components.number import Number as Number
    from lite.components.paramviewer import ParamViewer as ParamViewer
    from lite.components.plot import Plot as Plot
    from lite.components.radio import Radio as Radio
    from lite.components.slider import Slider as Slider
    from lite.components.state import State as State
    from lite.components.textbox import Text as Text
    from lite.components.textbox import TextArea as TextArea
    from lite.components.textbox import Textbox as Textbox
    from lite.components.timer import Timer as Timer
    from lite.components.uploadbutton import UploadButton as UploadButton
    from lite.components.video import PlayableVideo as PlayableVideo
    from lite.components.video import Video as Video

_HOME = {
    "Audio": "audio",
    "BarPlot": "nativeplot",
    "BrowserState": "browserstate",
    "Button": "button",
    "Chatbot": "chatbot",
    "ChatMessage": "chatbot",
    "Checkbox": "checkbox",
    "CheckboxGroup": "checkboxgroup",
    "ClearButton": "clearbutton",
    "Code": "code",
    "DataFrame": "dataframe",
    "Dataframe": "dataframe",
    "ColorPicker": "colorpicker",
    "Dataset": "dataset",
    "DateTime": "datetime",
    "DeepLinkButton": "deeplinkbutton",
    "Dialogue": "dialogue",
    "DownloadButton": "downloadbutton",
    "Dropdown": "dropdown",
    "DuplicateButton": "duplicatebutton",
    "File": "file",
    "FileExplorer": "fileexplorer",
    "Files": "file",
    "Gallery": "gallery",
    "ImageSlider": "imageslider",
    "AnnotatedImage": "annotatedimage",
    "HTML": "html",
    "HighlightedText": "highlightedtext",
    "Image": "image",
    "ImageEditor": "imageeditor",
    "ImageMask": "imageeditor",
    "Paint": "imageeditor",
    "Sketchpad": "imageeditor",
    "JSON": "json",
    "Label": "label",
    "LinePlot": "nativeplot",
    "LoginButton": "loginbutton",
    "Markdown": "markdown",
    "Model3D": "model3d",
    "Navbar": "navbar",
    "MultimodalTextbox": "multimodaltextbox",
    "Microphone": "audio",
    "List": "dataframe",
    "Matrix": "dataframe",
    "Number": "number",
    "ParamViewer": "paramviewer",
    "Plot": "plot",
    "PlayableVideo": "video",
    "Numpy": "dataframe",
    "Radio": "radio",
    "ScatterPlot": "nativeplot",
    "Slider": "slider",
    "State": "state",
    "Text": "textbox",
    "TextArea": "textbox",
    "Textbox": "textbox",
    "Timer": "timer",
    "UploadButton": "uploadbutton",
    "Video": "video",
}

_SHORTCUTS = {name.lower(): name for name in _HOME if name != "ChatMessage"} | {
    "checkboxes": "CheckboxGroup",
    "mic": "Microphone",
}

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
