"""Which files a site takes along: a folder's, or what belongs to one file; nothing hidden, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from lite.bundle.app_files import find_app
from lite.bundle.paths import BuildError


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (home / "parts").mkdir(parents=True)
    (home / "data").mkdir()
    (home / "app.py").write_text(
        "import words\nfrom parts import two\nTABLE = 'data/table.csv'\nNOT = '../secret.txt'\n"
    )
    (home / "words.py").write_text("import missing\n")
    (home / "parts" / "__init__.py").write_text("")
    (home / "parts" / "two.py").write_text("from . import three\nfrom ..words import x\n")
    (home / "parts" / "three.py").write_text("")
    (home / "data" / "table.csv").write_text("a\n")
    (home / "data" / "other.csv").write_text("b\n")
    (home / "unused.py").write_text("")
    (home / ".env").write_text("KEY=1")
    (home / "requirements.txt").write_text("")
    (tmp_path / "secret.txt").write_text("secret")
    (home / "link.txt").symlink_to(tmp_path / "secret.txt")
    (home / "__pycache__").mkdir()
    (home / "__pycache__" / "app.pyc").write_text("")
    return home


def test_a_file_takes_along_what_it_imports_and_names(home: Path) -> None:
    app = find_app(home / "app.py")
    assert list(app.files) == [
        "app.py",
        "data/table.csv",
        "parts/__init__.py",
        "parts/three.py",
        "parts/two.py",
        "words.py",
    ]
    assert (app.home, app.entry) == (home, "app.py")


def test_a_folder_is_taken_whole_without_what_is_hidden_generated_or_from_elsewhere(home: Path) -> None:
    (home / "site").mkdir()
    (home / "site" / "old.html").write_text("")
    app = find_app(home, leave_out=home / "site")
    assert next(iter(app.files)) == "app.py"
    assert {"unused.py", "data/other.csv"} < set(app.files)
    left_out = (".env", "link.txt", "requirements.txt", "__pycache__/app.pyc", "site/old.html")
    assert not set(left_out) & set(app.files)


def test_more_files_go_along_by_pattern(home: Path) -> None:
    assert "data/other.csv" in find_app(home / "app.py", include=["data/*.csv"]).files
    assert "data/other.csv" in find_app(home / "app.py", include=["data"]).files
    with pytest.raises(BuildError, match="fits no file"):
        find_app(home / "app.py", include=["images/*"])
    with pytest.raises(BuildError, match="leads out"):
        find_app(home / "app.py", include=["../secret.txt"])
    with pytest.raises(BuildError, match="fits no file"):
        find_app(home / "app.py", include=["link.txt"])


def test_what_is_no_app_says_what_to_name(home: Path) -> None:
    with pytest.raises(BuildError, match="is not there; name the file"):
        find_app(home / "nope.py")
    with pytest.raises(BuildError, match="is no Python file"):
        find_app(home / "data" / "table.csv")
    (home / "app.py").unlink()
    with pytest.raises(BuildError, match=r"has no app\.py .*unused\.py, words\.py"):
        find_app(home)
