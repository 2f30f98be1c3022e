"""An app: the blocks it holds, the dependencies between them, and the config that a page draws it from."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Any, Literal, Self

from lite import errors
from lite.core import context, describing, hooks
from lite.core.block import Block, BlockContext
from lite.core.dependency import Dependency
from lite.core.event import Event
from lite.core.launching import apply_options
from lite.core.scope import Scope
from lite.protocol.messages import Json

if TYPE_CHECKING:
    from lite.core.pages import Route

_PAGE_OPTIONS = ("theme", "css", "css_paths", "js", "head", "head_paths")


def close_all(verbose: bool = True) -> None:
    """Close all servers: there are none in a browser, so this does nothing."""


class Blocks(Scope, BlockContext, without=("visible", "elem_id", "elem_classes", "key", "preserved_by_key")):
    """An app. Declare its components and events in a `with` statement, then `launch()` it.

    with gr.Blocks(title="Hello") as demo:
        name, out = gr.Textbox(label="Name"), gr.Textbox(label="Greeting")
        name.submit(lambda n: f"Hello {n}!", name, out)
    demo.launch()
    """

    analytics_enabled: bool | None = None
    """Accepted; lite sends no analytics."""
    mode: str = "blocks"
    """What kind of app it is, for the config."""
    title: str = "Gradio"
    """The page's title."""
    fill_height: bool = False
    """Whether the app grows to the page's height."""
    fill_width: bool = False
    """Whether the app takes the page's whole width."""
    delete_cache: tuple[int, int] | None = None
    """Accepted; a tab's files go with the tab."""
    _: KW_ONLY
    theme: Any = None
    """A `gr.themes` theme, or its name."""
    css: str | None = None
    """CSS for the app."""
    css_paths: Any = None
    """CSS files for the app."""
    js: str | None = None
    """JavaScript function that runs when the page opens."""
    head: str | None = None
    """HTML for the page's head: meta, link, style and script elements."""
    head_paths: Any = None
    """HTML files for the page's head."""

    load = Event("The page has opened.")
    unload_event = Event("The page has closed.")

    def __post_init__(self) -> None:
        self.blocks: dict[int, Block] = {}
        self.fns: dict[int, Dependency] = {}
        self.unload_fns: list[Callable[..., Any]] = []
        self.max_size: int | None = None
        self.default_concurrency_limit: int | None = 1
        self.allowed_paths: list[str] = []
        self.blocked_paths: list[str] = []
        self.max_file_size: int | None = None
        self.i18n: Any = None
        self.is_running = False
        self.show_error = False
        self.routes: list[Route] = []
        self.render_ids = itertools.count()
        """Ids of renders, nested ones of all sessions included."""
        self._later_ids: Iterator[int] | None = None
        self._place: BlockContext | None = None
        self._outer: Scope | None = None
        super().__post_init__()
        self._app = self
        self.uids = context.uid_source()
        """Where its blocks' uids come from; a render goes on with them."""

    # Building -------------------------------------------------------------------------------------------------------

    def __enter__(self) -> Self:
        self._outer_app = context._app.set(self)
        return super().__enter__()

    def __exit__(self, *exc: object) -> None:
        super().__exit__(*exc)
        context._app.reset(self._outer_app)
        if self._place is not None:
            self._splice(self._place)

    @property
    def root(self) -> Blocks:
        return self

    def next_dependency_id(self) -> int:
        return len(self.fns) if self._later_ids is None else next(self._later_ids)

    def later_dependency_id(self) -> int:
        """An id for a dependency that a render makes; those of the app itself are all there by then."""
        if self._later_ids is None:
            self._later_ids = itertools.count(len(self.fns))
        return next(self._later_ids)

    def absorb(self, inner: Blocks) -> None:
        super().absorb(inner)
        for name in _PAGE_OPTIONS:
            if getattr(self, name) is None:
                setattr(self, name, getattr(inner, name))
        self.unload_fns += inner.unload_fns

    def route(self, name: str, path: str | None = None, show_in_navbar: bool = True) -> Route:
        """Declare another page of this app: `with demo.route("About", "/about"): ...`.

        Args:
            name: what the navigation bar calls it.
            path: its address below the app's; None makes one of `name`.
            show_in_navbar: whether the navigation bar has a link to it.

        Raises:
            ConfigError: if another page has this path, or it is no path.
        """
        from lite.core.pages import Route

        return Route(self, name, path, show_in_navbar)

    def render(self) -> Self:
        """Place this app in the app being built: at once when it is finished, else at the end of its `with`."""
        parent = context.current_parent()
        if parent is None:
            raise errors.ConfigError("Blocks.render() was called outside of an app; call it in `with gr.Blocks():`.")
        self._place = parent
        if self.blocks:
            self._splice(parent)
        return self

    def _splice(self, parent: BlockContext) -> None:
        """Hand all blocks and dependencies to `parent`'s app; an app in an app leaves no layer of its own."""
        outer = parent.app
        if self.routes:
            raise errors.ConfigError(
                f"An app with pages of its own ({', '.join(route.path for route in self.routes)}) can't be rendered in "
                "another; call route() on the app that is launched."
            )
        for child in self.children:
            child.parent = parent
            child.is_rendered = True
        parent.children += self.children
        if self._outer is not outer:
            outer.absorb(self)
        self._outer = outer
        self._place = None
        self.is_rendered = True

    def unrender(self) -> Self:
        """Take this app out of the one it was rendered in; its listeners stay."""
        self._place = None
        for child in self.children:
            child.unrender()
        self.is_rendered = False
        return self

    def unload(self, fn: Callable[..., Any]) -> None:
        """Run `fn`, which takes no argument, when a page of this app closes."""
        self.unload_fns.append(fn)

    def clear(self) -> Self:
        """Forget all blocks and dependencies."""
        self.blocks.clear()
        self.fns.clear()
        self.routes.clear()
        self.children = []
        return self

    # Running --------------------------------------------------------------------------------------------------------

    def queue(
        self,
        status_update_rate: float | Literal["auto"] = "auto",
        api_open: bool | None = None,
        max_size: int | None = None,
        *,
        default_concurrency_limit: int | Literal["not_set"] | None = "not_set",
        **legacy: Any,
    ) -> Self:
        """Set how events queue up.

        Args:
            status_update_rate: accepted; a page in the same tab always knows its position.
            api_open: accepted.
            max_size: events that may wait; one more is refused. None means no bound.
            default_concurrency_limit: how many runs of one function may overlap unless it says so itself.
        """
        self.max_size = max_size
        if default_concurrency_limit != "not_set":
            self.default_concurrency_limit = default_concurrency_limit
        elif "concurrency_count" in legacy:
            self.default_concurrency_limit = legacy["concurrency_count"]
        return self

    def launch(self, *args: Any, **options: Any) -> Any:
        """Show the app: hand it to the page, or to whatever runs this Python.

        Takes Gradio's options. `allowed_paths`, `blocked_paths`, `max_file_size`, `show_error`, `theme`, `css`, `js`
        and `head` work; those about ports, sharing and certificates have no meaning in a browser and are ignored.
        """
        apply_options(self, args, options)
        self.is_running = True
        take = hooks.on_launch.get()
        return take(self, options) if take is not None else (self, "", "")

    def close(self, verbose: bool = True) -> None:
        """Stop taking events."""
        self.is_running = False

    @classmethod
    def from_config(cls, config: dict[str, Any], fns: list[Callable[..., Any]], proxy_url: str) -> Blocks:
        """Refused: it shows the app of a server, and there is none.

        Raises:
            ConfigError: always, with what to do instead.
        """
        raise errors.ConfigError(
            "Blocks.from_config shows an app that runs on a server; build it in Python and place it with `.render()`."
        )

    def integrate(self, comet_ml: Any = None, wandb: Any = None, mlflow: Any = None) -> None:
        """Refused: experiment trackers need a server's network access.

        Raises:
            ConfigError: always, with what to do instead.
        """
        raise errors.ConfigError(
            "Blocks.integrate needs a Python with network access; log from your own training script."
        )

    # Describing -----------------------------------------------------------------------------------------------------

    def get_config_file(self) -> dict[str, Json]:
        """All a page needs to draw the app and to know which event calls what, in Gradio's shape."""
        return describing.config_of(self)

    def get_api_info(self, all_endpoints: bool = False, page: str | None = None) -> dict[str, Json]:
        """The app's endpoints with their parameters and returns, in Gradio's shape."""
        return describing.api_info_of(self, all_endpoints, page)

    def __call__(self, *inputs: Any, fn_index: int = 0, api_name: str | None = None) -> Any:
        """Call an endpoint's function with raw values, as in a test; async functions give their coroutine."""
        if api_name is not None:
            name = api_name.removeprefix("/")
            found = [d for d in self.dependencies if d.api_name == name]
            if not found:
                raise errors.ConfigError(f"No endpoint is called {api_name!r}.")
            dependency = found[0]
        else:
            dependency = self.fns[fn_index]
        if dependency.fn is None:
            raise errors.ConfigError(f"Endpoint {dependency.api_name!r} has no Python function.")
        return dependency.fn(*inputs)
