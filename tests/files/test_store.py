"""Paths, bytes and URLs become files for the page, and payloads paths again."""

from __future__ import annotations

import base64
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lite.errors import AccessError, PayloadError
from lite.files import access, store
from lite.files.filedata import FileData, FileSize, NamedString
from lite.platform import platform


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An app that runs in `tmp_path/app`."""
    home = tmp_path / "app"
    home.mkdir()
    monkeypatch.chdir(home)
    # pytest's own folder is a temporary one; a file that is not has to be told apart.
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    token = access.rules.set(access.Rules(max_file_size=100))
    yield home
    access.rules.reset(token)


def test_a_published_file_has_all_its_facts(running: Path) -> None:
    (running / "a.csv").write_text("x,y")
    file = store.publish("a.csv")
    assert (file.orig_name, file.mime_type, file.size) == ("a.csv", "text/csv", 3)
    assert file.url == f"/gradio_api/file={running / 'a.csv'}"
    assert file.to_dict()["meta"] == {"_type": "gradio.FileData"}


def test_an_unchanged_file_is_published_once(running: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (running / "a.txt").write_text("x")
    numbers = itertools.count(1)
    monkeypatch.setattr(platform, "publish", lambda path, mime: f"blob:{next(numbers)}")
    assert store.publish("a.txt").url == store.publish("a.txt").url
    (running / "a.txt").write_text("changed")
    assert store.publish("a.txt").url == "blob:2"


@pytest.fixture
def revoked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The URLs that are given back; two files may have one."""
    numbers = itertools.count(1)
    given: list[str] = []
    for name in ("_published", "_built"):
        monkeypatch.setattr(store, name, {})
    monkeypatch.setattr(store, "_MOST_SHOWN", 2)
    monkeypatch.setattr(platform, "publish", lambda path, mime: f"blob:{next(numbers)}")
    monkeypatch.setattr(platform, "unpublish", given.append)
    return given


def test_the_urls_of_files_shown_long_ago_are_given_back(running: Path, revoked: list[str]) -> None:
    for name in "abc":
        (running / name).write_text(name)
    store.publish("a"), store.publish("b")
    store.publish("a")  # shown again, and so the newest
    assert revoked == []
    store.publish("c")
    assert revoked == ["blob:2"]
    assert (running / "b").exists(), "an app's own file stays"
    assert [store.publish(name).url for name in "acb"] == ["blob:1", "blob:3", "blob:4"]


def test_what_was_there_when_the_app_was_built_keeps_its_url(running: Path, revoked: list[str]) -> None:
    (running / "logo").write_text("x")
    token = access.rules.set(None)
    logo = store.publish("logo").url
    access.rules.reset(token)
    for number in range(5):
        (running / str(number)).write_text("x")
        store.publish(str(number))
        assert store.publish("logo").url == logo
    assert logo not in revoked
    assert len(revoked) == 3


def test_a_file_made_for_the_page_goes_with_its_url_unless_an_app_was_given_it(
    running: Path, revoked: list[str]
) -> None:
    kept, gone, *rest = (store.save(b"x", "picture.png", for_page=True) for _ in range(4))
    store.received(store.publish(kept).to_dict())
    for path in (gone, *rest):
        store.publish(path)
    assert len(revoked) == 2
    assert Path(kept).exists()
    assert not Path(gone).exists()
    assert all(Path(path).exists() for path in rest)


def test_a_running_app_shows_only_what_it_may(running: Path) -> None:
    outside = running.parent / "secret.txt"
    outside.write_text("x")
    with pytest.raises(AccessError):
        store.publish(outside)
    (running.parent / "temporary").mkdir()
    (running.parent / "temporary/out.txt").write_text("x")
    assert store.publish(running.parent / "temporary/out.txt").size == 1


def test_while_an_app_is_built_a_file_from_elsewhere_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "logo.png").write_bytes(b"png")
    monkeypatch.chdir(tmp_path / "app")
    file = store.publish(tmp_path / "logo.png")
    assert file.path.startswith(platform.cache_dir())
    assert Path(file.path).read_bytes() == b"png"
    with pytest.raises(AccessError):
        store.publish("none.png")


def test_urls_pass_through() -> None:
    file = store.to_file("https://example.org/cat.png?size=2")
    assert file.path == file.url == "https://example.org/cat.png?size=2"
    assert (file.orig_name, file.mime_type) == ("cat.png", "image/png")


@pytest.mark.parametrize("url", ["data:text/html,<script>1</script>", "data:,x", "data:application/pdf;base64,AA=="])
def test_data_urls_of_documents_are_refused(url: str) -> None:
    with pytest.raises(PayloadError):
        store.to_file(url)


def test_open_files_and_dicts_are_files(running: Path) -> None:
    with open(running / "x.bin", "w") as file:
        file.write("abc")
        assert store.to_file(file).size == 3
    assert store.to_file({"path": "x.bin", "orig_name": "y.bin"}).orig_name == "y.bin"
    with pytest.raises(PayloadError):
        store.to_file(3)


def test_a_payload_becomes_a_real_path(running: Path) -> None:
    (running / "a.txt").write_text("hello")
    file = store.received({"path": "a.txt", "orig_name": "b.txt", "url": "blob:x", "surprise": 1})
    assert (file.path, file.orig_name, file.size) == (str(running / "a.txt"), "b.txt", 5)


@pytest.mark.parametrize("payload", [3, {}, {"path": 4}, [], {"path": "a", "url": 3}, {"path": None}])
def test_what_is_no_file_is_refused(running: Path, payload: object) -> None:
    with pytest.raises(PayloadError):
        store.received(payload)


def test_too_large_a_file_is_refused(running: Path) -> None:
    (running / "big.txt").write_text("x" * 101)
    with pytest.raises(PayloadError, match="at most 100"):
        store.received({"path": "big.txt"})


def test_a_data_url_is_decoded(running: Path) -> None:
    url = "data:image/png;base64," + base64.b64encode(b"abc").decode()
    file = store.received({"path": None, "url": url})
    assert Path(file.path).read_bytes() == b"abc"
    assert file.path.endswith(".png")
    with pytest.raises(PayloadError):
        store.received({"url": "data:image/png;base64,???"})


def test_a_page_can_not_make_python_fetch_a_url(running: Path) -> None:
    with pytest.raises(AccessError):
        store.received({"path": "http://169.254.169.254/latest"})


def test_filedata_reads_like_a_dict() -> None:
    file = FileData(path="a.txt", orig_name="a.txt")
    assert dict(file)["path"] == file["path"] == file.path
    assert FileData(**file.to_dict()) == file
    with pytest.raises(KeyError):
        file["nothing"]


def test_a_named_string_is_a_path_with_a_name() -> None:
    path = NamedString("/a/b.txt")
    assert path == path.name == "/a/b.txt"
    assert 5 * FileSize.MB == 5 * 1024 * 1024


def test_a_page_may_hand_back_what_it_was_shown(running: Path) -> None:
    (running.parent / "temporary").mkdir()
    out = running.parent / "temporary/out.txt"
    out.write_text("x")
    with pytest.raises(AccessError):
        store.received({"path": str(out)})
    assert store.received(store.publish(out).to_dict()).path == str(out)
