"""`lite lock` fixes what a page gets; `lite new` writes a starter that builds; `lite dev` tells pages what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lite.bundle.app_files import AppFiles
from lite.cli import main
from lite.cli.build import Built
from lite.cli.dev import difference
from lite.cli.new import WORKFLOW
from tests.bundle.fake_runtime import fake_runtime
from tests.bundle.test_resolve import add_wheel


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a package index and with a small runtime."""
    monkeypatch.setattr("lite.cli.build.find_runtime", fake_runtime)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.chdir(tmp_path)


def test_a_lock_names_versions_and_hashes_and_a_build_keeps_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "app.py").write_text("import gradio as gr\nimport tiny\ngr.Blocks().launch()\n")
    (home / "requirements.txt").write_text("tiny\n")
    add_wheel(home / "wheels", "tiny", "1.0")
    assert main(["lock", "home"]) == 0
    assert "tiny 1.0\n" in capsys.readouterr().out
    lock = json.loads((home / "lite.lock").read_text())
    assert (lock["asked"], lock["wheels"]["tiny"]["version"]) == (["tiny"], "1.0")
    assert main(["lock", "home", "--check"]) == 0
    add_wheel(home / "wheels", "tiny", "2.0")
    assert main(["build", "home", "-o", "out"]) == 0
    assert (tmp_path / "out" / "runtime" / "wheels" / "tiny-1.0-py3-none-any.whl").is_file()
    assert main(["lock", "home", "--check"]) == 2
    assert "run it again" in capsys.readouterr().err
    (home / "requirements.txt").write_text("tiny\nother\n")
    assert main(["build", "home", "-o", "out"]) == 2
    assert "run `lite lock` again" in capsys.readouterr().err
    assert main(["lock", "home"]) == 2
    assert "requirements.txt asks for other, which has no wheel" in capsys.readouterr().err


def test_a_starter_builds_and_has_a_workflow_that_builds_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "mood-meter"]) == 0
    made = tmp_path / "mood-meter"
    assert "Start with: lite dev mood-meter/app.py" in capsys.readouterr().out
    assert main(["build", "mood-meter", "-o", "out"]) == 0
    index = (tmp_path / "out" / "index.html").read_text()
    assert "<title>Mood meter</title>" in index
    assert "runs Python in your browser" in index
    assert [path.name for path in (tmp_path / "out" / "app").iterdir()] == ["app.py"]
    workflow = (made / ".github" / "workflows" / "pages.yml").read_text()
    assert 'lite build app.py -o site --base-url "${{ steps.pages.outputs.base_url }}/"' in workflow
    assert "pip install lite==" in workflow
    assert WORKFLOW.count("{{{{") == workflow.count("${{")
    assert main(["new", "mood-meter"]) == 2
    assert "not empty; choose another name" in capsys.readouterr().err
    assert main(["new", "___"]) == 2


def test_pages_hear_what_has_changed_and_load_again_for_other_packages() -> None:
    packages = "runtime/wheels/wheels.json"
    app = AppFiles(Path("home"), "app.py", {})
    before = Built(Path("site"), {"app/app.py": b"1", "app/a.csv": b"1", "index.html": b"1", packages: b"1"}, app, True)
    after = replace(before, files={"app/app.py": b"2", "app/data/b.csv": b"1", "index.html": b"2", packages: b"1"})
    assert difference(before, after) == {
        "entry": "app.py",
        "changed": ["app.py", "data/b.csv"],
        "removed": ["a.csv"],
        "reload": False,
        "error": None,
    }
    assert difference(before, replace(before, files={**before.files, packages: b"2"}))["reload"]
