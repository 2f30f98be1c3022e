"""The example site's files: cards and pages from docstrings, and a tree that holds exactly what is wanted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from lite.bundle.gallery import find_examples, gallery_pages
from lite.bundle.highlight import highlight
from lite.bundle.paths import EXAMPLES, BuildError
from lite.bundle.site import write_tree


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "apps" / "many" / "parts").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<ul>{{cards}}</ul>{{count}}")
    (tmp_path / "app.html").write_text("{{title}}|{{description}}|{{app}}|{{sources}}")
    (tmp_path / "style.css").write_text("p {}")
    (tmp_path / "apps" / "one.py").write_text('"""Add <two> numbers.\n\nThe\nrest.\n"""\nx = 1\n')
    (tmp_path / "apps" / "many" / "app.py").write_text('"""Many files."""\nfrom parts.b import b\n')
    (tmp_path / "apps" / "many" / "parts" / "b.py").write_text("b = 2\n")
    (tmp_path / "apps" / "many" / "requirements.txt").write_text("snowballstemmer\n")
    return tmp_path


def page(source: Path, name: str) -> str:
    content = gallery_pages(source)[name]
    assert isinstance(content, bytes)
    return content.decode()


def test_cards_come_from_docstrings_escaped(source: Path) -> None:
    index = page(source, "index.html")
    assert '<a href="apps/one.html">Add &lt;two&gt; numbers</a>' in index
    assert "<p>The rest.</p>" in index
    assert index.endswith("</ul>2")


def test_an_app_of_one_file_is_referred_to(source: Path) -> None:
    title, description, app, sources = page(source, "apps/one.html").split("|")
    assert (title, description, app) == (
        "Add &lt;two&gt; numbers",
        "The rest.",
        '<lite-app src="one.py"></lite-app>',
    )
    assert '<span class="n">1</span>' in sources


def test_an_app_of_many_files_names_them_as_its_imports_do(source: Path) -> None:
    app = page(source, "apps/many.html").split("|")[2]
    assert '<lite-file name="app.py" url="many/app.py" entrypoint></lite-file>' in app
    assert '<lite-file name="parts/b.py" url="many/parts/b.py"></lite-file>' in app
    assert "<lite-requirements>\nsnowballstemmer\n</lite-requirements>" in app


def test_other_files_are_part_of_the_site_and_templates_are_not(source: Path) -> None:
    pages = gallery_pages(source)
    assert pages["style.css"] == source / "style.css"
    assert pages["apps/many/parts/b.py"] == source / "apps" / "many" / "parts" / "b.py"
    assert "app.html" not in pages


def test_a_folder_of_packages_becomes_wheels_that_import(source: Path) -> None:
    (source / "packages" / "shout-1.2").mkdir(parents=True)
    (source / "packages" / "shout-1.2" / "shout.py").write_text("word = 'LOUD'\n")
    pages = gallery_pages(source)
    assert [name for name in pages if name.startswith("packages/")] == ["packages/shout-1.2-py3-none-any.whl"]
    content = pages["packages/shout-1.2-py3-none-any.whl"]
    assert isinstance(content, bytes)
    assert content == gallery_pages(source)["packages/shout-1.2-py3-none-any.whl"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("shout.py") == b"word = 'LOUD'\n"
        assert "Version: 1.2" in archive.read("shout-1.2.dist-info/METADATA").decode()
        assert "shout.py,sha256=" in archive.read("shout-1.2.dist-info/RECORD").decode()


def test_a_package_without_version_is_refused(source: Path) -> None:
    (source / "packages" / "shout").mkdir(parents=True)
    with pytest.raises(BuildError, match="<name>-<version>"):
        gallery_pages(source)


def test_an_app_without_docstring_is_refused(source: Path) -> None:
    (source / "apps" / "bare.py").write_text("x = 1\n")
    with pytest.raises(BuildError, match=r"bare\.py has no docstring"):
        gallery_pages(source)


def test_our_examples_have_a_title_that_fits_a_card() -> None:
    for example in find_examples(EXAMPLES / "apps"):
        assert 0 < len(example.title) <= 60, example.name


def test_a_tree_holds_what_is_wanted_and_nothing_else(tmp_path: Path) -> None:
    given = tmp_path / "given.txt"
    given.write_text("one")
    target = tmp_path / "target"
    write_tree(target, {"a/b.txt": given, "c.txt": b"two"})
    stamp = (target / "c.txt").stat().st_mtime_ns
    write_tree(target, {"c.txt": b"two"})
    assert [p.relative_to(target).as_posix() for p in target.rglob("*")] == ["c.txt"]
    assert (target / "c.txt").stat().st_mtime_ns == stamp


@pytest.mark.parametrize("text", ["", "x = 1", "def f(:\n", "'''\n<b>", "s = f'{1}<b>'  # c\nif x:\n\ty\n"])
def test_highlighting_loses_and_leaks_nothing(text: str) -> None:
    import html
    import re

    shown = highlight(text)
    assert html.unescape(re.sub(r"</?span[^>]*>", "", shown)) == text
    assert "<b>" not in shown
