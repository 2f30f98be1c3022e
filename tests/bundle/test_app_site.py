"""A built site: what it holds for which app, the same bytes twice, and pages that no text of the app can break."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from lite.bundle.app_files import find_app
from lite.bundle.app_site import Ran, SiteOptions, build_app_site
from lite.bundle.icons import draw, icons_for
from lite.bundle.models import named_model
from lite.bundle.paths import BuildError
from lite.bundle.reach import may_show_any, named_types
from lite.bundle.resolve import Resolved
from lite.bundle.runtime import Content
from lite.bundle.static_text import first_sentence, static_html
from lite.bundle.wheel_index import Distribution, Wheels
from lite.core.blocks import Blocks
from tests.bundle.fake_runtime import fake_runtime


def ran(app: Path, config: dict[str, Any] | None, runtime: Mapping[str, Content] | None = None) -> Ran:
    """`app` with a runtime, else the fake one."""
    runtime = fake_runtime() if runtime is None else runtime
    lock = runtime["pyodide/pyodide-lock.json"]
    assert isinstance(lock, bytes)
    return Ran(find_app(app), config, Resolved(), Distribution(lock, Wheels([])), runtime)


def site(app: Path, config: dict[str, Any] | None, **options: Any) -> dict[str, bytes]:
    """The site of `app` with the fake runtime."""
    return build_app_site(ran(app, config), SiteOptions(**options))


@pytest.fixture
def app(tmp_path: Path) -> Path:
    path = tmp_path / "word_counter.py"
    path.write_text('"""Counts words.\n\nMore."""\nimport gradio as gr\n')
    return path


def config_of(*blocks: Any, **options: Any) -> dict[str, Any]:
    """The config of an app with these blocks, made in its `with`."""
    with Blocks(**options) as demo:
        for make in blocks:
            make()
    config: dict[str, Any] = json.loads(json.dumps(demo.get_config_file()))
    return config


def textbox(**props: Any) -> Any:
    import lite as gr

    return lambda: gr.Textbox(**props)


def markdown(text: str) -> Any:
    import lite as gr

    return lambda: gr.Markdown(text)


def worker_of(files: dict[str, bytes]) -> Any:
    head, _, code = files["lite-sw.js"].decode().partition("\n")
    assert code == "worker"
    return json.loads(head.removeprefix("self.liteBuild=").removesuffix(";"))


def test_a_site_has_what_the_app_can_reach_and_no_more(app: Path) -> None:
    files = site(app, config_of(textbox(label="Text")))
    scripts = {name.removeprefix("runtime/") for name in files if name.startswith("runtime/") and name.endswith(".js")}
    assert scripts == {
        *("lite.js", "pwa.js", "file.js", "assets/page-1.js", "assets/views-1.js", "assets/more-1.js"),
        *("assets/main-1.js", "assets/packages-1.js", "assets/paint-1.js"),
    }
    assert {"index.html", "404.html", "manifest.webmanifest", "icon-512.png", "app/word_counter.py"} < set(files)
    assert "runtime/wheels/micropip.whl" not in files
    assert "micropip" not in json.loads(files["runtime/wheels/wheels.json"])


def test_a_component_brings_its_chunks_and_they_are_asked_for_ahead(app: Path) -> None:
    import lite as gr

    files = site(app, config_of(gr.Slider, gr.Tab))
    assert {"runtime/assets/slider-1.js", "runtime/assets/bars-1.js", "runtime/assets/tabs-1.js"} < set(files)
    assert "runtime/assets/plot-1.js" not in files
    index = files["index.html"].decode()
    for name in ("page-1", "paint-1", "views-1", "slider-1", "bars-1", "tabs-1"):
        assert f'<link rel="modulepreload" href="runtime/assets/{name}.js">' in index


def test_an_app_that_renders_later_or_was_not_run_has_every_view_but_large_ones_are_kept_on_use(app: Path) -> None:
    app.write_text("import gradio as gr\n@gr.render()\ndef show(): ...\n")
    for config in (config_of(textbox()), None):
        files = site(app, config)
        assert {"runtime/assets/slider-1.js", "runtime/assets/plotly-1.js"} < set(files)
        later = [path for path, _, *late in worker_of(files)["files"] if late]
        assert later == ["runtime/assets/plot-1.js", "runtime/assets/plotly-1.js"]


def test_types_are_found_in_props_and_in_sources() -> None:
    import lite as gr

    config = config_of(lambda: gr.Dataset(components=[gr.Slider(render=False)], samples=[[1]]))
    sources = {"app.py": "from gradio import Image as I\ngr.LinePlot()\ngr.Mic"}
    assert {"dataset", "slider", "image", "nativeplot", "audio"} <= named_types(config, sources)
    assert not may_show_any(config, sources)
    assert may_show_any(config, {"app.py": "from gradio import render"})


def test_the_same_app_gives_the_same_bytes_and_another_build_another_id(app: Path) -> None:
    config = config_of(textbox(label="Text"))
    one, two = site(app, config), site(app, config)
    assert one == two
    assert list(one) == sorted(one)
    app.write_text(app.read_text() + "# changed\n")
    three = site(app, config)
    assert worker_of(three)["id"] != worker_of(one)["id"]


def test_the_worker_knows_every_file_by_its_hash_but_itself(app: Path) -> None:
    files = site(app, config_of(textbox()))
    assert {path for path, *_ in worker_of(files)["files"]} == set(files) - {"lite-sw.js", ".nojekyll"}
    isolated = worker_of(site(app, config_of(textbox()), pwa=False, isolate=True))
    assert (isolated["isolate"], isolated["files"]) == (True, [])


def test_without_pwa_a_worker_that_removes_itself_is_left(app: Path) -> None:
    files = site(app, config_of(textbox()), pwa=False)
    assert files["lite-sw.js"] == b"self.liteBuild=null;\nworker"
    assert b"pwa.js" not in files["index.html"]
    assert b"manifest" not in files["index.html"]
    assert not {"runtime/pwa.js", "manifest.webmanifest"} & set(files)


def test_pyodide_from_a_cdn_is_not_in_the_site_but_kept_offline(app: Path) -> None:
    files = site(app, config_of(textbox()), pyodide="cdn")
    assert not [name for name in files if name.startswith("runtime/pyodide/")]
    assert b'pyodide-url="https://cdn.' in files["index.html"]
    kept = [path for path, *_ in worker_of(files)["files"] if "//" in path]
    assert any(path.endswith("/pyodide.asm.wasm") for path in kept)


def test_the_snapshot_of_python_can_be_left_out(app: Path) -> None:
    snapshot = "runtime/wheels/lite.snapshot.zst"
    assert snapshot in site(app, config_of())
    files = site(app, config_of(), snapshot=False)
    assert snapshot not in files
    assert "snapshot" not in json.loads(files["runtime/wheels/wheels.json"])


def test_the_library_is_in_the_site_once_and_bare_where_nobody_reads_its_docstrings(app: Path) -> None:
    def libraries() -> list[str]:
        return [name for name in site(app, config_of()) if "python" in name]

    assert libraries() == ["runtime/wheels/python.bare.zst"]
    app.write_text(f"{app.read_text('utf-8')}\nhelp(json)\n")
    assert libraries() == ["runtime/wheels/python.library.zst"]


def test_python_from_a_cdn_has_a_library_of_its_own_beside_that_of_the_snapshot(app: Path) -> None:
    bundled, cdn = (site(app, config_of(), pyodide=choice) for choice in ("bundled", "cdn"))
    index = [json.loads(files["runtime/wheels/wheels.json"]) for files in (bundled, cdn)]
    assert [each["library"].get("alone") for each in index] == [True, None]


def test_parts_that_the_app_cannot_ask_for_are_left_out(app: Path) -> None:
    part = "runtime/wheels/lite-rarely.zip"
    assert part not in site(app, config_of())
    assert part in site(app, None), "an app that did not run here may show anything"
    source = app.read_text("utf-8")
    for line in ("gr.Rarely()", "@gr.render()\ndef draw(): ..."):
        app.write_text(f"{source}\n{line}\n")
        assert part in site(app, config_of())


HOSTILE = "</script><!--<script>alert(1)</script>\u2028\"'&"


class Reader(HTMLParser):
    """Collects the elements and the texts of scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script":
            self.scripts.append(data)


def test_no_text_of_the_app_becomes_markup(app: Path) -> None:
    config = config_of(textbox(label=HOSTILE, value=HOSTILE), markdown(HOSTILE), title=HOSTILE)
    files = site(app, config, description=HOSTILE)
    read = Reader(files["index.html"].decode())
    assert [attributes.get("src") for tag, attributes in read.tags if tag == "script"] == [
        *("runtime/lite.js", "runtime/file.js", "runtime/pwa.js", None)
    ]
    baked = next(text for text in read.scripts if text.strip())
    assert "<" not in baked
    assert json.loads(baked) == config
    assert json.loads(files["manifest.webmanifest"])["name"] == HOSTILE


def test_files_in_the_config_are_the_sites_own(app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import lite as gr

    monkeypatch.chdir(app.parent)
    (app.parent / "cat.png").write_bytes(b"cat")
    app.write_text("PICTURE = 'cat.png'\n")
    elsewhere = tmp_path.parent / f"{tmp_path.name}-made.png"
    elsewhere.write_bytes(b"made")
    config = config_of(lambda: gr.Image(str(app.parent / "cat.png")), lambda: gr.Image(str(elsewhere)))
    files = site(app, config)
    index = files["index.html"].decode()
    assert str(tmp_path.parent) not in index
    assert '"path":"/home/pyodide/app/cat.png","url":"app/cat.png"' in index
    made = next(name for name in files if name.startswith("data/"))
    assert files[made] == b"made"
    assert f'"url":"{made}"' in index


def test_further_pages_have_addresses_of_their_own(app: Path) -> None:
    with Blocks(title="Library") as demo:
        markdown("# Start")()
    with demo.route("Kept <books>", "/kept/all"):
        markdown("Books that were *kept*.")()
    files = site(app, json.loads(json.dumps(demo.get_config_file())))
    route = files["kept/all/index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../../#/kept/all">' in route
    assert "<p>Books that were kept.</p>" in route
    assert "Kept &lt;books&gt; · Library" in route
    assert "Books" not in static_html(demo.get_config_file())


def test_the_title_is_the_apps_own_or_its_files_name_unless_one_is_given(app: Path) -> None:
    def title(**options: Any) -> str:
        found = re.search(
            "<title>(.*)</title>", site(app, config_of(**options.pop("app", {})), **options)["index.html"].decode()
        )
        assert found is not None
        return found[1]

    assert title() == "Word counter"
    assert title(app={"title": "Words"}) == "Words"
    assert title(title="Mine", app={"title": "Words"}) == "Mine"
    assert b'content="Counts words."' in site(app, config_of())["index.html"]


def test_a_base_url_is_the_pages_canonical_address_and_the_way_back(app: Path) -> None:
    files = site(app, config_of(), base_url="https://me.example/repo/")
    assert b'<link rel="canonical" href="https://me.example/repo/">' in files["index.html"]
    assert b'<a href="https://me.example/repo/">' in files["404.html"]


def test_static_files_lie_beside_the_page_and_replace_nothing(app: Path, tmp_path: Path) -> None:
    (tmp_path / "models" / "tiny").mkdir(parents=True)
    (tmp_path / "models" / "tiny" / "model.onnx").write_bytes(b"model")
    (tmp_path / "models" / ".git").write_bytes(b"hidden")
    files = site(app, config_of(), beside=[tmp_path / "models"])
    assert files["models/tiny/model.onnx"] == b"model"
    assert "models/.git" not in files
    assert "model.onnx" not in files["index.html"].decode()
    (tmp_path / "runtime").mkdir()
    (tmp_path / "runtime" / "lite.js").write_bytes(b"mine")
    with pytest.raises(BuildError, match="would replace"):
        site(app, config_of(), beside=[tmp_path / "runtime"])


def test_static_text_is_what_a_reader_would_see() -> None:
    import lite as gr

    text = (
        "# Title\n\nSome **bold** and `code`, a [link](https://example.org) and [none](javascript:x).\n\n- one\n- two"
    )
    config = config_of(
        markdown(text),
        lambda: gr.Radio(["a", "b"], label="Pick", info="one of"),
        lambda: gr.HTML("<p>Hello <b>you</b></p><script>no()</script>"),
        lambda: gr.Textbox(label="Hidden", visible=False),
        lambda: gr.Button("Go"),
    )
    lines = static_html(config).split("\n")
    assert lines == [
        "<h1>Title</h1>",
        '<p>Some bold and code, a <a href="https://example.org">link</a> and none.</p>',
        "<ul><li>one</li><li>two</li></ul>",
        "<div>Pick: one of: a, b</div>",
        "<p>Hello you</p>",
        "<div>Go</div>",
    ]
    assert first_sentence("\n".join(lines)) == "Some bold and code, a link and none."


def test_the_drawn_icon_is_a_png_of_its_size_that_depends_on_the_title_only() -> None:
    png = draw(192, "Hello")
    assert png == draw(192, "Hello") != draw(192, "Other")
    assert struct.unpack(">II", png[16:24]) == (192, 192)
    body = png[png.index(b"IDAT") + 4 : png.index(b"IEND") - 8]
    rows = zlib.decompress(body)
    assert len(rows) == 192 * (1 + 192 * 4)
    assert rows[1:5] == b"\0\0\0\0", "the corner is clear"
    assert draw(192, "Hello", bleed=True) != png


def test_an_icon_that_browsers_would_refuse_is_refused(tmp_path: Path) -> None:
    icon = tmp_path / "icon.png"
    with pytest.raises(BuildError, match="is not there"):
        icons_for("x", icon)
    icon.write_bytes(b"GIF89a")
    with pytest.raises(BuildError, match="is no PNG and no SVG"):
        icons_for("x", icon)
    icon.write_bytes(draw(64, "x"))
    with pytest.raises(BuildError, match="has 64x64 pixels"):
        icons_for("x", icon)
    icon.write_bytes(draw(256, "x"))
    assert replace(icons_for("x", icon)[0], content=b"").entry()["sizes"] == "256x256"


def test_the_engine_is_there_for_apps_that_run_models_and_half_of_it_is_kept_before_it_is_used(app: Path) -> None:
    engines = {"runtime/engines/onnxruntime/ort.wasm", "runtime/engines/onnxruntime/ort.jspi.wasm"}
    assert not engines & site(app, config_of(textbox()), pwa=True).keys()
    app.write_text(app.read_text() + "import onnxruntime\n")
    files = site(app, config_of(textbox()), pwa=True)
    assert engines <= files.keys()
    kept = {path: later for path, _, *later in worker_of(files)["files"] if path in engines}
    assert kept == {"runtime/engines/onnxruntime/ort.wasm": [], "runtime/engines/onnxruntime/ort.jspi.wasm": [1]}


def test_models_lie_beside_the_page_and_are_kept_once_they_were_used_or_from_the_start(
    app: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mini"
    (folder / "onnx").mkdir(parents=True)
    (folder / "config.json").write_bytes(b"{}")
    (folder / "onnx" / "model.onnx").write_bytes(b"model")
    (folder / ".cache").write_bytes(b"hidden")
    models = {"Xenova/mini": folder, "edges": folder / "onnx" / "model.onnx"}
    expected = {"models/Xenova/mini/config.json", "models/Xenova/mini/onnx/model.onnx", "models/edges.onnx"}
    for precached in (False, True):
        files = site(app, config_of(), models=models, precache_models=precached)
        assert {name for name in files if name.startswith("models/")} == expected
        kept = {path: later for path, _, *later in worker_of(files)["files"] if path in expected}
        assert kept == dict.fromkeys(expected, [] if precached else [1])
    with pytest.raises(BuildError, match="is no model: give a folder"):
        site(app, config_of(), models={"x": tmp_path / "nothing"})


@pytest.mark.parametrize("text", ["mini", "=path", "../up=path", "a//b=path", "/root=path", "a/../b=path", "mini="])
def test_a_model_is_named_as_a_file_beside_the_page(text: str) -> None:
    with pytest.raises(ValueError, match="is not NAME=PATH"):
        named_model(text)


def test_what_a_model_is_called_may_have_its_owner() -> None:
    assert named_model("Xenova/all-MiniLM-L6-v2=a=b") == ("Xenova/all-MiniLM-L6-v2", Path("a=b"))
