"""What a page can't do says so, with the alternative; what it can do a little, it does."""

from __future__ import annotations

import csv
import io
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import PIL.Image
import pytest

import lite as gr
from lite.errors import ConfigError
from tests.kits.helpers import Page

REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "load": (lambda: gr.load("models/x", src="models"), "pyfetch"),
    "load_chat": (lambda: gr.load_chat("https://example.org", "m"), "gr.ChatInterface"),
    "load_openapi": (lambda: gr.load_openapi({}, "https://example.org"), "CORS"),
    "mount_gradio_app": (lambda: gr.mount_gradio_app(None, None, "/app"), "StaticFiles"),
    "deploy": (lambda: gr.deploy(), "static host"),
    "load_ipython_extension": (lambda: gr.load_ipython_extension(None), "<gradio-lite>"),
    "Server": (lambda: gr.Server(title="x"), "gr.api"),
    "Workflow": (lambda: gr.Workflow(), ".then()"),
    "WorkflowCanvas": (lambda: gr.WorkflowCanvas(), ".then()"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_needs_a_server_says_what_to_do_instead(name: str) -> None:
    call, instead = REFUSED[name]
    with pytest.raises(ConfigError) as refusal:
        call()
    assert instead in str(refusal.value)
    assert name in str(refusal.value) or name == "load_ipython_extension"


def test_the_samples_are_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with PIL.Image.open(gr.get_image()) as image:
        assert (image.format, image.size) == ("PNG", (320, 200))
        assert len(image.getcolors(70_000) or []) > 20
    with wave.open(gr.get_audio("chord.wav")) as sound:
        assert (sound.getframerate(), sound.getnframes(), sound.getsampwidth()) == (16_000, 32_000, 2)
        assert max(sound.readframes(100)) > 0
    assert len(list(csv.DictReader(io.StringIO(Path(gr.get_file()).read_text())))) == 30
    assert Path(gr.get_model3d()).read_text().count("\nf ") == 5
    assert gr.get_image() == gr.get_image()


def test_a_file_of_the_apps_own_wins_and_gradios_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "world.mp4").write_bytes(b"x")
    assert gr.get_video("world.mp4") == str(tmp_path / "world.mp4")
    with pytest.raises(ConfigError, match="lite ships no video"):
        gr.get_video()
    with pytest.raises(ConfigError, match="Add it to the app"):
        gr.get_image("cheetah.jpg")
    with pytest.raises(ConfigError, match=r"nature\.mp4"):
        gr.get_video("nature.mp4")


def test_the_version_is_lites() -> None:
    assert gr.get_package_version() == gr.__version__


async def test_nobody_is_signed_in_and_headers_are_the_pages() -> None:
    seen: list[Any] = []

    def look(
        text: str,
        user_agent: gr.Header | None,
        x_token: gr.Header,
        profile: gr.OAuthProfile | None,
        token: gr.OAuthToken,
    ) -> str:
        seen.extend([text, user_agent, x_token, profile, token])
        return text

    with gr.Blocks() as app:
        box = gr.Textbox("hi")
        box.submit(look, box, box)
    page = Page(app)
    page._transport._app.session("s").request = {"headers": {"User-Agent": "A browser"}}
    await page.fire(box.submit)
    assert seen == ["hi", "A browser", None, None, None]


def test_a_profile_reads_its_claims() -> None:
    profile = gr.OAuthProfile(
        {"name": "Ada L", "preferred_username": "ada", "profile": "https://x", "picture": "https://y"}
    )
    assert (profile.name, profile.username, profile.profile, profile.picture) == (
        "Ada L",
        "ada",
        "https://x",
        "https://y",
    )
