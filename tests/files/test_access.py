"""What may be read: the app's folder, uploads and allowed paths, whatever a page asks for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lite.errors import AccessError
from lite.files import access


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """An app's folder with uploads beside it, a secret outside, and links both ways."""
    for name in ("app/data/.git", "app/.hidden", "uploads/1", "outside"):
        (tmp_path / name).mkdir(parents=True)
    for name in (
        "app/words.txt",
        "app/.env",
        "app/.hidden/x.txt",
        "app/data/a.csv",
        "app/data/.git/config",
        "uploads/1/cat.png",
        "outside/secret.txt",
    ):
        (tmp_path / name).write_text(name)
    (tmp_path / "app/leak.txt").symlink_to(tmp_path / "outside/secret.txt")
    (tmp_path / "app/leaks").symlink_to(tmp_path / "outside")
    (tmp_path / "app/env.txt").symlink_to(tmp_path / "app/.env")
    (tmp_path / "app/inner.txt").symlink_to(tmp_path / "app/words.txt")
    return tmp_path


def read(tree: Path, path: str, allowed: list[str] | None = None, blocked: list[str] | None = None) -> str:
    return access.check_readable(
        path, allowed=allowed or [], blocked=blocked or [], cwd=str(tree / "app"), uploads=str(tree / "uploads")
    )


@pytest.mark.parametrize("path", ["words.txt", "./words.txt", "data/a.csv", "inner.txt", "data//a.csv"])
def test_files_of_the_app_are_readable(tree: Path, path: str) -> None:
    assert Path(read(tree, path)).read_text().startswith("app/")


def test_uploads_are_readable(tree: Path) -> None:
    assert Path(read(tree, str(tree / "uploads/1/cat.png"))).name == "cat.png"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "\0",
        "words.txt\0.png",
        ".env",
        ".hidden/x.txt",
        "data/.git/config",
        "../outside/secret.txt",
        "data/../words.txt",
        "data\\..\\..\\outside\\secret.txt",
        "leak.txt",
        "leaks/secret.txt",
        "env.txt",
        "/etc/passwd",
        "/dev/zero",
        "data",
        "none.txt",
        "~/x",
        "file:///etc/passwd",
    ],
)
def test_hostile_paths_are_refused(tree: Path, path: str) -> None:
    with pytest.raises(AccessError):
        read(tree, path)


def test_a_folder_is_no_prefix_of_its_neighbour(tree: Path) -> None:
    (tree / "app2").mkdir()
    (tree / "app2/x.txt").write_text("x")
    with pytest.raises(AccessError):
        read(tree, str(tree / "app2/x.txt"))


def test_allowed_paths_add_folders_and_single_files(tree: Path) -> None:
    secret = str(tree / "outside/secret.txt")
    assert read(tree, secret, allowed=[str(tree / "outside")]) == os.path.realpath(secret)
    assert read(tree, secret, allowed=[secret])
    assert read(tree, str(tree / "app/.env"), allowed=[str(tree / "app/.env")])


def test_blocked_paths_win(tree: Path) -> None:
    with pytest.raises(AccessError):
        read(tree, "words.txt", allowed=["words.txt"], blocked=[str(tree / "app")])
    with pytest.raises(AccessError):
        read(tree, "inner.txt", blocked=["words.txt"])


PARTS = st.one_of(
    st.sampled_from(["..", ".", "", "~", "/", "\\", "\0", "%2e%2e", "…"]),
    st.sampled_from(["app", "data", "words.txt", "a.csv", "uploads", "1", "cat.png", "x.txt"]),
    st.sampled_from(["outside", "secret.txt", "leaks", "leak.txt", ".env", ".hidden", ".git", "config", "env.txt"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(parts=st.lists(PARTS, max_size=8), absolute=st.booleans(), separator=st.sampled_from(["/", "\\", "//"]))
def test_nothing_outside_is_ever_readable(tree: Path, parts: list[str], absolute: bool, separator: str) -> None:
    path = separator.join(parts)
    if absolute:
        path = f"{tree}/{path}"
    try:
        real = read(tree, path)
    except AccessError:
        return
    inside = [os.path.realpath(tree / "app"), os.path.realpath(tree / "uploads")]
    root = next(root for root in inside if real.startswith(root + os.sep))
    assert not any(part.startswith(".") for part in os.path.relpath(real, root).split(os.sep))
    assert os.path.isfile(real)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(path=st.text(max_size=60))
def test_any_text_is_a_file_of_the_app_or_refused(tree: Path, path: str) -> None:
    try:
        real = read(tree, path)
    except AccessError:
        return
    assert real.startswith(os.path.realpath(tree / "app"))


@pytest.fixture
def app_rules(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[access.Rules]:
    monkeypatch.chdir(tree / "app")
    new = access.configure([], [str(tree / "app/data")])
    token = access.rules.set(new)
    yield new
    access.rules.reset(token)


def test_the_rules_in_force_are_used(app_rules: access.Rules, tree: Path) -> None:
    assert access.readable("words.txt") == os.path.realpath("words.txt")
    with pytest.raises(AccessError):
        access.readable("data/a.csv")


def test_static_paths_are_readable_and_survive_new_rules(
    app_rules: access.Rules, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tree / "outside/secret.txt"
    with pytest.raises(AccessError):
        access.readable(str(secret))
    access.set_static_paths(tree / "outside")
    access.rules.set(access.configure(home=str(tree / "app")))
    assert access.readable(str(secret))
