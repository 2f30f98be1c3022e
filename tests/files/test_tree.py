"""What a page may see of a folder: nothing outside of it, nothing hidden, whatever it asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lite.errors import AccessError, PayloadError
from lite.files import access
from lite.files.tree import Tree


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `root` with a secret beside it, and links to it."""
    folder = tmp_path_factory.mktemp("tree")
    for name in ("root/notes/old", "root/.git", "root/lib/__pycache__", "beside"):
        (folder / name).mkdir(parents=True)
    for name in (
        "root/a.txt",
        "root/notes/b.txt",
        "root/notes/old/c.md",
        "root/.env",
        "root/.git/config",
        "root/lib/__pycache__/d.pyc",
        "beside/secret.txt",
    ):
        (folder / name).write_text(name)
    (folder / "root/leak.txt").symlink_to(folder / "beside/secret.txt")
    (folder / "root/leaks").symlink_to(folder / "beside")
    (folder / "root/env.txt").symlink_to(folder / "root/.env")
    (folder / "root/notes/again").symlink_to(folder / "root/notes")
    return folder


def tree(place: Path, **patterns: Any) -> Tree:
    return Tree(str(place / "root"), **patterns)


def names(tree: Tree, *parts: str) -> list[str]:
    return [f"{entry.name}/" if entry.is_folder else entry.name for entry in tree.entries(list(parts))]


def test_folders_come_first_and_hidden_files_and_links_out_do_not(place: Path) -> None:
    assert names(tree(place)) == ["lib/", "notes/", "a.txt"]
    assert names(tree(place), "notes") == ["again/", "old/", "b.txt"]


@pytest.mark.parametrize(
    ("patterns", "shown", "below"),
    [
        ({"glob": "*.txt"}, ["lib/", "notes/", "a.txt"], [["notes", "b.txt"], ["a.txt"]]),
        ({"glob": "**/*.md"}, ["lib/", "notes/"], [["notes", "old", "c.md"]]),
        ({"glob": "notes/*"}, ["lib/", "notes/"], [["notes", "old", "c.md"], ["notes", "b.txt"]]),
        ({"ignore": "**/__pycache__/**"}, ["lib/", "notes/", "a.txt"], None),
        ({"ignore": "notes"}, ["lib/", "a.txt"], [["lib", "__pycache__", "d.pyc"], ["a.txt"]]),
    ],
)
def test_patterns_choose_what_is_shown(
    place: Path, patterns: dict[str, str], shown: list[str], below: list[list[str]] | None
) -> None:
    looked = tree(place, **patterns)
    assert names(looked) == shown
    if below is None:
        assert names(looked, "lib") == []
    else:
        assert looked.files([], 10) == below


def test_a_pattern_may_be_absolute(place: Path) -> None:
    assert tree(place, glob=f"{place}/root/notes/*.txt").files([], 9) == [["notes", "b.txt"]]


def test_a_link_to_a_folder_above_ends(place: Path) -> None:
    assert len(tree(place).files([], 100)) == 4
    with pytest.raises(PayloadError, match="more than 2 files"):
        tree(place).files([], 2)


@pytest.mark.parametrize(
    "parts",
    [
        None,
        "a.txt",
        [1],
        [""],
        ["."],
        [".."],
        ["..", "beside", "secret.txt"],
        ["notes/../a.txt"],
        ["notes\\b.txt"],
        ["a.txt\0"],
        ["\ud800"],
        [".env"],
        [".git", "config"],
        ["leak.txt"],
        ["leaks", "secret.txt"],
        ["env.txt"],
        ["none.txt"],
        ["a.txt", "b"],
    ],
)
def test_what_is_not_in_the_tree_is_refused(place: Path, parts: Any) -> None:
    with pytest.raises(AccessError):
        tree(place).path(parts)
    with pytest.raises(AccessError):
        tree(place).entries(parts)


@given(
    st.lists(
        st.one_of(st.sampled_from(["..", ".", "leaks", "notes", "/", "secret.txt", "beside"]), st.text()), min_size=1
    )
)
def test_no_path_leads_out(place: Path, parts: list[str]) -> None:
    try:
        real = tree(place).path(parts)
    except AccessError:
        return
    assert real.startswith(f"{place}/root/")


def test_ignored_files_and_files_of_other_patterns_are_refused(place: Path) -> None:
    with pytest.raises(AccessError):
        tree(place, glob="*.txt").path(["notes", "old", "c.md"])
    with pytest.raises(AccessError):
        tree(place, ignore="notes").path(["notes", "b.txt"])


def test_blocked_paths_are_not_shown(place: Path) -> None:
    token = access.rules.set(access.Rules(blocked=("root/notes",), home=str(place)))
    try:
        assert names(tree(place)) == ["lib/", "a.txt"]
        with pytest.raises(AccessError):
            tree(place).path(["notes", "b.txt"])
    finally:
        access.rules.reset(token)


def test_an_apps_paths_may_be_absolute_or_relative(place: Path) -> None:
    assert tree(place).parts(str(place / "root/notes/b.txt")) == tree(place).parts("notes/b.txt") == ["notes", "b.txt"]
    for path in (str(place / "beside/secret.txt"), "../beside/secret.txt", str(place / "root"), "."):
        with pytest.raises(AccessError):
            tree(place).parts(path)
