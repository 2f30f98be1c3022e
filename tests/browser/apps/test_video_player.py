"""site_example/apps/video_player/"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp
from tests.browser.sounds import upload
from tests.conftest import ROOT

CLIP = ROOT / "site_example" / "apps" / "video_player" / "bouncing.webm"


def block(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def duration(video: Locator) -> float:
    return float(video.evaluate("video => video.duration"))


def test_a_video_plays_with_subtitles_and_a_watermark(open_app: OpenApp) -> None:
    page = open_app("video_player")
    expect(page.get_by_label("About it")).to_have_value(f"webm, {CLIP.stat().st_size:,} bytes")
    video = block(page, "Video").get_by_test_id("video")
    video.evaluate("async video => { video.muted = true; await video.play(); }")
    page.wait_for_function("() => document.querySelector('[data-testid=video]').currentTime > 0.3")
    assert video.evaluate("video => video.textTracks[0].activeCues[0].text") == "A ball bounces."
    video.evaluate("video => { video.pause(); video.currentTime = 2; }")
    page.wait_for_function(
        "() => document.querySelector('[data-testid=video]').textTracks[0].activeCues?.[0]?.text === 'It still does.'"
    )
    mark = block(page, "Video").locator(".video-watermark").bounding_box()
    screen = video.bounding_box()
    assert mark
    assert screen
    assert screen["x"] + screen["width"] / 2 < mark["x"] < mark["x"] + mark["width"] <= screen["x"] + screen["width"]
    assert screen["y"] <= mark["y"] < screen["y"] + screen["height"] / 2
    assert_accessible(page)


def test_a_part_is_cut_out_and_the_whole_comes_back(open_app: OpenApp) -> None:
    page = open_app("video_player")
    shown = block(page, "Video")
    shown.get_by_role("button", name="Trim video to selection").click()
    end = shown.get_by_role("slider", name="end drag handle for trimming video")
    expect(end).to_be_visible()
    whole = duration(shown.get_by_test_id("video"))
    end.press("Home")
    for _ in range(15):
        end.press("ArrowRight")
    wanted = float(end.input_value())
    assert 0.3 < wanted < whole / 2
    assert_accessible(page)
    shown.get_by_role("button", name="Trim", exact=True).click()
    expect(shown.get_by_role("button", name="Reset video to initial value")).to_be_visible()
    page.wait_for_function("() => document.querySelector('[data-testid=video]').readyState > 0")
    # A loaded machine may record a few pictures more.
    assert abs(duration(shown.get_by_test_id("video")) - wanted) < 1
    expect(page.get_by_label("About it")).not_to_have_value(f"webm, {CLIP.stat().st_size:,} bytes")
    shown.get_by_role("button", name="Reset video to initial value").click()
    expect(page.get_by_label("About it")).to_have_value(f"webm, {CLIP.stat().st_size:,} bytes")


def test_the_camera_is_recorded(open_app: OpenApp) -> None:
    page = open_app("video_player")
    shown = block(page, "Video")
    shown.get_by_role("button", name="Clear").click()
    expect(page.get_by_label("About it")).to_have_value("No video.")
    shown.get_by_role("button", name="Record video from camera").click()
    shown.get_by_role("button", name="Click to access the webcam").click()
    shown.get_by_role("button", name="Start recording").click()
    expect(shown.get_by_role("timer")).to_have_text(re.compile("^0:0[1-9]"))
    shown.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_label("About it")).to_have_value(re.compile("^webm, "))
    # A loaded machine records few pictures.
    page.wait_for_function("() => document.querySelector('[data-testid=video]')?.duration > 0")


def test_pieces_are_played_before_the_last_one_came(open_app: OpenApp) -> None:
    page = open_app("video_player")
    page.get_by_role("button", name="Stream it in pieces").click()
    streamed = block(page, "Streamed")
    video = streamed.get_by_test_id("video")
    expect(video).to_be_visible()
    live = page.wait_for_function(
        """() => {
          const block = [...document.querySelectorAll('.block.video')][1];
          const video = block.querySelector('video');
          return video.currentTime > 0.1 && block.querySelector('.video-live').textContent;
        }"""
    )
    assert live.json_value() == "Live"
    expect(streamed.get_by_role("status")).to_have_text("Complete")
    with page.expect_download() as download:
        streamed.get_by_role("link", name="Download").click()
    assert Path(download.value.path()).read_bytes() == CLIP.read_bytes()
    assert_accessible(page)


def test_empty_and_damaged_videos_are_told_at_the_component(open_app: OpenApp) -> None:
    page = open_app("video_player")
    shown = block(page, "Video")
    shown.get_by_role("button", name="Clear").click()
    field = shown.locator("input[type=file]")
    field.set_input_files(upload("nothing.mp4", b"", "video/mp4"))
    expect(shown.get_by_role("alert")).to_contain_text("nothing.mp4 can't be used: it is empty (0 bytes)")
    field.set_input_files(upload("broken.mp4", b"no video", "video/mp4"))
    expect(shown.get_by_role("note")).to_contain_text("broken.mp4 can't be played: it is damaged")
    expect(page.get_by_label("About it")).to_have_value("mp4, 8 bytes")
