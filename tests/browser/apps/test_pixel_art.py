"""site_example/apps/pixel_art.py"""

from __future__ import annotations

import base64
import io

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

COPY = """async (data) => {
  const blob = await (await fetch(`data:image/png;base64,${data}`)).blob();
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
}"""
PIXELS = """async (image) => {
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const brush = canvas.getContext('2d');
  brush.drawImage(image, 0, 0);
  const { data } = brush.getImageData(0, 0, canvas.width, canvas.height);
  return [canvas.width, canvas.height, [...data].filter((_, at) => at % 4 < 3)];
}"""


def png(mode: str = "RGB") -> bytes:
    """Two pixels, red and blue, as another program writes them."""
    image = Image.new("RGB", (2, 1))
    image.putdata([(255, 0, 0), (0, 0, 255)])
    file = io.BytesIO()
    image.convert(mode).save(file, "PNG")
    return file.getvalue()


def block(page: Page, label: str) -> Locator:
    return page.locator(".block.image").filter(has_text=label)


def upload(page: Page, data: bytes, name: str = "two.png") -> None:
    block(page, "Picture").get_by_role("button", name="Remove Image").click()
    with page.expect_file_chooser() as chooser:
        block(page, "Picture").get_by_role("button", name="Drop an image here").click()
    chooser.value.set_files([FilePayload(name=name, mimeType="image/png", buffer=data)])


def apply(page: Page, change: str) -> list[object]:
    """What the result's pixels are: width, height, channels."""
    page.get_by_role("radio", name=change).check()
    page.get_by_role("button", name="Apply").click()
    pixels: list[object] = block(page, "Result").get_by_test_id("image").evaluate(PIXELS)
    return pixels


def test_an_uploaded_picture_is_mirrored(open_app: OpenApp) -> None:
    page = open_app("pixel_art")
    assert_accessible(page)
    upload(page, png())
    assert apply(page, "Mirror") == [2, 1, [0, 0, 255, 255, 0, 0]]
    assert_accessible(page)


def test_a_picture_with_transparency_is_enlarged(open_app: OpenApp) -> None:
    page = open_app("pixel_art")
    upload(page, png("RGBA"))
    assert apply(page, "Enlarge") == [4, 2, [255, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 255] * 2]


def test_a_picture_is_pasted_from_the_clipboard(open_app: OpenApp, site_url: str) -> None:
    page = open_app("pixel_art")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_url)
    page.evaluate(COPY, base64.b64encode(png()).decode())
    block(page, "Picture").get_by_role("button", name="Remove Image").click()
    block(page, "Picture").get_by_role("button", name="Paste from clipboard").click()
    expect(block(page, "Picture").get_by_test_id("image")).to_be_visible()
    assert apply(page, "Invert") == [2, 1, [0, 255, 255, 255, 255, 0]]


def test_a_click_tells_the_pixel_and_its_colour(open_app: OpenApp) -> None:
    page = open_app("pixel_art")
    image = block(page, "Picture").get_by_test_id("image")
    expect(image).to_be_visible()
    box = image.bounding_box()
    assert box is not None
    size = min(box["width"], box["height"])
    left, top = (box["width"] - size) / 2, (box["height"] - size) / 2
    image.click(position={"x": left + size * 1.5 / 8, "y": top + size * 1.5 / 8})
    expect(page.get_by_label("Pixel", exact=True)).to_have_value("Pixel 1, 1 is #fecaca")


def test_the_result_can_be_downloaded(open_app: OpenApp) -> None:
    page = open_app("pixel_art")
    upload(page, png())
    apply(page, "Mirror")
    with page.expect_download() as download:
        block(page, "Result").get_by_role("link", name="Download").click()
    with Image.open(download.value.path()) as image:
        assert (image.format, image.size) == ("PNG", (2, 1))


def test_what_is_no_png_is_refused_in_words(open_app: OpenApp) -> None:
    page = open_app("pixel_art")
    upload(page, b"GIF89a", name="fake.png")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("alert")).to_contain_text("This is no PNG picture; upload one that is.")
