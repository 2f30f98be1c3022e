"""Several apps in one page, a tab each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Any

from lite.components.markdown import Markdown
from lite.core.blocks import Blocks
from lite.core.props import REQUIRED
from lite.errors import ConfigError
from lite.layouts.tabs import Tab, Tabs


class TabbedInterface(Blocks):
    """An app with one tab per app: `gr.TabbedInterface([hello, bye], ["Hello", "Bye"])`."""

    interface_list: Sequence[Blocks] = REQUIRED
    """The apps."""
    tab_names: list[str] | None = None
    """Text of each tab; None is "Tab 0", "Tab 1", …"""
    title: Any = None
    """Headline, and the page's title."""
    analytics_enabled: bool | None = None
    """Accepted; lite sends no analytics."""
    tabs_kwargs: dict[str, Any] | None = None
    """Props of the `gr.Tabs`."""
    _: KW_ONLY
    mode: str = "tabbed_interface"

    if TYPE_CHECKING:  # Blocks has other positional parameters, which dataclass rules would put first

        def __init__(
            self,
            interface_list: Sequence[Blocks],
            tab_names: list[str] | None = None,
            title: Any = None,
            analytics_enabled: bool | None = None,
            tabs_kwargs: dict[str, Any] | None = None,
            **props: Any,
        ) -> None: ...

    def __post_init__(self) -> None:
        apps = list(self.interface_list)
        names = self.tab_names or [f"Tab {index}" for index in range(len(apps))]
        if len(names) != len(apps):
            raise ConfigError(f"TabbedInterface has {len(apps)} apps but {len(names)} tab_names; name each.")
        if not all(isinstance(app, Blocks) for app in apps):
            raise ConfigError("TabbedInterface takes apps, such as gr.Interface(...) or `with gr.Blocks() as app`.")
        heading, self.title = self.title, self.title or "Gradio"
        super().__post_init__()
        with self:
            if heading:
                Markdown(f"<h1 style='text-align: center; margin-bottom: 1rem'>{heading}</h1>")
            with Tabs(**self.tabs_kwargs or {}):
                for app, name in zip(apps, names, strict=True):
                    with Tab(name):
                        app.render()
