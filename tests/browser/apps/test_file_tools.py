"""site_example/apps/file_tools.py"""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

MB = 1024 * 1024


WATCH = """() => {
  const seen = globalThis.seen = { largestRead: 0, grown: 0 };
  const note = (read) => function (blob = this) {
    seen.largestRead = Math.max(seen.largestRead, blob.size);
    return read.apply(this, arguments);
  };
  const readers = [Blob.prototype, FileReader.prototype, globalThis.FileReaderSync?.prototype].filter(Boolean);
  for (const reader of readers) {
    for (const name of ['arrayBuffer', 'bytes', 'text', 'readAsArrayBuffer', 'readAsDataURL']) {
      if (name in reader) reader[name] = note(reader[name]);
    }
  }
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) { seen.grown += pages * 65536; return grow.call(this, pages); };
}"""
"""Notes how much of a file is read at once, and how much Python's memory grows; for the page and for its worker."""


def upload(page: Page, *files: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Drop files here").click()
    chooser.value.set_files(files)


def write(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text)
        paths.append(path)
    return paths


def test_words_of_several_files_are_counted(open_app: OpenApp, tmp_path: Path) -> None:
    page = open_app("file_tools")
    upload(page, *write(tmp_path, one="to be or not", two="to be"))
    expect(page.get_by_role("button", name="one.txt", exact=True)).to_be_visible()
    page.get_by_role("button", name="Count words").click()
    row = page.get_by_role("row").filter(has_text="one.txt")
    expect(row.get_by_role("cell")).to_have_text(
        ["one.txt", "12", "4", hashlib.sha256(b"to be or not").hexdigest()[:12]]
    )
    expect(page.get_by_role("row").filter(has_text="two.txt")).to_contain_text("2")
    assert_accessible(page)


def test_the_files_come_back_as_a_zip(open_app: OpenApp, tmp_path: Path) -> None:
    page = open_app("file_tools")
    upload(page, *write(tmp_path, one="to be or not", two="to be"))
    page.get_by_role("button", name="Make a ZIP").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download files.zip").click()
    assert download.value.suggested_filename == "files.zip"
    with zipfile.ZipFile(download.value.path()) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "one.txt": b"to be or not",
            "two.txt": b"to be",
        }


def test_a_file_that_was_taken_out_is_not_counted(open_app: OpenApp, tmp_path: Path) -> None:
    page = open_app("file_tools")
    upload(page, *write(tmp_path, one="to be or not", two="to be"))
    page.get_by_role("button", name="Remove this file").first.click()
    page.get_by_role("button", name="Count words").click()
    expect(page.get_by_role("cell", name="two.txt")).to_be_visible()
    expect(page.get_by_role("cell", name="one.txt")).to_have_count(0)


def test_without_files_the_app_says_what_to_do(open_app: OpenApp) -> None:
    page = open_app("file_tools")
    page.get_by_role("button", name="Make a ZIP").click()
    expect(page.get_by_role("alert")).to_contain_text("Upload a file first.")


def test_a_file_of_50_mb_is_read_in_place_and_not_copied(open_app: OpenApp, tmp_path: Path) -> None:
    page = open_app("file_tools")
    big = tmp_path / "big.bin"
    content = bytes(range(256)) * (50 * MB // 256)
    big.write_bytes(content)
    (worker,) = page.workers
    worker.evaluate(WATCH)
    page.evaluate(WATCH)
    upload(page, big)
    page.get_by_role("button", name="Count words").click()
    row = page.get_by_role("row").filter(has_text="big.bin")
    expect(row).to_contain_text("52,428,800", timeout=60_000)
    expect(row).to_contain_text(hashlib.sha256(content).hexdigest()[:12])
    seen = worker.evaluate("() => seen")
    assert 0 < seen["largestRead"] <= 2 * MB
    assert seen["grown"] < 20 * MB
    assert page.evaluate("() => seen.largestRead") == 0


def test_hostile_file_names_are_shown_as_text(open_app: OpenApp) -> None:
    page = open_app("file_tools")
    name = "<img src=x onerror=alert(1)>.txt"
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Drop files here").click()
    chooser.value.set_files([FilePayload(name=name, mimeType="text/plain", buffer=b"a b")])
    expect(page.get_by_role("button", name=name)).to_be_visible()
    page.get_by_role("button", name="Count words").click()
    expect(page.get_by_role("row")).to_have_count(2)
    assert page.locator("[onerror]").count() == 0
