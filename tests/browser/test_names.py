"""The names by which scripts, test suites and screen readers know parts of Gradio's components."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import document, running, show, wait_until
from tests.browser.sounds import tone, upload

APP = """
import base64
import time
from pathlib import Path
import gradio as gr

Path("tone.wav").write_bytes(base64.b64decode("TONE"))
Path("dot.png").write_bytes(base64.b64decode("DOT"))
Path("tone.srt").write_text("1\\n00:00:00,000 --> 00:00:02,000\\nA tone\\n")

def answer(message, history):
    time.sleep(0.5)
    for _ in range(60):
        yield "\\n\\n".join(["A line."] * 60)
        time.sleep(0.02)

with gr.Blocks() as demo:
    gr.Markdown("# Names")
    with gr.Group(elem_id="group"), gr.Column(elem_id="column"), gr.Row(elem_id="row"):
        gr.Slider(0, 10, 3, step=1, label="Pace")
        gr.CheckboxGroup(["a", "b"], label="Kinds")
        gr.Dropdown(["red", "green"], label="Colour", interactive=True)
    with gr.Tabs(elem_id="tabs"), gr.Tab("Words"):
        gr.HighlightedText([("Ada", "name"), (" lived", None)], label="Found", show_legend=True)
        gr.HighlightedText([("good", 0.7)], label="Scored", show_legend=True)
        gr.HighlightedText([("Ada", "name"), (" lived", None)], label="Marked", interactive=True)
    with gr.Sidebar(elem_id="side", open=False):
        gr.Markdown("beside")
    gr.Dataset(label="Rows", components=[gr.Textbox(visible=False)], samples=[["one"], ["two"]])
    gr.UploadButton("Bring")
    gr.MultimodalTextbox(label="Note", sources=["upload", "microphone"], interactive=True)
    gr.Audio("tone.wav", label="Tone", subtitles="tone.srt", interactive=False)
    gr.Gallery([("dot.png", "first"), ("dot.png", "second")], label="Pictures", interactive=False)
    gr.Dataframe({"number": ["10", "9"], "shape": ["dot.png", "dot.png"]}, datatype=["str", "image"], label="Table",
                 interactive=True, show_search="search")
    gr.Video(label="Film", sources=["upload"], interactive=True, elem_id="film")
    gr.Image(label="Camera", sources=["webcam"], elem_id="camera")
    gr.ImageEditor(label="Canvas", brush=False, elem_id="canvas")
    gr.ChatInterface(
        answer, examples=[{"text": "Look", "files": ["dot.png"]}], multimodal=True, api_name="chat",
        chatbot=gr.Chatbot(height=200),
    )
demo.launch()
"""

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAAAAACoWZBhAAAADklEQVR4nGNogAMG2jMBvwQyARyn8w0AAAAASUVORK5CYII="
"""Ten by ten grey pixels as PNG, base64."""


@pytest.fixture
def app(page: Page, site_url: str) -> Page:
    code = APP.replace("TONE", base64.b64encode(tone(2)).decode()).replace("DOT", DOT)
    show(page, site_url, document(f"<lite-app>{code.replace('<', '&lt;')}</lite-app>"))
    return running(page)


STANDING: list[Callable[[Page], Locator]] = [
    *(
        lambda page, name=name: page.get_by_test_id(name)
        for name in (
            "markdown-wrapper",
            "markdown",
            "min-value",
            "max-value",
            "number-input",
            "range-input",
            "checkbox-group",
            "highlighted-text:category-legend",
            "highlighted-text:color-legend",
            "dataset-root",
            "Bring-upload-button",
            "upload-button",
            "microphone-button",
            "waveform-Tone",
            "waveform-controls",
            "subtitles-toggle",
            "tab-content",
        )
    ),
    *(
        lambda page, name=name: page.locator(f"#{name}[data-testid=slot-content]")
        for name in ("group", "column", "row", "tabs")
    ),
    lambda page: page.get_by_label("range slider for Pace"),
    lambda page: page.get_by_label("number input for Pace"),
    lambda page: page.get_by_role("combobox", name="Colour"),
    lambda page: page.get_by_label("Multimedia input field"),
    lambda page: page.get_by_role("toolbar", name="Table actions"),
    lambda page: page.get_by_role("img", name="cell-image"),
    lambda page: page.get_by_label("chatbot conversation"),
    lambda page: page.get_by_label("Example attachments"),
    lambda page: page.get_by_label("Select example 1"),
]
"""Parts that are there as soon as the app is."""


def test_parts_have_the_names_that_gradio_gives_them(app: Page) -> None:
    for part in STANDING:
        expect(part(app).first).to_be_visible()


def test_an_open_list_has_options_with_their_name(app: Page) -> None:
    app.get_by_role("combobox", name="Colour").click()
    expect(app.get_by_test_id("dropdown-option")).to_have_text(["red", "green"])


def test_a_sound_with_subtitles_has_names(app: Page) -> None:
    app.get_by_test_id("subtitles-toggle").click()
    expect(app.get_by_test_id("audio-player-Tone")).to_be_attached()
    expect(app.get_by_test_id("subtitle-display")).to_be_attached()
    expect(app.get_by_label("Adjust volume").first).to_be_attached()


def test_a_selected_picture_has_names(app: Page) -> None:
    app.get_by_role("button", name="Thumbnail 1 of 2").first.click()
    expect(app.get_by_test_id("container_el")).to_be_visible()
    expect(app.get_by_label("detailed view of selected image")).to_be_visible()


def test_a_marked_word_has_a_button_that_takes_its_label_away(app: Page) -> None:
    marked = app.get_by_role("group", name="Marked")
    marked.get_by_text("Ada").hover()
    marked.get_by_label("Remove label").click()
    expect(marked.get_by_label("Remove label")).to_have_count(0)


def test_a_chat_that_waits_and_streams_has_names(app: Page) -> None:
    app.get_by_label("Select example 1").click()
    expect(app.get_by_label("Loading response")).to_be_visible()
    expect(app.get_by_label("bot's message: A line.").or_(app.get_by_test_id("bot")).first).to_be_visible()
    log = app.get_by_label("chatbot conversation")
    log.hover()
    app.mouse.wheel(0, -4000)
    app.get_by_label("Scroll down").click()
    expect(app.get_by_label("Scroll down")).to_have_count(0)


def choose(table: Locator, column: str, item: str) -> None:
    """What the menu of a column's header has."""
    header = table.get_by_role("columnheader").filter(has_text=column)
    header.hover()
    header.get_by_label("Open cell menu").click()
    table.page.get_by_role("menuitem", name=item).click()


def test_columns_of_text_can_be_filtered_as_numbers(app: Page) -> None:
    table = app.locator(".block.dataframe")
    choose(table, "number", "Filter")
    app.get_by_label("Change filter type. Filtering string").click()
    app.get_by_label("Change filter. Using '='").select_option(label=">")
    app.get_by_label("Filter value").fill("9")
    app.get_by_role("button", name="Filter", exact=True).click()
    expect(table.get_by_test_id("cell-0-0")).to_have_text("10")
    expect(table.get_by_test_id("cell-1-0")).to_have_count(0)
    # It is still one of numbers when it is opened again.
    choose(table, "number", "Filter")
    expect(app.get_by_label("Change filter type. Filtering number")).to_be_visible()
    expect(app.get_by_label("Change filter. Using '>'")).to_be_visible()


def test_columns_can_be_added_and_deleted_by_their_names(app: Page) -> None:
    table = app.locator(".block.dataframe")
    heads = table.get_by_role("columnheader")
    expect(heads.filter(has_text="number")).to_be_visible()
    before = heads.count()
    choose(table, "number", "Add column to the right")
    expect(heads).to_have_count(before + 1)
    choose(table, "number", "Delete column")
    expect(heads).to_have_count(before)
    expect(heads.filter(has_text="number")).to_have_count(0)


CAMERAS = "(await navigator.mediaDevices.enumerateDevices()).filter(({kind}) => kind === 'videoinput').length > 1"
SEEN = "() => document.querySelector('[data-testid=webcam-video]').srcObject.getVideoTracks()[0].getSettings().deviceId"


def test_a_user_with_two_cameras_chooses_one(app: Page) -> None:
    wait_until(app, CAMERAS)
    camera = app.locator("#camera")
    camera.get_by_role("button", name="Click to access the webcam").click()
    choice = camera.get_by_label("select input source")
    expect(choice).to_be_visible()
    first = app.evaluate(SEEN)
    expect(choice).to_have_value(first)
    (other,) = [
        value for value in choice.locator("option").evaluate_all("all => all.map(o => o.value)") if value != first
    ]
    choice.select_option(other)
    expect(choice).to_have_value(other)
    app.wait_for_function(f"other => ({SEEN})() === other", arg=other)
    camera.get_by_role("button", name="Capture from camera").click()
    expect(camera.get_by_test_id("image")).to_be_visible()


def test_an_empty_canvas_without_a_brush_asks_for_a_picture(app: Page) -> None:
    canvas = app.locator("#canvas")
    with app.expect_file_chooser() as chooser:
        canvas.get_by_role("button", name="Click to upload or drop files").click()
    chooser.value.set_files(upload("dot.png", base64.b64decode(DOT), "image/png"))
    expect(canvas.get_by_role("button", name="Click to upload or drop files")).to_have_count(0)
