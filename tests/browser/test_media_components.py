"""Chat, files, images and examples with Python behind them, as a reader uses them."""

from __future__ import annotations

import re
import struct
import zlib

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import ACTION_MS
from tests.browser.pages import BOOT_MS, document, running, show

APP = """
import gradio as gr

def answer(history):
    text = ""
    for word in ["Here", " is", " **bold**", " text"]:
        text += word
        yield history + [{"role": "assistant", "content": text}]

def sizes(files):
    return ", ".join(f"{f.orig_name} {len(open(f).read())}" for f in files or [])

def liked(data: gr.LikeData):
    return f"{data.index} {data.liked} {data.value}"

with gr.Blocks() as demo:
    chat = gr.Chatbot([{"role": "user", "content": "Hi"}], label="Chat")
    gr.Button("Answer").click(answer, chat, chat)
    said = gr.Textbox(label="Said")
    chat.like(liked, None, said)
    files = gr.File(label="Data", file_count="multiple")
    total = gr.Textbox(label="Sizes")
    files.change(sizes, files, total)
    image = gr.Image(label="Photo", type="filepath")
    path = gr.Textbox(label="Path")
    image.change(lambda path: str(path).rsplit("/")[-1], image, path)
    point = gr.Textbox(label="Point")

    def at(data: gr.SelectData):
        return str(list(data.index))

    image.select(at, None, point)
    picked = gr.Textbox(label="Picked")
    samples = gr.Dataset(components=["textbox", "number"], samples=[["one", 1], ["two", 2]], headers=["Word", "N"])
    samples.click(lambda row: f"{row[0]} {row[1]}", samples, picked)
demo.launch()
"""


def _png(width: int, height: int) -> bytes:
    """A grey picture of that many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_chat_files_images_and_examples_reach_python(page: Page, site_url: str) -> None:
    expect.set_options(timeout=ACTION_MS)
    show(page, site_url, document(f"<lite-app>{APP.replace('<', '&lt;')}</lite-app>"))
    running(page)
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_test_id("bot")).to_have_text("Here is bold text", timeout=BOOT_MS)
    expect(page.get_by_test_id("bot").locator("strong")).to_have_text("bold")
    page.get_by_label("Like", exact=True).click()
    expect(page.get_by_label("Said")).to_have_value("1 True Here is **bold** text")

    data = page.locator(".block.file")
    data.locator("input[type=file]").set_input_files(
        [
            FilePayload(name="a.txt", mimeType="text/plain", buffer=b"abc"),
            FilePayload(name="b.txt", mimeType="text/plain", buffer=b"12345"),
        ]
    )
    expect(page.get_by_label("Sizes")).to_have_value("a.txt 3, b.txt 5")
    data.get_by_label("Remove this file").first.click()
    expect(page.get_by_label("Sizes")).to_have_value("b.txt 5")

    photo = page.locator(".block.image")
    photo.locator("input[type=file]").set_input_files(
        [FilePayload(name="grey.png", mimeType="image/png", buffer=_png(40, 20))]
    )
    expect(page.get_by_label("Path")).not_to_have_value("")
    photo.get_by_test_id("image").click(position={"x": 10, "y": 5})
    # The picture may begin between two pixels of the screen.
    expect(page.get_by_label("Point", exact=True)).to_have_value(re.compile(r"\[(9|10), (4|5)\]"))
    photo.get_by_label("Remove Image").click()
    expect(page.get_by_label("Path")).to_have_value("None")

    page.get_by_role("button", name="two, 2").press("Enter")
    expect(page.get_by_label("Picked")).to_have_value("two 2")
