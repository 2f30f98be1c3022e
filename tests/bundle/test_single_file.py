"""A single file: what it carries, the same bytes twice, and nothing in it that an app's text could break."""

from __future__ import annotations

import base64
import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.bundle.app_site import SiteOptions
from lite.bundle.paths import BuildError
from lite.bundle.runtime import Content
from lite.bundle.single_file import build_single_file, is_single_file
from tests.bundle.fake_runtime import fake_runtime
from tests.bundle.test_app_site import HOSTILE, config_of, markdown, ran, textbox


def single(
    app: Path, config: dict[str, Any] | None, runtime: dict[str, Content] | None = None, **options: Any
) -> bytes:
    """The single file of `app` with the fake runtime."""
    return build_single_file(ran(app, config, runtime), SiteOptions(pwa=False, **options))


@pytest.fixture
def app(tmp_path: Path) -> Path:
    path = tmp_path / "word_counter.py"
    path.write_text('"""Counts words."""\nimport gradio as gr\n')
    return path


class Opened(HTMLParser):
    """A single file as a browser reads it: elements, scripts that run, files that it carries."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.runs: list[str] = []
        self.types: dict[str, str | None] = {}
        self.files: dict[str, bytes] = {}
        self.config: Any = None
        self._text = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._text = ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag != "script":
            return
        attributes = self.tags[-1][1]
        name = attributes.get("data-lite-carried")
        if name is not None:
            content = base64.b64decode(self._text, validate=True)
            self.files[name] = gzip.decompress(content) if "data-lite-packed" in attributes else content
            self.types[name] = attributes["data-lite-type"]
        elif "data-lite-config" in attributes:
            self.config = json.loads(self._text)
        else:
            self.runs.append(self._text)


def test_it_carries_the_app_and_of_the_runtime_what_the_app_can_reach(app: Path) -> None:
    opened = Opened(single(app, config_of(textbox(label="Text"))))
    scripts = {name.removeprefix("runtime/") for name in opened.files if name.endswith(".js")}
    assert scripts == {
        *("lite.js", "assets/page-1.js", "assets/views-1.js", "assets/more-1.js"),
        *("assets/main-1.js", "assets/packages-1.js", "assets/paint-1.js"),
    }
    assert opened.files["app/word_counter.py"] == app.read_bytes()
    assert opened.files["runtime/pyodide/pyodide.asm.wasm"] == b"py"
    assert opened.types["runtime/pyodide/pyodide.asm.wasm"] == "application/wasm"
    assert opened.types["runtime/pyodide/pyodide.mjs"] == "text/javascript"
    assert {"runtime/wheels/lite.whl", "runtime/wheels/lite.snapshot.zst", "runtime/wheels/lite-kits.zip"} < set(
        opened.files
    )
    assert opened.files["runtime/lite.js"] == b'import"lite-single:runtime/assets/page-1.js"'
    assert opened.config["components"]


def test_what_python_asks_for_at_once_is_not_packed(app: Path) -> None:
    page = single(app, config_of())
    for name in ("wheels/lite-kits.zip", "wheels/python.bare.zst", "wheels/lite.whl"):
        found = re.search(rf'<script [^>]*"runtime/{re.escape(name)}"[^>]*>'.encode(), page)
        assert found is not None
        assert b"packed" not in found[0]


def test_it_asks_for_nothing_beside_it(app: Path) -> None:
    opened = Opened(single(app, config_of(textbox())))
    assert [value for _, attributes in opened.tags for value in (attributes.get("src"),) if value] == []
    assert [attributes["href"][:22] for tag, attributes in opened.tags if tag == "link" and attributes["href"]] == [
        "data:image/png;base64,"
    ]
    assert not [name for name in opened.files if name.endswith(("pwa.js", "file.js", "sw.js", ".webmanifest"))]


def test_the_same_app_gives_the_same_bytes_and_another_app_others(app: Path) -> None:
    config = config_of(textbox(label="Text"))
    first = single(app, config)
    assert single(app, config) == first
    app.write_text(app.read_text() + "# changed\n")
    assert single(app, config) != first


def test_no_text_and_no_file_of_the_app_becomes_markup(app: Path) -> None:
    app.write_text(f"# {HOSTILE}\nNAME = 'a\"><b>.txt'\n")
    (app.parent / 'a"><b>.txt').write_text(HOSTILE)
    config = config_of(textbox(label=HOSTILE, value=HOSTILE), markdown(HOSTILE), title=HOSTILE)
    page = single(app, config, description=HOSTILE)
    opened = Opened(page)
    assert opened.runs == [
        '(() => {"use strict";single()\n})();',
        'document.getElementById("lite-single-notice").hidden = false;',
    ]
    assert opened.config == config
    assert opened.files["app/word_counter.py"] == app.read_bytes()
    assert opened.files["app/a%22%3E%3Cb%3E.txt"] == HOSTILE.encode()
    assert {tag for tag, _ in opened.tags} == {
        *("html", "head", "meta", "title", "link", "style", "script", "body", "p", "noscript"),
        *("lite-app", "lite-file", "div"),
    }
    assert b"<!--" not in page


@pytest.mark.parametrize(("file", "content"), [("single.js", b"'</SCRIPT>'"), ("lite.css", b"a{}</style>")])
def test_a_runtime_that_would_end_its_own_element_is_refused(app: Path, file: str, content: bytes) -> None:
    with pytest.raises(BuildError, match=file):
        single(app, config_of(), {**fake_runtime(), file: content})


def test_files_in_the_config_are_carried(app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(app.parent)
    (app.parent / "a cat.png").write_bytes(b"cat")
    app.write_text("PICTURE = 'a cat.png'\n")
    elsewhere = tmp_path.parent / f"{tmp_path.name}-made.png"
    elsewhere.write_bytes(b"made")
    config = config_of(lambda: gr.Image(str(app.parent / "a cat.png")), lambda: gr.Image(str(elsewhere)))
    opened = Opened(single(app, config))
    urls = re.findall(r'"url": "((?:app|data)/[^"]+)"', json.dumps(opened.config))
    assert [opened.files[url] for url in urls] == [b"cat", b"made"]
    assert {opened.types[url] for url in urls} == {"image/png"}


def test_the_policy_lets_the_page_run_what_it_carries_and_ask_by_https(app: Path) -> None:
    opened = Opened(single(app, config_of()))
    policy = next(str(attributes["content"]) for _, attributes in opened.tags if "http-equiv" in attributes)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "blob: data: https: wss:"
    assert rules["worker-src"] == "blob:"
    assert "'unsafe-eval'" not in policy
    # The policy comes first: nothing is read before it but what letters the page is written in.
    assert [tag for tag, _ in opened.tags][:4] == ["html", "head", "meta", "meta"]


def test_why_it_cant_run_is_in_the_page_from_the_start(app: Path) -> None:
    page = single(app, config_of()).decode()
    assert '<p id="lite-single-notice" role="alert" hidden>This browser can' in page
    assert "<script nomodule>" in page
    assert "<noscript>" in page


def test_it_is_known_again(app: Path, tmp_path: Path) -> None:
    made, other = tmp_path / "made.html", tmp_path / "other.html"
    made.write_bytes(single(app, config_of()))
    other.write_text("<!doctype html><title>Mine</title>")
    assert is_single_file(made)
    assert not is_single_file(other)
