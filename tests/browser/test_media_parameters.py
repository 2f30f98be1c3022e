"""Parameters of media, of models and of a column that shows its progress, and what each does to the page."""

from __future__ import annotations

import base64

from playwright.sync_api import Locator, Page, expect

from tests.browser.pictures import seen
from tests.browser.small_files import open_app
from tests.conftest import ROOT

CLIP = ROOT / "site_example" / "apps" / "video_player" / "bouncing.webm"
FILM = f'Path("film.webm").write_bytes(base64.b64decode("{base64.b64encode(CLIP.read_bytes()).decode()}"))\n'

PLAYED = """
with gr.Blocks(delete_cache=(60, 60), mode="studio") as demo:
    gr.Video("film.webm", loop=True, playback_position=1, interactive=False, elem_id="film")
    gr.Video("film.webm", interactive=False, elem_id="once")
    gr.Audio("tone.wav", interactive=False, elem_id="red", waveform_options=gr.WaveformOptions(
        waveform_color="#ff0000", waveform_progress_color="#00ff00"))
    mic = gr.Audio(sources=["microphone"], interactive=True, elem_id="mic")
    gr.Button("Begin").click(lambda: gr.Audio(recording=True), None, mic)
    gr.Button("End").click(lambda: gr.Audio(recording=False), None, mic)
demo.launch()
"""


HAS = """colours => {
  const canvas = document.querySelector('#red canvas');
  if (!canvas?.width) return false;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const found = new Set();
  for (let at = 0; at < data.length; at += 4)
    if (data[at + 3] === 255) found.add(data.slice(at, at + 3).join());
  return ['255,0,0', '0,255,0'].filter((colour) => found.has(colour)).join(' ') === colours;
}"""
"""Whether the waveform has just these of red and green."""


def test_media_are_played_as_their_parameters_say(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, FILM + PLAYED)
    film, once = (app.locator(f"#{name}").get_by_test_id("video") for name in ("film", "once"))
    expect(film).to_have_js_property("currentTime", 1)
    expect(once).to_have_js_property("currentTime", 0)
    assert film.evaluate("video => video.loop")
    assert not once.evaluate("video => video.loop")
    film.evaluate(
        "async video => { video.muted = true; video.currentTime = video.duration - 0.1; await video.play(); }"
    )
    app.wait_for_function("() => document.querySelector('#film video').currentTime < 1")  # it began again
    assert not film.evaluate("video => video.paused")

    app.wait_for_function(HAS, arg="255,0,0")
    app.locator("#red audio").evaluate("sound => { sound.currentTime = 0.5; }")
    app.wait_for_function(HAS, arg="255,0,0 0,255,0")  # the first half was played

    mic = app.locator("#mic")
    app.get_by_role("button", name="Begin").click()
    expect(mic.get_by_role("button", name="Stop recording")).to_be_visible()
    expect(mic.get_by_role("timer", name="Recorded")).not_to_have_text("0:00")
    app.get_by_role("button", name="End").click()
    expect(mic.locator("audio")).to_be_attached()  # what was recorded


FILMED = """
with gr.Blocks() as demo:
    gr.Video(sources=["webcam"], include_audio=True, interactive=True, elem_id="heard")
    gr.Video(sources=["webcam"], include_audio=False, interactive=True, elem_id="mute")
demo.launch()
"""
ASKED = """
window.asked = [];
const devices = navigator.mediaDevices;
const open = devices.getUserMedia.bind(devices);
devices.getUserMedia = (wanted) => {
  window.asked.push(Boolean(wanted.audio));
  return open(wanted);
};
"""


def test_a_camera_hears_only_if_it_is_to(page: Page, site_url: str) -> None:
    page.add_init_script(ASKED)
    app = open_app(page, site_url, FILMED)
    for name, heard in (("heard", True), ("mute", False)):
        app.locator(f"#{name}").get_by_text("Click to access the webcam").click()
        expect(app.locator(f"#{name}").get_by_role("button", name="Start recording")).to_be_visible()
        assert app.evaluate("window.asked.pop()") is heard


MODELS = """
Path("corner.obj").write_text("v 0 0 0\\nv 1 0 0\\nv 0 1 0\\nf 1 2 3\\n")
with gr.Blocks() as demo:
    gr.Model3D("corner.obj", zoom_speed=0, pan_speed=0, label="Still", interactive=False)
    gr.Model3D("corner.obj", zoom_speed=1, pan_speed=1, label="Slow", interactive=False)
    gr.Model3D("corner.obj", zoom_speed=3, pan_speed=3, label="Fast", interactive=False)
demo.launch()
"""


def share(stage: Locator) -> float:
    """How much of a stage is not what its corner is."""
    image = seen(stage)
    ground = image.getpixel((8, image.height - 8))
    counted = image.getcolors(image.width * image.height) or []
    return sum(count for count, colour in counted if colour != ground) / (image.width * image.height)


def test_speeds_of_zoom_and_pan_are_kept(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, MODELS)
    grown, moved = {}, {}
    for name in ("Still", "Slow", "Fast"):
        shown = app.get_by_role("group", name=name)
        expect(shown.get_by_text("The model is shown: 1 triangle.")).to_be_attached()
        stage = shown.get_by_role("application")
        stage.focus()
        before = share(stage)
        page.keyboard.press("-")
        grown[name] = share(stage) / before
        page.keyboard.press("Home")
        still = stage.screenshot()
        page.keyboard.press("Shift+ArrowRight")
        moved[name] = stage.screenshot() != still
    assert grown["Still"] == 1
    assert grown["Fast"] < grown["Slow"] < 1
    assert moved == {"Still": False, "Slow": True, "Fast": True}


COLUMNS = """
import asyncio

going = asyncio.Event()

async def work():
    await going.wait()
    return gr.Column(), gr.Column(), "all"

with gr.Blocks() as demo:
    with gr.Column(show_progress=True, elem_id="told") as told:
        gr.Markdown("one")
    with gr.Column(show_progress=False, elem_id="untold") as untold:
        gr.Markdown("two")
    done = gr.Textbox(label="Done")
    gr.Button("Work").click(work, None, [told, untold, done])
    gr.Button("Go on").click(going.set)
demo.launch()
"""


def test_a_column_tells_of_its_progress_if_it_is_to(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, COLUMNS)
    app.get_by_role("button", name="Work").click()
    told, untold = (app.locator(f"#{name}").get_by_test_id("status-tracker") for name in ("told", "untold"))
    expect(told).to_be_visible()
    expect(untold).not_to_be_attached()
    app.get_by_role("button", name="Go on").click()
    expect(app.get_by_label("Done")).to_have_value("all")
    expect(told).not_to_be_attached()
