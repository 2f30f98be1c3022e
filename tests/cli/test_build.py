"""`lite build`: a folder from one command, the same bytes twice, and sentences that say what to do where it can't."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lite.bundle.app_site import Ran
from lite.bundle.app_snapshot import AppSnapshot
from lite.bundle.snapshot import Snapshot
from lite.cli import COMMANDS, main
from lite.cli.build import add_arguments, build
from tests.bundle.fake_runtime import fake_runtime
from tests.bundle.test_resolve import add_wheel

Build = Callable[..., int]

APP = """import gradio as gr

PLANETS = open("planets.csv").read().split()
with gr.Blocks(title="Planets") as demo:
    gr.Radio(list({"a", "b", "c", "d"}), label="Letter")
    gr.Dropdown(PLANETS, label="Planet")
demo.launch()
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An app in a folder of its own, which is the working directory's neighbour."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "app.py").write_text(APP)
    (home / "planets.csv").write_text("Mars\nVenus\n")
    monkeypatch.setattr("lite.cli.build.find_runtime", fake_runtime)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.chdir(tmp_path)
    return home


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(*arguments: str) -> dict[str, bytes]:
    """Build into `out` and answer its files."""
    assert main(["build", *arguments, "-o", "out"]) == 0
    return tree(Path("out"))


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Build, expect it to fail, and answer what it says."""
    capsys.readouterr()
    assert main(["build", *arguments, "-o", "out"]) == 2
    assert not Path("out").exists()
    return capsys.readouterr().err


def test_one_command_makes_a_site(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = built("home/app.py")
    said = capsys.readouterr().out
    assert "Python gets app.py, planets.csv." in said
    assert "lite serve" in said
    assert {"index.html", "app/app.py", "app/planets.csv", "lite-sw.js"} < set(files)
    index = files["index.html"].decode()
    config = json.loads(re.findall(r"data-lite-config=[^>]*>(.*)</script>", index)[0])
    assert config["components"][1]["props"]["choices"] == [["Mars", "Mars"], ["Venus", "Venus"]]
    assert "<title>Planets</title>" in index
    assert str(home) not in index


def test_built_twice_it_is_the_same_bytes_whatever_else_lies_there(home: Path) -> None:
    first = built("home")
    (home / "app.py").touch()
    (home / "__pycache__").mkdir()
    (home / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert main(["build", "home", "-o", "other/place"]) == 0
    assert tree(Path("other/place")) == first


def test_a_second_build_replaces_the_first_but_never_another_folder(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built("home")
    (home / "planets.csv").write_text("Earth\n")
    (home / "more.txt").write_text("x")
    Path("out", "CNAME").write_text("example.org")
    assert built("home")["app/planets.csv"] == b"Earth\n"
    (home / "more.txt").unlink()
    left = built("home")
    assert "app/more.txt" not in left
    assert left["CNAME"] == b"example.org"
    Path("mine").mkdir()
    Path("mine", "letter.txt").write_text("dear")
    assert main(["build", "home", "-o", "mine"]) == 2
    assert main(["build", "home", "-o", "home"]) == 2
    assert main(["build", "home", "-o", "."]) == 2
    assert tree(Path("mine")) == {"letter.txt": b"dear"}
    assert "name another folder by -o" in capsys.readouterr().err


def test_the_site_may_lie_in_the_apps_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    assert main(["build", "."]) == 0
    first = tree(home / "site")
    assert main(["build", "."]) == 0
    assert tree(home / "site") == first


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import gradio as gr\ndemo = gr.Blocks()\n", r"launched no app.*End the file with `demo\.launch\(\)`"),
        ("x = 1\n", "No app was made"),
        ("import gradio as gr\nx = 1 / 0\n", r"ZeroDivisionError \(app\.py line 2\).*\n    x = 1 / 0"),
        ("def f(:\n", r"app\.py has a syntax error \(app\.py line 1\)"),
        ("import os\nos._exit(3)\n", r"ended Python \(exit status 3\) before it launched an app"),
        ("while True: pass\n", "had not launched an app after 3 seconds.*--timeout.*--no-bake"),
        ("import js\n", "this Python needs js too.*--no-bake"),
    ],
)
def test_an_app_that_does_not_launch_says_what_to_do(
    home: Path, capsys: pytest.CaptureFixture[str], source: str, words: str
) -> None:
    (home / "app.py").write_text(source)
    limit = ["--timeout", "3"] if "while" in source else []
    assert re.search(words, refused(capsys, "home", *limit), re.S)


def test_an_app_that_only_a_browser_can_run_is_built_without_running_it(home: Path) -> None:
    (home / "app.py").write_text("import js\n")
    files = built("home", "--no-bake")
    assert b"data-lite-config" not in files["index.html"]
    assert b"<title>Home</title>" in files["index.html"]


def test_an_import_without_a_browser_wheel_is_shown_with_its_line(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "app.py").write_text(APP.replace("gr\n", "gr\nimport nosuchmodule\n", 1))
    said = refused(capsys, "home")
    assert "app.py line 2 imports nosuchmodule:\n    import nosuchmodule\n" in said
    assert "--wheels FOLDER" in said


def test_packages_come_from_wheels_beside_the_app_and_are_used_for_the_run(home: Path) -> None:
    add_wheel(home / "wheels", "tinything", "1.0")
    (home / "app.py").write_text(APP.replace("gr\n", "gr\nimport tinything\nassert tinything.x == 1\n", 1))
    (home / "requirements.txt").write_text("tinything>=1\n")
    files = built("home/app.py")
    lock = json.loads(files["runtime/wheels/wheels.json"])["lock"]
    assert lock["tinything"]["imports"] == ["tinything"]
    assert f"runtime/wheels/{lock['tinything']['file']}" in files
    assert b"<lite-requirements>\ntinything\n</lite-requirements>" in files["index.html"]


def test_a_site_starts_from_the_snapshot_that_is_asked_for(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = "runtime/wheels/lite.snapshot.zst"
    assert shared in built("home")
    assert built("home", "--snapshot", "core") == built("home")
    assert shared not in built("home", "--snapshot", "none")
    assert built("home", "--no-snapshot") == built("home", "--snapshot", "none")
    about = Snapshot(
        file="lite-own.snapshot.zst",
        sha256="",
        size=0,
        heap=0,
        data=0,
        pages=0,
        strings=0,
        frozen=0,
        modules=[],
        installs=True,
        without_jspi=[],
    )
    fresh: list[str] = []

    def make(app: object, *given: Any) -> AppSnapshot:
        fresh.extend(given[-1])
        return AppSnapshot(about, b"own", ["kits"], {"words": "asks for the time"})

    monkeypatch.setattr("lite.cli.build.build_app_snapshot", make)
    capsys.readouterr()
    files = built("home", "--snapshot", "app", "--fresh", "words")
    assert "words is imported in the page, not ahead: it asks for the time." in capsys.readouterr().out
    assert fresh == ["words"]
    assert files["runtime/wheels/lite-own.snapshot.zst"] == b"own"
    index = json.loads(files["runtime/wheels/wheels.json"])
    assert index["snapshot"] == about
    assert index["parts"]["kits"]["words"] == []  # nothing calls for what is there
    assert shared not in files


def test_a_snapshot_of_its_own_is_not_made_where_it_makes_no_sense(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--fresh words is about the app's own snapshot: add --snapshot app" in refused(
        capsys, "home", "--fresh", "words"
    )
    monkeypatch.setenv("PATH", "/nowhere")
    assert "--snapshot app runs Python once under Node" in refused(capsys, "home", "--snapshot", "app")


def test_a_save_waits_for_no_snapshot(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr("lite.cli.build.build_app_snapshot", lambda *_: made.append("a snapshot"))

    def site(ran: Ran, _: object) -> dict[str, bytes]:
        made.append(ran.snapshot)
        return {}

    monkeypatch.setattr("lite.cli.build.build_app_site", site)
    options = argparse.ArgumentParser()
    add_arguments(options)
    build(options.parse_args(["home", "--snapshot", "app"]), Path("out"), dev=True)
    assert made == [None]


@pytest.mark.parametrize("arguments", [["--base-url", "me.github.io"], ["--pyodide", "elsewhere"], []])
def test_wrong_arguments_end_with_status_2(home: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", *(["home", *arguments] if arguments else [])])
    assert ended.value.code == 2


def test_a_single_file_is_called_as_its_app_or_as_one_says(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "home/app.py", "--single-file"]) == 0
    said = capsys.readouterr().out
    first = Path("app.html").read_bytes()
    assert f"{Path('app.html').resolve()}: one file" in said
    assert "Python gets app.py, planets.csv." in said
    assert b'data-lite-carried="app/planets.csv"' in first
    assert main(["build", "home", "--single-file"]) == 0
    assert main(["build", "home", "--single-file", "-o", "other/place.html"]) == 0
    assert Path("home.html").read_bytes() == Path("other/place.html").read_bytes() == first
    assert main(["build", "home", "--single-file", "-o", "home/planets.html"]) == 0
    assert main(["build", "home", "--single-file", "-o", "home/planets.html"]) == 0
    assert Path("home/planets.html").read_bytes() == first, "the file of before is none of the app's"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--pyodide", "cdn"], "--single-file and --pyodide cdn do not go together: the file has everything"),
        (["--isolate"], "--single-file and --isolate do not go together"),
        (["--base-url", "https://me.example/"], "--single-file and --base-url do not go together"),
        (["--static", "home"], "--single-file and --static do not go together.*--include"),
        (["--precache-models"], "--single-file and --precache-models do not go together"),
    ],
)
def test_what_only_a_site_can_have_is_refused_by_the_options_name(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert re.search(words, refused(capsys, "home", "--single-file", *arguments), re.S)


def test_a_single_file_replaces_nothing_but_its_like(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("letter.html").write_text("dear")
    for output in ("letter.html", "home", "home/app.py"):
        assert main(["build", "home", "--single-file", "-o", output]) == 2
    said = capsys.readouterr().err
    assert "no single file of lite's; name another file by -o" in said
    assert "is a folder; with --single-file, -o names the HTML file" in said
    assert Path("letter.html").read_text() == "dear"
    assert (home / "app.py").read_text() == APP


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_its_options_and_is_in_the_guide(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    guide = (Path(__file__).resolve().parents[2] / "docs" / "guide" / "deploying.md").read_text("utf-8")
    assert f"lite {command}" in guide
    for option in set(re.findall(r"--[a-z-]+", said)) - {"--help"}:
        assert option in guide, f"deploying.md does not explain lite {command} {option}"
