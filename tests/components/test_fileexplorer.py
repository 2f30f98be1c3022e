"""FileExplorer: paths out and in, and what its view asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lite.components.fileexplorer import FileExplorer
from lite.errors import AccessError, ConfigError, PayloadError


@pytest.fixture
def library(home: Path) -> Path:
    (home / "library" / "poems").mkdir(parents=True)
    (home / "library" / "poems" / "may.txt").write_text("May")
    (home / "library" / "read.me").write_text("Read me")
    return home / "library"


def test_chosen_files_come_as_absolute_paths(library: Path) -> None:
    payload: Any = [["poems", "may.txt"], ["read.me"]]
    paths = [str(library / "poems" / "may.txt"), str(library / "read.me")]
    assert FileExplorer(root_dir="library").preprocess(payload) == paths
    one = FileExplorer(root_dir=library, file_count="single")
    assert one.preprocess([["read.me"]]) == paths[1]
    assert one.preprocess([]) is None
    assert one.preprocess(None) is FileExplorer().preprocess(None) is None


@pytest.mark.parametrize("payload", ["read.me", {"path": "read.me"}, 7, [["a"]] * 10_001])
def test_what_is_no_list_of_paths_is_refused(library: Path, payload: Any) -> None:
    with pytest.raises(PayloadError):
        FileExplorer(root_dir=library).preprocess(payload)


@pytest.mark.parametrize("payload", [["read.me"], [["..", "secret"]], [["poems", "june.txt"]], [[]], [None]])
def test_what_is_not_in_the_tree_is_refused(library: Path, payload: Any) -> None:
    (library.parent / "secret").write_text("s")
    explorer = FileExplorer(root_dir=library)
    if payload == [[]]:
        assert explorer.preprocess(payload) == [str(library)]
        return
    with pytest.raises(AccessError):
        explorer.preprocess(payload)


def test_one_file_is_not_several(library: Path) -> None:
    with pytest.raises(PayloadError, match="at most 1"):
        FileExplorer(root_dir=library, file_count="single").preprocess([["read.me"], ["poems", "may.txt"]])


def test_paths_go_out_as_their_names(library: Path) -> None:
    explorer = FileExplorer(root_dir=library)
    assert explorer.postprocess("read.me") == [["read.me"]]
    assert explorer.postprocess([library / "poems" / "may.txt"]) == [["poems", "may.txt"]]
    assert explorer.postprocess(None) is None
    assert explorer.process_example(["read.me", "poems/may.txt"]) == "read.me\npoems/may.txt"
    with pytest.raises(AccessError):
        explorer.postprocess("/etc/passwd")
    with pytest.raises(PayloadError):
        explorer.postprocess(7)


def test_the_view_gets_listings_and_nothing_else(library: Path) -> None:
    explorer = FileExplorer(root_dir=library)
    assert explorer.answer("ls", [[]]) == {"entries": [["poems", True], ["read.me", False]], "more": 0}
    assert explorer.answer("files", [["poems"]]) == [["poems", "may.txt"]]
    for name, args in (("ls", [["read.me"]]), ("ls", [[".."]]), ("ls", []), ("rm", [["read.me"]]), ("files", [None])):
        with pytest.raises(PayloadError):
            explorer.answer(name, args)


def test_a_long_folder_says_how_much_is_left_out(home: Path) -> None:
    for number in range(2_003):
        (home / f"{number}.txt").touch()
    answer = FileExplorer(root_dir=home).answer("ls", [[]])
    assert (len(answer["entries"]), answer["more"]) == (2_000, 3)


@pytest.mark.parametrize("props", [{"file_count": "directory"}, {"root_dir": "none"}])
def test_wrong_props_are_refused_at_construction(home: Path, props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        FileExplorer(**props)
