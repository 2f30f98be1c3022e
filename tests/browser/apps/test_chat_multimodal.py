"""site_example/apps/chat_multimodal.py"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def choose(page: Page, *files: FilePayload) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload a file").click()
    chooser.value.set_files(list(files))


PICTURE = FilePayload(name="dot.png", mimeType="image/png", buffer=png(8, 5))
TEXT = FilePayload(name="poem.txt", mimeType="text/plain", buffer=b"to be or not to be")


def test_a_picture_and_a_text_are_sent_with_a_message(open_app: OpenApp) -> None:
    page = open_app("chat_multimodal")
    field = page.get_by_role("group", name="Multimedia input field")
    choose(page, PICTURE, TEXT)
    thumbnails = field.get_by_role("list", name="Uploaded files").get_by_role("listitem", name="File thumbnail")
    expect(thumbnails).to_have_count(2)
    expect(thumbnails.first.get_by_role("img", name="dot.png")).to_be_visible()
    assert_accessible(page)
    box = page.get_by_label("Message", exact=True)
    box.fill("Look")
    box.press("Shift+Enter")
    box.press_sequentially("at these")
    box.press("Enter")
    said = page.get_by_test_id("user")
    expect(said.get_by_role("paragraph")).to_have_text("Look\nat these", use_inner_text=True)
    expect(said.get_by_test_id("chatbot-file")).to_have_count(2)
    expect(box).to_have_value("")
    expect(thumbnails).to_have_count(0)
    answer = page.get_by_test_id("bot").last
    expect(answer).to_contain_text("dot.png: a picture of 8 x 5 pixels")
    expect(answer).to_contain_text("poem.txt: 6 words, from “to be or not to” on")
    expect(answer.get_by_role("img", name="The picture you sent")).to_be_visible()
    thought = page.get_by_test_id("bot").first
    expect(thought.get_by_text("Reading 2 file(s)")).to_be_visible()
    expect(thought.get_by_role("group")).not_to_have_attribute("open", "")
    page.get_by_role("button", name="Count them").click()
    expect(said.last).to_have_text("How many files were that?")
    expect(page.get_by_test_id("bot").last).to_contain_text("Send me a file")
    assert_accessible(page)


def test_a_file_is_taken_out_again_and_undo_brings_files_back(open_app: OpenApp) -> None:
    page = open_app("chat_multimodal")
    choose(page, PICTURE, TEXT)
    thumbnails = page.get_by_role("listitem", name="File thumbnail")
    thumbnails.first.get_by_role("button", name="Remove file").click()
    expect(thumbnails).to_have_count(1)
    page.get_by_test_id("submit-button").click()
    expect(page.get_by_test_id("bot").last).to_contain_text("I found 6 words")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("user")).to_have_count(0)
    expect(thumbnails).to_have_count(1)
    expect(thumbnails).to_contain_text("poem.txt")


def test_a_file_of_another_type_is_refused_in_words(open_app: OpenApp) -> None:
    page = open_app("chat_multimodal")
    choose(page, FilePayload(name="song.mp4", mimeType="video/mp4", buffer=b"x"))
    expect(page.get_by_test_id("toast-text")).to_contain_text("“song.mp4” is of a type that is not taken here")
    expect(page.get_by_role("listitem", name="File thumbnail")).to_have_count(0)


PASTE = """(field, { text, file }) => {
  const data = new DataTransfer();
  if (text) data.setData('text/plain', text);
  if (file) data.items.add(new File([new Uint8Array(file)], 'pasted.png', { type: 'image/png' }));
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  return field.dispatchEvent(event);
}"""

DROP = """(field, text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
  for (const name of ['dragenter', 'dragover', 'drop'])
    field.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_files_and_long_texts_are_pasted_and_files_dropped(open_app: OpenApp) -> None:
    page = open_app("chat_multimodal")
    box = page.get_by_label("Message", exact=True)
    thumbnails = page.get_by_role("listitem", name="File thumbnail")
    assert box.evaluate(PASTE, {"text": "short"}), "a short text is pasted by the browser"
    box.evaluate(PASTE, {"file": list(png(2, 2))})
    expect(thumbnails).to_have_count(1)
    box.evaluate(PASTE, {"text": "word " * 50})
    expect(thumbnails).to_have_count(2)
    expect(thumbnails.last).to_contain_text("pasted_text.txt")
    page.get_by_role("group", name="Multimedia input field").evaluate(DROP, "one two three")
    expect(thumbnails).to_have_count(3)
    box.press("Enter")
    answer = page.get_by_test_id("bot").last
    expect(answer).to_contain_text("pasted_text.txt: 50 words")
    expect(answer).to_contain_text("dropped.txt: 3 words")


def test_an_edited_message_keeps_its_file(open_app: OpenApp) -> None:
    page = open_app("chat_multimodal")
    choose(page, TEXT)
    page.get_by_label("Message", exact=True).fill("First")
    page.get_by_test_id("submit-button").click()
    expect(page.get_by_test_id("bot").last).to_contain_text("I found 6 words")
    page.get_by_role("button", name="Edit").first.click()
    page.get_by_label("Edit message").fill("Second")
    page.get_by_label("Edit message").press("Enter")
    expect(page.get_by_test_id("user")).to_contain_text("Second")
    expect(page.get_by_test_id("user").get_by_test_id("chatbot-file")).to_have_count(1)
    expect(page.get_by_test_id("bot").last).to_contain_text("I found 6 words")


@pytest.fixture
def with_microphone(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page whose microphone is allowed; Chromium plays a tone into it."""
    context = browser.new_context(permissions=["microphone"])
    page = context.new_page()
    page.goto(f"{site_url}apps/chat_multimodal.html")
    yield page
    context.close()


def test_a_recording_is_attached(with_microphone: Page, tmp_path: Path) -> None:
    page = with_microphone
    page.get_by_role("button", name="Record audio").click(timeout=90_000)
    page.get_by_role("button", name="Stop recording").click()
    page.get_by_role("button", name="Clear audio").click()
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_label("Recording", exact=True)).to_be_visible()
    page.get_by_role("button", name="Attach audio").click()
    thumbnail = page.get_by_role("listitem", name="File thumbnail")
    expect(thumbnail).to_have_count(1)
    page.get_by_test_id("submit-button").click()
    expect(page.get_by_test_id("user").get_by_test_id("chatbot-file")).to_have_count(1)
    expect(page.get_by_test_id("bot").last).to_contain_text("bytes that are no text")
