"""A complete site from one app: `build_app_site` gives its files, the same bytes for the same app and runtime.

    index.html  404.html  <route>/index.html
    manifest.webmanifest  icon-*.png  lite-sw.js
    app/                the app's own files
    data/<hash>/        files that the config shows and that are none of the app's
    runtime/            of lite: what this app can reach

Every link is relative, so the site works below any path.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from lite.bundle.app_files import AppFiles
from lite.bundle.app_page import STYLE, Page, app_html, missing_html, route_html
from lite.bundle.app_snapshot import AppSnapshot
from lite.bundle.baked import Baked, bake
from lite.bundle.engines import engines_named, names_hub
from lite.bundle.icons import Icon, colour_of, icons_for
from lite.bundle.imports import parsed
from lite.bundle.lean import parts_reached, reads_docstrings
from lite.bundle.models import models_beside
from lite.bundle.offline import MANIFEST, WORKER, removing_worker, service_worker, web_manifest
from lite.bundle.paths import BuildError
from lite.bundle.reach import may_show_any, named_types
from lite.bundle.resolve import Resolved
from lite.bundle.runtime import Chunks, Content, choose_chunks, read
from lite.bundle.static_text import first_sentence, static_html
from lite.bundle.wheel_index import CDN, NPM_CDN, Distribution

PYODIDE_NEEDED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
WHOLE_LIBRARY = "pyodide/python_stdlib.zip"
"""Left out where Pyodide is beside the page: `library` of the index takes its place."""


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What the author chose."""

    title: str | None = None
    description: str | None = None
    icon: Path | None = None
    base_url: str | None = None
    """Where the site will be, for what can't be relative: the canonical address, the way back from 404.html."""
    pwa: bool = True
    isolate: bool = False
    pyodide: Literal["bundled", "cdn"] = "bundled"
    snapshot: bool = True
    """Whether Python starts from a snapshot of its memory: the app's own, or the runtime's."""
    beside: Sequence[Path] = ()
    """Files and folders that go beside the page, are kept offline, and are not given to Python."""
    models: Mapping[str, Path] = field(default_factory=dict)
    """Models beside the page: name → a folder in the hub's layout, or an .onnx file."""
    precache_models: bool = False
    """Whether they are kept offline from the first visit on, rather than once they were used."""
    dev: bool = False
    """For `lite dev`: the page hears of every save."""


@dataclass(frozen=True, slots=True)
class Ran:
    """An app that was run, with what its page needs."""

    app: AppFiles
    config: Mapping[str, Any] | None
    """As it came out of a native run; None if it could not be run here."""
    resolved: Resolved
    distribution: Distribution
    runtime: Mapping[str, Content]
    snapshot: AppSnapshot | None = None
    """Its own, to start from in place of the runtime's."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What an app needs, before it is put into a folder or into a file."""

    files: dict[str, bytes]
    """Name in the site → content: the app's own files, the runtime, packages, models."""
    page: Page
    icons: list[Icon]
    baked: Baked | None
    later: set[str]
    """Names of files that few visitors need."""


def build_app_site(ran: Ran, options: SiteOptions) -> dict[str, bytes]:
    """Name in the site → content.

    Raises:
        BuildError: if something that the site needs can't be had.
    """
    site = gather(ran, options)
    page = site.page
    files = site.files | {icon.name: icon.content for icon in site.icons}
    if options.pwa:
        files[MANIFEST] = web_manifest(page.title, page.description, site.icons)
    files |= _pages(page, site.baked)
    files[WORKER] = _worker(files, site.later, ran.runtime, options)
    # Else GitHub Pages leaves out files whose names begin with an underscore, such as app/__init__.py.
    files[".nojekyll"] = b""
    return dict(sorted(files.items()))


def gather(ran: Ran, options: SiteOptions) -> Gathered:
    """All that the app needs, and what its page says.

    Raises:
        BuildError: if some of it can't be had.
    """
    app, config, runtime = ran.app, ran.config, ran.runtime
    chunks = Chunks(runtime)
    sources = app.python()
    types = named_types(config, sources)
    any_view = may_show_any(config, sources)
    reached, first = choose_chunks(chunks, types, any_view=any_view)
    if not options.pwa and not options.isolate:
        reached = reached - {"pwa.js"}
    if options.dev:
        reached = reached | {"dev.js"}
    if not names_hub(sources.values()):
        reached = reached - chunks.called("transformers.web")
    files: dict[str, bytes] = {f"app/{name}": path.read_bytes() for name, path in app.files.items()}
    engines, rare = engines_named(runtime, sources.values())
    files |= {f"runtime/{name}": read(runtime[name]) for name in reached | engines}
    foreseen = not (any_view or ran.resolved.wheels or ran.resolved.pyodide or options.dev)
    files |= _python(ran, options, sources, types if foreseen else None)
    files |= _beside(options.beside, files)
    models = models_beside(options.models)
    files |= models
    baked = None if config is None else bake(config, app)
    page, icons = _page(app, baked, ran.resolved, options, chunks, types)
    later = {f"runtime/{name}" for name in reached - first | rare}
    if not options.precache_models:
        later |= models.keys()
    return Gathered(files, page, icons, baked, later)


def _python(ran: Ran, options: SiteOptions, sources: Mapping[str, str], types: set[str] | None) -> dict[str, bytes]:
    """Pyodide, the core of lite with its snapshot and its parts, and the wheels of the app's packages.

    Args:
        types: of the app's blocks; None if it may use anything of lite.
    """
    runtime, resolved = ran.runtime, ran.resolved
    index = json.loads(read(runtime["wheels/wheels.json"]))
    if not any("micropip" in text for text in sources.values()):
        index.pop("micropip", None)  # everything is locked
    if not options.snapshot:
        index.pop("snapshot", None)
    index["lock"] = resolved.lock()
    bare = index.pop("bare_library")
    if options.pyodide == "bundled":
        index["library"] |= {"alone": True}
    if types is not None:
        index["parts"] = {name: index["parts"][name] for name in sorted(parts_reached(index, types, sources))}
        index["library"] |= {} if reads_docstrings(sources) else bare
    contents = {name.removeprefix("wheels/"): content for name, content in runtime.items()}
    if ran.snapshot is not None:
        index["snapshot"] = ran.snapshot.about
        contents[ran.snapshot.about["file"]] = ran.snapshot.content
        for name, part in index["parts"].items():  # what the snapshot has whole is called for by nothing
            part["words"] = [] if name in ran.snapshot.parts else part["words"]
            part["needs"] = [other for other in part["needs"] if other not in ran.snapshot.parts]
    listed = [index[name] for name in ("lite", "snapshot", "library", "micropip") if name in index] + [
        *index["parts"].values()
    ]
    files = {f"runtime/wheels/{entry['file']}": read(contents[entry["file"]]) for entry in listed}
    files |= {f"runtime/wheels/{wheel.path.name}": wheel.path.read_bytes() for wheel in resolved.wheels.values()}
    if options.pyodide == "bundled":
        files |= {name.replace("pyodide/", "runtime/pyodide/", 1): read(runtime[name]) for name in _pyodide(runtime)}
        for name in resolved.pyodide:
            wheel = ran.distribution.fetch(name)
            files[f"runtime/pyodide/{wheel.name}"] = wheel.read_bytes()
    files["runtime/wheels/wheels.json"] = (json.dumps(index, indent=1) + "\n").encode()
    return files


def _pyodide(runtime: Mapping[str, Content]) -> list[str]:
    missing = [name for name in PYODIDE_NEEDED if f"pyodide/{name}" not in runtime]
    if missing:
        raise BuildError(f"The runtime has no Pyodide in it ({', '.join(missing)}); build with --pyodide cdn.")
    return [name for name in runtime if name.startswith("pyodide/") and name != WHOLE_LIBRARY]


def _beside(given: Sequence[Path], taken: Mapping[str, bytes]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for path in given:
        root = path.resolve()
        inside = sorted(root.rglob("*")) if root.is_dir() else [root]
        found = {file.relative_to(root.parent).as_posix(): file for file in inside if file.is_file()}
        found = {
            name: file for name, file in found.items() if not any(part.startswith(".") for part in Path(name).parts)
        }
        if not found:
            raise BuildError(f"--static {path} is not there, or is empty.")
        clash = next(
            (name for name in found if name in taken or name.split("/")[0] in ("app", "runtime", "data")), None
        )
        if clash:
            raise BuildError(f"--static {path} would replace {clash} of the site; give it another name.")
        files |= {name: file.read_bytes() for name, file in found.items()}
    return files


def _page(
    app: AppFiles,
    baked: Baked | None,
    resolved: Resolved,
    options: SiteOptions,
    chunks: Chunks,
    types: set[str],
) -> tuple[Page, list[Icon]]:
    config = None if baked is None else baked.config
    title = options.title or _title(app, config)
    static = "" if config is None else static_html(config)
    description = options.description if options.description is not None else first_sentence(static) or _summary(app)
    icons = icons_for(title, options.icon)
    red, green, blue = colour_of(title)
    attributes: dict[str, str | None] = {"pyodide-url": NPM_CDN} if options.pyodide == "cdn" else {}
    if options.pyodide == "cdn" and resolved.pyodide:
        attributes["packages-url"] = CDN
    if config is not None and config["title"] == title:
        attributes["control-page-title"] = None  # pages of the app have titles of their own
    page = Page(
        title=title,
        description=description,
        language="en",
        icon=icons[0].name,
        theme_colour=f"#{red:02x}{green:02x}{blue:02x}",
        files=list(app.files),
        requirements=sorted(resolved.asked),
        static=static,
        config=config,
        base_url=options.base_url,
        preload=_preload(chunks, types, painted=baked is not None),
        attributes=attributes,
        manifest=MANIFEST if options.pwa else None,
        offline=("on isolate" if options.isolate else "on") if options.pwa or options.isolate else None,
        dev=options.dev,
    )
    return page, icons


def _title(app: AppFiles, config: Mapping[str, Any] | None) -> str:
    """The app's own title, unless it is what every app has; else the name of its file or folder."""
    given = str((config or {}).get("title") or "")
    if given and given != "Gradio":
        return given
    name = Path(app.entry).stem
    words = (app.home.name if name in ("app", "main") else name).replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:] or "App"


def _summary(app: AppFiles) -> str:
    """The first paragraph of the docstring of the app's file."""
    docstring = ast.get_docstring(parsed(app.python()[app.entry])) or ""
    return " ".join(docstring.partition("\n\n")[0].split())[:160]


def _preload(chunks: Chunks, types: set[str], *, painted: bool) -> list[str]:
    """What the first paint needs: the page's script, what paints, the views of the blocks; in one round trip."""
    first = {"lite.js"} | (chunks.called("paint") if painted else set())
    return sorted(chunks.imported(first | chunks.views(types)) - {"lite.js"})


def _pages(page: Page, baked: Baked | None) -> dict[str, bytes]:
    files = {"index.html": app_html(page), "404.html": missing_html(page), "page.css": STYLE.encode()}
    if baked is None:
        return files
    for path, name, _shown in baked.config["pages"]:
        if path:
            files[f"{path}/index.html"] = route_html(page, path, name, static_html(baked.config, path))
    return {**files, **baked.files}


def _worker(files: Mapping[str, bytes], later: set[str], runtime: Mapping[str, Content], options: SiteOptions) -> bytes:
    code = read(runtime["sw.js"])
    if not options.pwa and not options.isolate:
        return removing_worker(code)
    kept: dict[str, bytes] = {}
    if options.pwa:
        # 404.html is shown for what is not there; it is kept because a visitor without a network meets it too.
        kept |= files
        if options.pyodide == "cdn":
            names = [name for name in PYODIDE_NEEDED if f"pyodide/{name}" in runtime]
            kept |= {f"{NPM_CDN}{name}": read(runtime[f"pyodide/{name}"]) for name in names}
    return service_worker(code, kept, isolate=options.isolate, later=later)
