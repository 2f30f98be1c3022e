"""Sound and pictures on their way: from the microphone through Python to the loudspeaker, in pieces."""

from __future__ import annotations

import base64
import re
import wave
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.pages import document, running, show
from tests.browser.sounds import tone, upload
from tests.conftest import ROOT

CLIP = ROOT / "site_example" / "apps" / "video_player" / "bouncing.webm"

APP = """
import asyncio
import wave
import gradio as gr

def measured(path):
    with wave.open(path) as file:
        return f"{file.getframerate()} Hz, {file.getnframes() / file.getframerate():.1f} s"

async def pieces(path):
    with open(path, "rb") as file:
        while piece := file.read(4000):
            yield piece
            await asyncio.sleep(0.05)

def twice(path):
    with open(path, "rb") as file:
        data = file.read()
    yield data
    yield data

def tones():
    for level in (1000, -1000):
        yield 8000, [level] * 4000

def at(data: gr.SelectData):
    return str(list(data.index))

with gr.Blocks() as demo:
    gr.Markdown("# Streams")
    microphone = gr.Audio(label="Microphone", sources="microphone", streaming=True, type="filepath")
    echo = gr.Audio(label="Echo", streaming=True, autoplay=True, interactive=False)
    microphone.stream(lambda path: path, microphone, echo, stream_every=0.3)
    file = gr.File(label="File")
    sound = gr.Audio(label="Sound", type="filepath", format="wav")
    about = gr.Textbox(label="Measured")
    sound.change(measured, sound, about)
    played = gr.Audio(label="Played", streaming=True, autoplay=True, interactive=False)
    gr.Button("Play the file").click(pieces, file, played)
    kept = gr.Audio(label="Kept", streaming=True, interactive=False, type="filepath")
    gr.Button("Make tones").click(tones, None, kept)
    gr.Button("Measure them").click(measured, kept, about)
    film = gr.Video(label="Film", streaming=True, interactive=False)
    gr.Button("Show it twice").click(twice, file, film)
    picture = gr.Image("picture.png", label="Picture", interactive=False)
    point = gr.Textbox(label="Point")
    picture.select(at, None, point)
demo.launch()
"""

HELD = """
import asyncio
import gradio as gr

on = asyncio.Event()
frames = 0

async def draw(frame):
    global frames
    frames += 1
    if frames == 2:
        await on.wait()
    return frame

with gr.Blocks() as demo:
    gr.Markdown("# A camera")
    camera = gr.Image(label="Camera", sources=["webcam", "upload"], streaming=True, type="filepath")
    camera.stream(draw, camera, camera, stream_every=0.05)
    gr.Button("Go on").click(on.set)
demo.launch()
"""
"""An app whose answer to the camera's second picture waits for a button."""

CALLS = "document.querySelector('lite-app').controller.client"

RECORD = """async () => {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const out = context.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  const recorder = new MediaRecorder(out.stream, { mimeType: 'audio/webm;codecs=opus' });
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}"""
"""Two seconds and a half of a tone as WebM, base64."""

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAAAAACoWZBhAAAADklEQVR4nGNogAMG2jMBvwQyARyn8w0AAAAASUVORK5CYII="
)
"""Ten by ten grey pixels."""


@pytest.fixture
def app(page: Page, site_url: str) -> Page:
    picture = base64.b64encode(PICTURE).decode()
    code = APP.replace('"picture.png"', f'"data:image/png;base64,{picture}"').replace("<", "&lt;")
    show(page, site_url, document(f"<lite-app>{code}</lite-app>"))
    return running(page)


def block(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def give(page: Page, name: str, data: bytes, mime: str) -> None:
    page.locator(".block.file input[type=file]").set_input_files(upload(name, data, mime))
    expect(page.locator(".block.file").get_by_label("Remove this file")).to_be_visible()


def test_what_the_microphone_hears_is_played_by_another_component(app: Page) -> None:
    microphone, echo = block(app, "Microphone"), block(app, "Echo")
    microphone.get_by_role("button", name="Start recording").click()
    expect(echo.get_by_test_id("stream-time")).to_have_text(re.compile(r"^0:0[1-9] / "))
    expect(echo.get_by_role("status")).to_have_text("Live")
    microphone.get_by_role("button", name="Stop recording").click()
    # The chunks of many calls are one sound.
    expect(echo.get_by_test_id("waveform-Echo")).to_be_visible()
    with app.expect_download() as download:
        echo.get_by_role("link", name="Download").click()
    with wave.open(str(download.value.path())) as file:
        assert file.getnframes() / file.getframerate() > 1


def test_other_formats_are_decoded_for_python_and_played_in_pieces(app: Page) -> None:
    webm = base64.b64decode(app.evaluate(RECORD))
    block(app, "Sound").locator("input[type=file]").set_input_files(upload("tone.webm", webm, "audio/webm"))
    expect(app.get_by_label("Measured")).to_have_value(re.compile(r"^44100 Hz, [23]\.\d s$"))
    give(app, "tone.webm", webm, "audio/webm")
    app.get_by_role("button", name="Play the file").click()
    played = block(app, "Played")
    expect(played.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    # It becomes an ordinary sound when it was heard.
    expect(played.get_by_test_id("waveform-Played")).to_be_visible()
    with app.expect_download() as download:
        played.get_by_role("link", name="Download").click()
    assert Path(download.value.path()).read_bytes() == webm


def test_a_stream_that_nobody_plays_is_kept_and_python_gets_it_back(app: Page) -> None:
    app.get_by_role("button", name="Make tones").click()
    kept = block(app, "Kept")
    expect(kept.get_by_role("slider", name="Seek")).to_have_attribute("aria-valuetext", "0:00 of 0:01")
    assert app.locator("audio").evaluate_all("all => all.every((audio) => audio.paused)")
    app.get_by_role("button", name="Measure them").click()
    expect(app.get_by_label("Measured")).to_have_value("8000 Hz, 1.0 s")


def test_videos_of_their_own_play_one_after_the_other(app: Page) -> None:
    give(app, "bouncing.webm", CLIP.read_bytes(), "video/webm")
    app.get_by_role("button", name="Show it twice").click()
    video = block(app, "Film").get_by_test_id("video")
    expect(video).to_be_visible()
    # Twice four seconds.
    app.wait_for_function("video => video.duration > 7 && video.duration < 9", arg=video.element_handle())


def test_a_point_of_a_picture_is_chosen_by_the_keyboard(app: Page) -> None:
    pointer = app.get_by_role("button", name="Point of the picture")
    pointer.focus()
    pointer.press("ArrowRight")
    pointer.press("Shift+ArrowUp")
    expect(app.locator(".image-cross")).to_be_visible()
    pointer.press("Enter")
    expect(app.get_by_label("Point", exact=True)).to_have_value("[6, 4]")
    assert_accessible(app)


def test_a_sound_of_no_length_and_a_damaged_one_are_told(app: Page) -> None:
    sound = block(app, "Sound")
    field = sound.locator("input[type=file]")
    field.set_input_files(upload("empty.wav", b""))
    expect(sound.get_by_role("alert")).to_contain_text("empty.wav can't be used: it is empty (0 bytes)")
    field.set_input_files(upload("noise.ogg", bytes(range(256)), "audio/ogg"))
    expect(sound.get_by_role("alert")).to_contain_text("noise.ogg can't be used: it is damaged")
    # A WAV file that only says it is one reaches Python, which says so at the component.
    field.set_input_files(upload("short.wav", tone(0.1)[:30]))
    expect(sound.get_by_role("alert")).to_contain_text("short.wav can't be used")


def live_camera(page: Page, site_url: str) -> Locator:
    """The camera of `HELD`, whose second picture waits in Python."""
    show(page, site_url, document(f"<lite-app>{HELD}</lite-app>"))
    camera = running(page).locator(".block.image")
    camera.get_by_role("button", name="Click to access the webcam").click()
    expect(camera.get_by_test_id("webcam-drawn")).to_be_visible()
    page.wait_for_function(f"() => {CALLS}.lastId === 2 && {CALLS}.pending.size === 1")
    return camera


def go_on(page: Page) -> None:
    """Lets the second picture be answered, and waits until it was."""
    page.get_by_role("button", name="Go on").click()
    page.wait_for_function(f"() => {CALLS}.lastId === 3 && {CALLS}.pending.size === 0")


def test_a_picture_that_was_removed_does_not_come_back_with_a_late_answer(page: Page, site_url: str) -> None:
    camera = live_camera(page, site_url)
    camera.get_by_role("button", name="Stop the camera").click()
    camera.get_by_role("button", name="Remove Image").click()
    go_on(page)
    expect(camera.get_by_role("button", name="Click to access the webcam")).to_be_visible()
    expect(camera.get_by_test_id("image")).to_have_count(0)
    expect(page.get_by_test_id("status-tracker")).to_have_count(0)
    # The next stretch is answered as ever.
    camera.get_by_role("button", name="Click to access the webcam").click()
    expect(camera.get_by_test_id("webcam-drawn")).to_be_visible()


def test_the_last_answer_after_the_camera_was_stopped_is_shown(page: Page, site_url: str) -> None:
    camera = live_camera(page, site_url)
    camera.get_by_role("button", name="Stop the camera").click()
    before = camera.get_by_test_id("image").get_attribute("src")
    go_on(page)
    expect(camera.get_by_test_id("image")).not_to_have_attribute("src", str(before))
