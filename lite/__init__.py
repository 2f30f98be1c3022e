"""lite: a Gradio-compatible UI framework that runs where Python runs, the browser included.

`import lite as gr` gives Gradio's names. Each is imported when it is first used: an app pays only for what it names.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from lite._names import *  # noqa: F403

_HOME = {
    # core
    "Blocks": "core.blocks",
    "Component": "core.component",
    "api": "core.endpoint",
    "on": "core.event",
    "EventData": "core.event_data",
    "SelectData": "core.event_data",
    "KeyUpData": "core.event_data",
    "DeletedFileData": "core.event_data",
    "LikeData": "core.event_data",
    "RetryData": "core.event_data",
    "UndoData": "core.event_data",
    "EditData": "core.event_data",
    "CopyData": "core.event_data",
    "DownloadData": "core.event_data",
    "render": "core.rendering",
    "I18n": "core.i18n",
    "update": "core.update",
    "validate": "core.validating",
    "skip": "core.update",
    "Error": "errors",
    # layouts
    "Row": "layouts.row",
    "Column": "layouts.column",
    "Group": "layouts.group",
    "Accordion": "layouts.accordion",
    "Draggable": "layouts.draggable",
    "Tabs": "layouts.tabs",
    "Tab": "layouts.tabs",
    "TabItem": "layouts.tabs",
    "Sidebar": "layouts.sidebar",
    "Step": "layouts.walkthrough",
    "Walkthrough": "layouts.walkthrough",
    # components
    "Audio": "components.audio",
    "BarPlot": "components.nativeplot",
    "ColorPicker": "components.colorpicker",
    "DateTime": "components.datetime",
    "LinePlot": "components.nativeplot",
    "Mic": "components.audio",
    "Microphone": "components.audio",
    "ParamViewer": "components.paramviewer",
    "ScatterPlot": "components.nativeplot",
    "WaveformOptions": "components.audio",
    "BrowserState": "components.browserstate",
    "PlayableVideo": "components.video",
    "Video": "components.video",
    "WatermarkOptions": "components._options",
    "WebcamOptions": "components._options",
    "Button": "components.button",
    "Chatbot": "components.chatbot",
    "ChatMessage": "components.chatbot",
    "Code": "components.code",
    "MessageDict": "components.chatbot",
    "Model3D": "components.model3d",
    "Checkbox": "components.checkbox",
    "CheckboxGroup": "components.checkboxgroup",
    "Checkboxgroup": "components.checkboxgroup",
    "ClearButton": "components.clearbutton",
    "DataFrame": "components.dataframe",
    "Dataframe": "components.dataframe",
    "Dataset": "components.dataset",
    "DeepLinkButton": "components.deeplinkbutton",
    "Dialogue": "components.dialogue",
    "DownloadButton": "components.downloadbutton",
    "Dropdown": "components.dropdown",
    "DuplicateButton": "components.duplicatebutton",
    "File": "components.file",
    "FileExplorer": "components.fileexplorer",
    "Files": "components.file",
    "FileData": "files.filedata",
    "FileSize": "files.filedata",
    "HTML": "components.html",
    "Highlight": "components.highlightedtext",
    "HighlightedText": "components.highlightedtext",
    "Highlightedtext": "components.highlightedtext",
    "Image": "components.image",
    "Brush": "components.imageeditor",
    "Eraser": "components.imageeditor",
    "ImageEditor": "components.imageeditor",
    "ImageMask": "components.imageeditor",
    "LayerOptions": "components.imageeditor",
    "Paint": "components.imageeditor",
    "Sketchpad": "components.imageeditor",
    "InputHTMLAttributes": "components.textbox",
    "JSON": "components.json",
    "Json": "components.json",
    "Label": "components.label",
    "LoginButton": "components.loginbutton",
    "Markdown": "components.markdown",
    "Navbar": "components.navbar",
    "MultimodalTextbox": "components.multimodaltextbox",
    "List": "components.dataframe",
    "Matrix": "components.dataframe",
    "Number": "components.number",
    "Plot": "components.plot",
    "Numpy": "components.dataframe",
    "Radio": "components.radio",
    "Slider": "components.slider",
    "State": "components.state",
    "Text": "components.textbox",
    "TextArea": "components.textbox",
    "Textbox": "components.textbox",
    "Timer": "components.timer",
    "UploadButton": "components.uploadbutton",
    "Gallery": "components.gallery",
    "ImageSlider": "components.imageslider",
    "AnnotatedImage": "components.annotatedimage",
    "Annotatedimage": "components.annotatedimage",
    "component": "components",
    # kits
    "ChatInterface": "kits.chat_interface",
    "CSVLogger": "kits.flagging",
    "Examples": "kits.examples",
    "FlaggingCallback": "kits.flagging",
    "Interface": "kits.interface",
    "SimpleCSVLogger": "kits.flagging",
    "TabbedInterface": "kits.tabbed",
    "load_chat": "kits.load_chat",
    "Server": "kits.refused",
    "Workflow": "kits.refused",
    "WorkflowCanvas": "kits.refused",
    "deploy": "kits.refused",
    "load": "kits.refused",
    "load_ipython_extension": "kits.refused",
    "load_openapi": "kits.refused",
    "mount_gradio_app": "kits.refused",
    "get_audio": "kits.samples",
    "get_file": "kits.samples",
    "get_image": "kits.samples",
    "get_model3d": "kits.samples",
    "get_video": "kits.samples",
    "get_package_version": "kits.about",
    # bridges
    "Tensor": "bridges.tensor",
    "read_image": "bridges.pictures",
    "read_image_async": "bridges.pictures",
    "write_image": "bridges.pictures",
    "write_image_async": "bridges.pictures",
    # runtime
    "Cache": "runtime.caching",
    "Info": "runtime.toast",
    "Progress": "runtime.progress",
    "Request": "runtime.request",
    "Header": "runtime.visitor",
    "OAuthProfile": "runtime.visitor",
    "OAuthToken": "runtime.visitor",
    "Success": "runtime.toast",
    "Warning": "runtime.toast",
    "cache": "runtime.caching",
    "close_all": "core.blocks",
    "pool": "runtime.pool",
    "set_static_paths": "files.access",
    # themes
    "Theme": "themes.base",
}

_SUBMODULES = ("components", "core", "errors", "files", "kits", "layouts", "runtime", "themes", "transformers")

NO_RELOAD = True
"""True where code that must not run again on a reload may run."""

__all__ = sorted([*_HOME, "NO_RELOAD", "__version__", "themes"])


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(import_module(f"lite.{_HOME[name]}"), name)
    elif name == "validators":
        value = import_module("lite.core.validators")
    elif name in _SUBMODULES:
        value = import_module(f"lite.{name}")
    else:
        raise AttributeError(f"lite {__version__} has no {name!r}.{_hint(name)}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


def _hint(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, __all__, 1)
    return f" Did you mean {close[0]!r}?" if close else " Gradio may have it; this version of lite does not yet."
