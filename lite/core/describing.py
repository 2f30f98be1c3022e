"""An app as data, in Gradio's shape: the config a page draws, and the endpoints a client calls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lite.core.block import Block, BlockContext
from lite.core.component import Component
from lite.core.dependency import Dependency, parameters_of
from lite.protocol.messages import Json
from lite.themes import resolve

if TYPE_CHECKING:
    from lite.core.blocks import Blocks


VERSION = "6.31.0"
"""The Gradio whose API this is; pages and clients read it from the config."""


def config_of(app: Blocks) -> dict[str, Json]:
    """The config of `app`."""
    components = [component(block) for block in app.blocks.values()]
    dependencies = [dependency.config() for dependency in app.dependencies]
    theme = resolve(app.theme)
    css = "\n".join(part for part in (app.css, read_files(app.css_paths)) if part) or None
    head = "\n".join(part for part in (app.head, read_files(app.head_paths)) if part) or None
    return {
        "version": VERSION,
        "api_prefix": "/gradio_api",
        "mode": app.mode,
        "app_id": app.uid,
        "dev_mode": False,
        "vibe_mode": False,
        "analytics_enabled": False,
        "components": components,
        "css": css,
        "connect_heartbeat": bool(app.unload_fns) or any(block.kind == "state" for block in app.blocks.values()),
        "js": app.js,
        "head": head,
        "title": str(app.title),
        "space_id": None,
        "enable_queue": True,
        "show_error": app.show_error,
        "footer_links": ["api", "gradio", "settings"],
        "is_colab": False,
        "max_file_size": app.max_file_size,
        "stylesheets": [],
        "theme": "default" if theme is None else theme.name,
        "theme_vars": {"light": {}, "dark": {}} if theme is None else theme.variables(),
        "protocol": "sse_v3",
        "body_css": {},
        "fill_height": app.fill_height,
        "fill_width": app.fill_width,
        "pwa": False,
        "pages": [["", "Home", True]],
        "page": {"": _page(app, "", app)},
        "mcp_server": False,
        "i18n_translations": None if app.i18n is None else app.i18n.translations,
        "username": None,
        "root": "",
        "dependencies": dependencies,
        "layout": layout(app),
    } | (_pages(app) if app.routes else {})


def _pages(app: Blocks) -> dict[str, Json]:
    """What of the config an app of several pages has otherwise."""
    from lite.core.pages import pages_of

    roots: dict[str, BlockContext] = {"": app} | {route.path: route for route in app.routes}
    page = {path: _page(app, path, root) for path, root in roots.items()}
    children = [child for described in page.values() for child in described["layout"]["children"]]
    return {"pages": pages_of(app), "page": page, "layout": {"id": app.uid, "children": children}}


def _page(app: Blocks, path: str, root: BlockContext) -> dict[str, Any]:
    return {
        "layout": layout(root) | {"id": app.uid},
        "components": [block.uid for block in app.blocks.values() if block.page == path],
        "dependencies": [dependency.id for dependency in app.dependencies if dependency.page == path],
    }


def component(block: Block) -> dict[str, Json]:
    """One entry of the config's `components`."""
    props = block.config()
    data: dict[str, Json] = {"id": block.uid, "type": block.get_block_name(), "props": props, "key": block.key}
    if block.app.render_id is not None:
        data["rendered_in"] = block.app.render_id
    if not isinstance(block, Component):
        return data | {"skip_api": True}
    listened = any(uid == block.uid and event == "select" for d in block.app.dependencies for uid, event in d.targets)
    props["_selectable"] = listened
    data["skip_api"] = block.skip_api
    if not block.skip_api:
        data["api_info"] = block.api_info()
        data["api_info_as_input"] = block.api_info_as_input()
        data["api_info_as_output"] = block.api_info_as_output()
        data["example_inputs"] = block.example_inputs()
    return data


def layout(block: BlockContext) -> dict[str, Any]:
    """The tree of uids below `block`."""
    return {
        "id": block.uid,
        "children": [layout(c) if isinstance(c, BlockContext) else {"id": c.uid} for c in block.children],
    }


def read_files(paths: Any) -> str:
    """The texts of one path or several, one after the other."""
    if paths is None:
        return ""
    listed = [paths] if isinstance(paths, (str, Path)) else list(paths)
    return "\n".join(Path(path).read_text(encoding="utf-8") for path in listed)


def api_info_of(app: Blocks, all_endpoints: bool = False, page: str | None = None) -> dict[str, Json]:
    """The endpoints of `app`, or of one page: those that are public, with `all_endpoints` undocumented ones too."""
    shown = ("public", "undocumented") if all_endpoints else ("public",)
    named = {
        f"/{dependency.api_name}": _endpoint(dependency)
        for dependency in app.dependencies
        if (page is None or dependency.page == page.strip("/"))
        and dependency.fn is not None
        and dependency.api_name
        and dependency.api_visibility in shown
    }
    return {"named_endpoints": named, "unnamed_endpoints": {}}


def _endpoint(dependency: Dependency) -> dict[str, Json]:
    filled = {want.name for want in dependency.wants}
    known = (parameters_of(dependency.fn) if dependency.fn else None) or []
    names = [p.name for p in known if p.name not in filled]
    parameters = []
    for index, block in enumerate(dependency.inputs):
        if isinstance(block, Component) and not block.skip_api:
            name = names[index] if index < len(names) else f"param_{index}"
            parameters.append(_parameter(block, name))
    parameters += [_parameter(b, n) for n, b in dependency.inputs_kwargs.items() if isinstance(b, Component)]
    returns = [_return(b) for b in dependency.outputs if isinstance(b, Component) and not b.skip_api]
    doc = dependency.api_description
    if doc is None and dependency.fn is not None:
        doc = (dependency.fn.__doc__ or "").strip()
    return {
        "parameters": parameters,
        "returns": returns,
        "api_visibility": dependency.api_visibility,
        "description": doc or "",
    }


def _parameter(block: Component, name: str) -> dict[str, Json]:
    initial = block.value if block.load_fn is None else None
    schema = block.api_info_as_input()
    return {
        "label": getattr(block, "label", None) or name,
        "parameter_name": name,
        "parameter_has_default": initial is not None,
        "parameter_default": initial,
        "type": schema,
        "python_type": {"type": python_type(schema), "description": schema.get("description") or ""},
        "component": type(block).__name__,
        "example_input": block.example_inputs(),
    }


def _return(block: Component) -> dict[str, Json]:
    schema = block.api_info_as_output()
    return {
        "label": getattr(block, "label", None) or block.kind,
        "type": schema,
        "python_type": {"type": python_type(schema), "description": schema.get("description") or ""},
        "component": type(block).__name__,
    }


_PYTHON_TYPES = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "object": "dict",
    "null": "None",
}


def python_type(schema: dict[str, Json]) -> str:
    """A JSON schema as a Python type, e.g. `{"type": "array", "items": {"type": "string"}}` as `list[str]`."""
    if schema.get("enum"):
        return f"Literal[{', '.join(repr(option) for option in schema['enum'])}]"
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    for union in ("anyOf", "oneOf"):
        if union in schema:
            return " | ".join(dict.fromkeys(python_type(option) for option in schema[union]))
    kind = schema.get("type")
    if kind == "array":
        return f"list[{python_type(schema.get('items') or {})}]"
    return _PYTHON_TYPES.get(kind, "Any") if isinstance(kind, str) else "Any"
