"""site_example/apps/gallery_view.py"""

from __future__ import annotations

import io
import zipfile

from playwright.sync_api import FilePayload, Locator, Page, expect

from lite.bundle.paths import ROOT
from tests.browser.apps.test_pixel_art import png
from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

CLIP = ROOT / "site_example" / "apps" / "video_player" / "bouncing.webm"


def gallery(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def test_a_picture_is_opened_and_the_arrows_walk_through_all(open_app: OpenApp) -> None:
    page = open_app("gallery_view")
    assert_accessible(page)
    flowers = gallery(page, "Flowers")
    flowers.get_by_role("button", name="Thumbnail 2 of 5").click()
    expect(page.get_by_label("Chosen")).to_have_value("1: Marigold, 8 petals")
    large = flowers.get_by_label("detailed view of selected image").get_by_role("img")
    expect(large).to_have_attribute("alt", "Marigold, 8 petals")
    assert_accessible(page)
    page.keyboard.press("ArrowRight")
    expect(large).to_have_attribute("alt", "Fern, 8 petals")
    expect(page.get_by_label("Chosen")).to_have_value("2: Fern, 8 petals")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(large).to_have_attribute("alt", "Poppy, 8 petals")
    flowers.get_by_role("button", name="Thumbnail 4 of 5").click()
    expect(large).to_have_attribute("alt", "Iris, 8 petals")
    expect(flowers.get_by_role("button", name="Thumbnail 4 of 5")).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    expect(flowers.get_by_role("button", name="Thumbnail 4 of 5")).to_be_focused()


def test_a_function_shows_other_pictures(open_app: OpenApp) -> None:
    page = open_app("gallery_view")
    page.get_by_label("number input for Petals").fill("3")
    page.get_by_label("number input for Petals").press("Enter")
    expect(gallery(page, "Flowers").get_by_role("button", name="Thumbnail 1 of 5: Poppy, 3 petals")).to_be_visible()


def test_the_large_picture_fills_the_screen_and_is_downloaded(open_app: OpenApp) -> None:
    page = open_app("gallery_view")
    flowers = gallery(page, "Flowers")
    flowers.get_by_role("button", name="Thumbnail 1 of 5").click()
    flowers.get_by_role("button", name="Fullscreen", exact=True).click()
    large = flowers.get_by_label("detailed view of selected image")
    box, size = large.bounding_box(), page.viewport_size
    assert box is not None
    assert size is not None
    assert box["width"] == size["width"]
    with page.expect_download() as download:
        flowers.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "poppy-8.svg"
    page.keyboard.press("Escape")
    expect(flowers.get_by_role("button", name="Fullscreen", exact=True)).to_be_visible()
    expect(large).to_be_visible()
    flowers.get_by_role("button", name="Close").click()
    with page.expect_download() as download:
        flowers.get_by_role("button", name="Download all").click()
    names = zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())).namelist()
    assert names == [f"{name}-8.svg" for name in ("poppy", "marigold", "fern", "iris", "orchid")]


def test_pictures_and_videos_are_added_and_taken_out(open_app: OpenApp) -> None:
    page = open_app("gallery_view")
    bunch, inside = gallery(page, "Bunch"), page.get_by_label("In the bunch")
    two = FilePayload(name="two.png", mimeType="image/png", buffer=png())
    clip = FilePayload(name="clip.webm", mimeType="video/webm", buffer=CLIP.read_bytes())
    with page.expect_file_chooser() as chooser:
        bunch.get_by_role("button", name="Upload").click()
    chooser.value.set_files([two, clip])
    expect(inside).to_have_value("poppy-5.svg, marigold-5.svg, two.png, clip.webm")
    bunch.get_by_role("button", name="Thumbnail 4 of 4").click()
    expect(bunch.get_by_test_id("detailed-video")).to_have_js_property("paused", True)
    expect(bunch.get_by_test_id("detailed-video")).not_to_have_js_property("videoWidth", 0)
    bunch.get_by_role("button", name="Close").click()
    bunch.get_by_role("button", name="Delete image").first.click()
    expect(inside).to_have_value("marigold-5.svg, two.png, clip.webm")
    expect(page.get_by_label("Chosen")).to_have_value("Without poppy-5.svg")
    bunch.get_by_role("button", name="Clear").click()
    expect(inside).to_have_value("nothing")
    with page.expect_file_chooser() as chooser:
        bunch.get_by_role("button", name="Drop pictures here").click()
    chooser.value.set_files([FilePayload(name="a.txt", mimeType="text/plain", buffer=b"text")])
    expect(page.get_by_test_id("toast-body")).to_contain_text("is of a type that is not taken here")
    chooser.value.set_files([two])
    expect(inside).to_have_value("two.png")
    assert_accessible(page)
