"""Names of Gradio's that a page without a server can't keep the promise of. Each says so, and what to do instead."""

from __future__ import annotations

from typing import Any, Literal, NoReturn

from lite.errors import ConfigError


def load(
    name: str,
    src: Any = None,
    token: str | None = None,
    accept_token: bool | Any = False,
    provider: str | None = None,
    **kwargs: Any,
) -> NoReturn:
    """Refused: it makes an app of a model or Space on another host, which a page may not build on.

    Raises:
        ConfigError: always, with what to do instead.
    """
    raise ConfigError(
        f"gr.load({name!r}) is not in this version: it builds an app from what another host says at the time. Run a "
        "model in the page with onnxruntime, or ask the service from an async function with "
        "pyodide.http.pyfetch."
    )


def load_openapi(
    openapi_spec: str | dict[str, Any],
    base_url: str,
    *,
    paths: list[str] | None = None,
    exclude_paths: list[str] | None = None,
    methods: list[Literal["get", "post", "put", "patch", "delete"]] | None = None,
    auth_token: str | None = None,
    **interface_kwargs: Any,
) -> NoReturn:
    """Refused: a page can only ask services that allow it to, and has nowhere to keep a token.

    Raises:
        ConfigError: always, with what to do instead.
    """
    raise ConfigError(
        f"gr.load_openapi(…, {base_url!r}) is not in this version. Write an async function that asks the service with "
        "pyodide.http.pyfetch, and pass it to gr.Interface; the service must allow the page's origin (CORS)."
    )


def mount_gradio_app(app: Any, blocks: Any, path: str, *args: Any, **kwargs: Any) -> NoReturn:
    """Refused: there is no web server to mount an app in.

    Raises:
        ConfigError: always, with what to do instead.
    """
    raise ConfigError(
        f"gr.mount_gradio_app(…, {path!r}) needs a web server. A lite app is a folder of static files: let FastAPI's "
        "StaticFiles serve that."
    )


def deploy(title: str | None = None, app_file: str | None = None, provider: str | None = "spaces") -> NoReturn:
    """Refused: a page can't upload itself.

    Raises:
        ConfigError: always, with what to do instead.
    """
    raise ConfigError(
        "gr.deploy() is not in this version. The page and the files beside it are the app: put the folder on any "
        "static host, e.g. GitHub Pages or a static Space."
    )


def load_ipython_extension(ipython: Any) -> NoReturn:
    """Refused: the `%%blocks` magic starts a server behind the notebook.

    Raises:
        ConfigError: always, with what to do instead.
    """
    raise ConfigError(
        "lite has no notebook extension, because it starts no server behind a cell. Put the code into <gradio-lite> in "
        "a page."
    )


class Server:
    """Refused: `gr.Server` is a FastAPI application, and a page has no server.

    Raises:
        ConfigError: at construction, with what to do instead.
    """

    def __init__(self, **options: Any) -> None:
        raise ConfigError(
            "gr.Server is a web server, which a page has not. Declare endpoints with gr.api(fn) inside gr.Blocks, and "
            "call them from the page's own JavaScript by the app's client."
        )


class Workflow:
    """Refused: the editor for graphs of models calls services on other hosts.

    Raises:
        ConfigError: at construction, with what to do instead.
    """

    def __init__(self, graph: str | None = None, *, bind: Any = None, edges: Any = None) -> None:
        raise ConfigError(
            "gr.Workflow is not in this version. Chain the functions with .then() in gr.Blocks; every step can show "
            "what it made in a component of its own."
        )


class WorkflowCanvas:
    """Refused, as `gr.Workflow` is.

    Raises:
        ConfigError: at construction, with what to do instead.
    """

    def __init__(self, value: Any = None, **props: Any) -> None:
        raise ConfigError("gr.WorkflowCanvas is not in this version, nor is gr.Workflow; chain functions with .then().")
