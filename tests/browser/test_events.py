"""Events that components fire when a person uses them: the function that listens hears each, with its data."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import ACTION_MS
from tests.browser.pages import document, running, show
from tests.browser.sounds import tone, upload
from tests.browser.test_media_components import _png
from tests.conftest import ROOT

CLIP = ROOT / "site_example" / "apps" / "video_player" / "bouncing.webm"

HEAD = """
import gradio as gr

heard = []

def listen(component, name, *events):
    for event in events or component.EVENTS:
        def note(data: gr.EventData, told=f"{name} {event}"):
            heard.append(f"{told} {data._data}")
            return chr(10).join(heard)
        getattr(component, str(event))(note, None, log, show_progress="hidden", api_name=False)

with gr.Blocks() as demo:
    log = gr.Textbox(label="Log", lines=6)
"""


class Heard:
    """What the app's functions have heard."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._log = page.get_by_label("Log", exact=True)
        self._read = 0

    def lines(self) -> list[str]:
        return [line for line in self._log.input_value().split("\n") if line]

    def expect(self, *told: str) -> None:
        """Wait until each of `told` begins a line that is new since the last call; then all so far are old."""
        self.page.wait_for_function(
            "([log, read, told]) => told.every((one) => log.value.split('\\n').slice(read)"
            ".some((line) => line.startsWith(one)))",
            arg=[self._log.element_handle(), self._read, list(told)],
            timeout=ACTION_MS,
        )
        self._read = len(self.lines())


@pytest.fixture
def open_log(page: Page, site_url: str) -> Callable[[str], Heard]:
    """Open an app whose lines declare and `listen` to components below a log."""

    def open_(lines: str) -> Heard:
        body = "".join(f"    {line}\n" for line in lines.strip().split("\n"))
        source = (HEAD + body + "demo.launch()\n").replace("<", "&lt;")
        show(page, site_url, document(f"<lite-app>{source}</lite-app>"))
        running(page)
        return Heard(page)

    return open_


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


LAYOUTS = """
with gr.Accordion("More", open=False) as more:
    gr.Markdown("inside")
listen(more, "more", "expand", "collapse")
with gr.Sidebar(open=True) as side:
    gr.Markdown("aside")
listen(side, "side", "expand", "collapse")
with gr.Tabs() as tabs:
    with gr.Tab("One") as one:
        gr.Markdown("1")
    with gr.Tab("Two") as two:
        gr.Markdown("2")
listen(tabs, "tabs", "select", "change")
listen(two, "two", "select")
with gr.Walkthrough(selected=2) as walk:
    with gr.Step("First", id=1) as first:
        gr.Markdown("a")
    with gr.Step("Second", id=2):
        gr.Markdown("b")
listen(walk, "walk", "change", "select")
listen(first, "first", "select")
"""


def test_layouts(open_log: Callable[[str], Heard], page: Page) -> None:
    heard = open_log(LAYOUTS)
    more = page.get_by_text("More", exact=True)
    more.click()
    heard.expect("more expand")
    more.click()
    heard.expect("more collapse")
    toggle = page.get_by_role("button", name="Toggle Sidebar")
    toggle.click()
    heard.expect("side collapse")
    toggle.click()
    heard.expect("side expand")
    page.get_by_role("tab", name="Two").click()
    heard.expect("tabs select {'index': 1, 'value': 'Two'", "tabs change {'index': 1", "two select {'index': 1")
    button(page, "Done: First").click()
    heard.expect("walk change", "walk select", "first select {'index': 0")


FIELDS = """
listen(gr.Checkbox(label="Check", interactive=True), "check", "select", "input")
several = gr.CheckboxGroup(["a", "b"], label="Several", interactive=True)
listen(several, "several", "select", "input")
listen(gr.Radio(["x", "y"], label="One of", interactive=True), "radio", "select", "input")
drop = gr.Dropdown(["red", "green"], label="Colour", interactive=True)
listen(drop, "drop", "select", "input", "focus", "blur", "key_up")
listen(gr.Number(label="Count", interactive=True), "number", "submit", "focus", "blur", "input")
text = gr.Textbox("some words", label="Words", interactive=True, buttons=["copy"])
listen(text, "text", "select", "focus", "blur", "copy")
listen(gr.ColorPicker("#336699", label="Paint", interactive=True), "paint", "input", "submit", "focus", "blur")
listen(gr.Code("x = 1", language="python", label="Source", interactive=True), "code", "input", "focus", "blur")
multi = gr.MultimodalTextbox("hello you", label="Message", interactive=True, stop_btn=True)
listen(multi, "multi", "input", "select", "submit", "focus", "blur", "stop")
dialogue = gr.Dialogue([{"speaker": "Ann", "text": "Hi"}], speakers=["Ann"], label="Script", interactive=True)
listen(dialogue, "dialogue", "input")
listen(gr.Markdown("# Copied", buttons=["copy"]), "markdown", "copy")
"""

SELECT = "field => field.setSelectionRange(0, 4)"


def test_fields(open_log: Callable[[str], Heard], page: Page) -> None:
    heard = open_log(FIELDS)
    page.get_by_label("Check", exact=True).click()
    heard.expect("check select {'index': 0, 'value': 'Check', 'selected': True}", "check input")
    page.get_by_label("b", exact=True).click()
    heard.expect("several select {'index': 1, 'value': 'b', 'selected': True}", "several input")
    page.get_by_label("y", exact=True).click()
    heard.expect("radio select {'index': 1, 'value': 'y', 'selected': True}", "radio input")

    colour = page.get_by_role("combobox", name="Colour")
    colour.click()
    heard.expect("drop focus")
    colour.press("g")
    heard.expect("drop key_up {'key': 'g'")
    page.get_by_role("option", name="green").click()
    heard.expect("drop select {'index': 1, 'value': 'green', 'selected': True}", "drop input")
    number = page.get_by_label("Count")
    number.focus()
    heard.expect("drop blur", "number focus")
    number.fill("3")
    number.press("Enter")
    heard.expect("number input", "number submit")
    words = page.get_by_label("Words", exact=True)
    words.focus()
    heard.expect("number blur", "text focus")
    words.evaluate(SELECT)
    heard.expect("text select {'index': [0, 4], 'value': 'some'}")
    words.blur()
    heard.expect("text blur")
    button(page.locator(".block.textbox").filter(has_text="Words"), "Copy").click()
    heard.expect("text copy {'value': 'some words'}")
    paint = page.get_by_label("Paint", exact=True)
    paint.focus()
    heard.expect("paint focus")
    paint.fill("#112233")
    paint.press("Enter")
    heard.expect("paint input", "paint submit")
    paint.blur()
    heard.expect("paint blur")


def test_richer_fields(open_log: Callable[[str], Heard], page: Page) -> None:
    heard = open_log(FIELDS)
    source = page.get_by_role("textbox", name="Source")
    source.click()
    heard.expect("code focus")
    page.keyboard.type("2")
    heard.expect("code input")
    message = page.get_by_label("Message", exact=True).last
    message.focus()
    heard.expect("code blur", "multi focus")
    message.evaluate(SELECT)
    heard.expect("multi select {'index': [0, 4], 'value': 'hell'}")
    message.press("End")
    message.press("!")
    heard.expect("multi input")
    message.press("Enter")
    heard.expect("multi submit")
    button(page, "Stop").click()
    heard.expect("multi blur", "multi stop")
    page.get_by_role("group", name="Script").get_by_test_id("textbox").fill("Ho")
    heard.expect("dialogue input")
    page.get_by_role("button", name="Copy").last.click()
    heard.expect("markdown copy {'value': '# Copied'}")


FILES = """
listen(gr.DownloadButton("Take it", value="app.py"), "download", "click")
listen(gr.UploadButton("Give it", interactive=True), "button", "click", "upload")
file = gr.File(label="Papers", file_count="multiple", interactive=True)
listen(file, "file", "upload", "select", "delete", "clear", "download")
gallery = gr.Gallery(label="Pictures", interactive=True)
listen(gallery, "gallery", "upload", "select", "preview_open", "preview_close")
listen(gr.Image(label="Photo", interactive=True), "image", "upload", "input", "clear")
listen(gr.ImageSlider(label="Both", interactive=True), "slider", "upload", "input", "select", "clear")
listen(gr.ImageEditor(label="Sketch", interactive=True), "editor", "upload", "input", "clear")
listen(gr.Model3D(label="Shape", interactive=True), "shape", "upload", "clear")
"""


def picture(name: str) -> FilePayload:
    return FilePayload(name=name, mimeType="image/png", buffer=_png(20, 10))


def block(page: Page, kind: str) -> Locator:
    return page.locator(f".block.{kind}")


def test_files_and_pictures(open_log: Callable[[str], Heard], page: Page) -> None:
    heard = open_log(FILES)
    with page.expect_download():
        page.get_by_role("link", name="Take it").or_(button(page, "Take it")).click()
    heard.expect("download click")
    with page.expect_file_chooser() as choosing:
        button(page, "Give it").click()
    choosing.value.set_files(upload("a.wav", tone(0.1)))
    heard.expect("button click", "button upload")

    papers = block(page, "file")
    papers.locator("input[type=file]").set_input_files([picture("a.png"), picture("b.png")])
    heard.expect("file upload")
    button(papers, "a.png").click()
    heard.expect("file select {'index': 0, 'value': 'a.png', 'selected': True}")
    with page.expect_download():
        papers.get_by_role("link", name="Download a.png").click()
    heard.expect("file download")
    button(papers, "Remove this file").first.click()
    heard.expect("file delete")
    button(papers, "Clear").click()
    heard.expect("file clear")

    pictures = block(page, "gallery")
    pictures.locator("input[type=file]").set_input_files([picture("a.png"), picture("b.png")])
    heard.expect("gallery upload")
    button(pictures, "Thumbnail 2 of 2").click()
    heard.expect("gallery preview_open", "gallery select {'index': 1")
    button(pictures, "Close").click()
    heard.expect("gallery preview_close")

    photo = block(page, "image")
    photo.locator("input[type=file]").set_input_files(picture("c.png"))
    heard.expect("image upload", "image input")
    button(photo, "Remove Image").click()
    heard.expect("image clear", "image input")

    both = block(page, "imageslider")
    both.locator("input[type=file]").first.set_input_files(picture("d.png"))
    heard.expect("slider upload", "slider input")
    both.locator("input[type=file]").set_input_files(picture("e.png"))
    heard.expect("slider upload", "slider input")
    both.get_by_role("slider").press("ArrowRight")
    heard.expect("slider select")
    button(both, "Remove Image").click()
    heard.expect("slider clear", "slider input")

    sketch = page.get_by_role("region", name="Sketch, editor")
    with page.expect_file_chooser() as choosing:
        button(sketch, "Upload").click()
    choosing.value.set_files(picture("f.png"))
    heard.expect("editor upload", "editor input")

    shape = page.get_by_role("group", name="Shape", exact=True)
    triangle = b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"
    shape.locator("input[type=file]").set_input_files(
        FilePayload(name="triangle.obj", mimeType="text/plain", buffer=triangle)
    )
    heard.expect("shape upload")
    button(shape, "Clear").or_(button(shape, "Remove model")).first.click()
    heard.expect("shape clear")


MEDIA = """
listen(gr.Audio(label="Given", sources=["upload", "microphone"], interactive=True), "audio")
listen(gr.Video(label="Film", sources=["upload", "webcam"], interactive=True), "video")
"""


def test_sound_and_film(open_log: Callable[[str], Heard], page: Page) -> None:
    heard = open_log(MEDIA)
    sound, film = (
        page.get_by_role("group", name="Given", exact=True),
        page.get_by_role("group", name="Film", exact=True),
    )
    sound.locator("input[type=file]").set_input_files(upload("a.wav", tone(1.5)))
    heard.expect("audio upload", "audio input", "audio change")
    button(sound, "Play").click()
    heard.expect("audio play")
    button(sound, "Pause").click()
    heard.expect("audio pause")
    button(sound, "Play").click()
    heard.expect("audio play", "audio stop")
    button(sound, "Clear").click()
    heard.expect("audio clear", "audio input", "audio change")
    button(sound, "Record audio").click()
    button(sound, "Start recording").click()
    heard.expect("audio start_recording")
    button(sound, "Pause recording").click()
    heard.expect("audio pause_recording")
    button(sound, "Stop recording").click()
    heard.expect("audio stop_recording", "audio input")

    film.locator("input[type=file]").set_input_files(CLIP)
    heard.expect("video upload", "video input", "video change")
    video = film.get_by_test_id("video")
    video.evaluate("video => { video.muted = true; return video.play() }")
    heard.expect("video play")
    video.evaluate("video => video.pause()")
    heard.expect("video pause")
    video.evaluate("video => { video.currentTime = video.duration - 0.2; return video.play() }")
    heard.expect("video stop", "video end")
    button(film, "Clear").click()
    heard.expect("video clear", "video input")
    button(film, "Record video from camera").click()
    button(film, "Click to access the webcam").click()
    button(film, "Start recording").click()
    heard.expect("video start_recording")
    expect(film.get_by_role("timer")).to_have_text("0:01")
    button(film, "Stop recording").click()
    heard.expect("video stop_recording", "video input")


LISTS = """
dataset = gr.Dataset(components=["textbox", "number"], samples=[["one", 1], ["two", 2]], headers=["Word", "N"])
listen(dataset, "dataset", "click", "select")
said = [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Ho"}]
chat = gr.Chatbot(said, label="Chat", editable="user", buttons=["copy"])
listen(chat, "chat", "select", "retry", "undo", "copy", "edit", "clear", "like")
listen(gr.Chatbot(examples=[{"text": "Try me"}], label="Empty"), "empty", "example_select")
table = gr.Dataframe([[1, 2]], headers=["A", "B"], label="Numbers", interactive=True)
listen(table, "table", "input", "edit", "select", "change")
"""


def test_lists(open_log: Callable[[str], Heard], page: Page) -> None:
    heard = open_log(LISTS)
    page.get_by_role("row").filter(has_text="two").click()
    heard.expect("dataset click {'index': 1", "dataset select {'index': 1")
    chat = page.locator(".block.chatbot").first
    chat.get_by_test_id("user").click()
    heard.expect("chat select {'index': 0, 'value': 'Hi'")
    for name in ("Retry", "Undo", "Like"):
        button(chat, name).click()
        heard.expect(f"chat {name.lower()}")
    button(chat, "Edit").click()
    chat.get_by_label("Edit message").fill("Hello")
    chat.get_by_label("Edit message").press("Enter")
    heard.expect("chat edit {'index': 0, 'previous_value': 'Hi', 'value': 'Hello'}")
    button(chat, "Copy message").first.click()
    heard.expect("chat copy")
    button(chat, "Clear").click()
    heard.expect("chat clear")
    page.get_by_role("button", name="Try me").click()
    heard.expect("empty example_select {'index': 0")
    grid = page.get_by_role("grid", name="Numbers")
    grid.get_by_test_id("cell-0-1").dblclick()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    heard.expect("table edit {'index': [0, 1]", "table input", "table select {'index': [0, 1]")
