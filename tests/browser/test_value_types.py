"""Values of numpy, pandas, Pillow and matplotlib in a page: what a component's `type` hands over and takes back.

The libraries come from a full distribution of Pyodide, of the version in `js_shim/package.json`: the archive of its
release, unpacked, with the wheels beside `pyodide.mjs` and `pyodide-lock.json`. `LITE_PYODIDE_DIST=FOLDER` names it.
Without it those tests are skipped; that a page loads what lies in such a folder is tested with wheels made here.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from lite.cli.server import SiteServer
from tests.browser.conftest import Serve
from tests.browser.pages import BOOT_MS, document, make_wheel, running, show

DISTRIBUTION = os.environ.get("LITE_PYODIDE_DIST")

with_wheels = pytest.mark.skipif(
    DISTRIBUTION is None, reason="needs Pyodide's wheels; LITE_PYODIDE_DIST=FOLDER names a full distribution"
)

ARRAYS = """
import numpy as np
import gradio as gr

def turn(array):
    return f"{type(array).__name__} {array.dtype} {array.shape} {array[0, 0].tolist()}", array[:, ::-1]

def shrink(image):
    return f"{type(image).__module__.split('.')[0]} {image.size} {image.mode}", image.resize((1, 1))

def sums(frame):
    frame["total"] = frame["a"] + frame["b"]
    return f"{type(frame).__module__.split('.')[0]} {list(frame.columns)[:2]} {frame.shape}", frame

def cells(array):
    return f"{type(array).__name__} {array.shape} {array[1].tolist()}", array.T

def masked():
    mask = np.zeros((2, 4))
    mask[0, 0], mask[1, 3] = 1, 0.5
    return np.full((2, 4, 3), 200, "uint8"), [(mask, "corner"), (mask > 0.9, "one")]

def handed():
    tensor = gr.Tensor([[1, 2], [3, 4]], dtype="float32")
    array = np.asarray(tensor)
    return f"{array.dtype} {array.T.tolist()} {gr.Tensor(array * 2).tolist()}"

with gr.Blocks() as demo:
    said = gr.Textbox(label="Said")
    array = gr.Image(label="Array")
    image = gr.Image(label="Pillow", type="pil", image_mode="L", format="png")
    turned = gr.Image(label="Made", format="png", interactive=False)
    frame = gr.Dataframe([[1, 10], [2, 20]], headers=["a", "b"], datatype="number", label="Frame", interactive=True)
    table = gr.Dataframe([[1, 2, 3], [4, 5, 6]], type="numpy", datatype="number", label="Cells", interactive=True)
    marked = gr.AnnotatedImage(label="Marked", format="png")
    gr.Button("Turn").click(turn, array, [said, turned])
    gr.Button("Shrink").click(shrink, image, [said, turned])
    gr.Button("Sum").click(sums, frame, [said, frame])
    gr.Button("Transpose").click(cells, table, [said, table])
    gr.Button("Mark").click(masked, None, marked)
    gr.Button("Hand over").click(handed, None, said)
demo.launch()
"""

FIGURES = """
import gradio as gr

def draw():
    import matplotlib.pyplot as plt
    figure, axes = plt.subplots(figsize=(2, 1), dpi=100)
    axes.plot([1, 3, 2])
    return figure

with gr.Blocks() as demo:
    plot = gr.Plot(label="Curve", format="png")
    gr.Button("Draw").click(draw, None, plot)
demo.launch()
"""

PLAIN = """
import gradio as gr

with gr.Blocks() as demo:
    table = gr.Dataframe([[1, 2], [3, 4]], type="numpy", interactive=True)
    said = gr.Textbox(label="Said")
    gr.Button("Look").click(lambda array: f"{type(array).__module__} {len(array)}", table, said)
demo.launch()
"""

FAKE_NUMPY = """
import fake_base

class ndarray(list):
    pass

def array(rows, dtype=None):
    return ndarray(rows)

asarray = array
"""

PIXEL = """async (image) => {
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return [canvas.width, canvas.height, ...context.getImageData(0, 0, 1, 1).data];
}"""
"""Width, height and the first pixel's red, green, blue and alpha of an `<img>`."""


def place(serve: Serve, site: Path, distribution: Path, folder: Path) -> SiteServer:
    """A site in `folder` whose runtime is the built one, and which has `distribution` beside it."""
    (folder / "runtime").symlink_to(site / "runtime")
    (folder / "distribution").symlink_to(distribution.resolve())
    return serve(folder)


def start(page: Page, site: SiteServer, code: str) -> Page:
    """Run `code` with the Python and the packages of the site's distribution."""
    show(page, site.url, document(f'<lite-app pyodide-url="distribution/">{code.replace("<", "&lt;")}</lite-app>'))
    return running(page)


def distributed(serve: Serve, site: Path, folder: Path) -> SiteServer:
    """The distribution that `LITE_PYODIDE_DIST` names, served."""
    given = Path(str(DISTRIBUTION))
    assert (given / "pyodide-lock.json").is_file(), f"LITE_PYODIDE_DIST={given} has no pyodide-lock.json"
    return place(serve, site, given, folder)


def upload(page: Page, label: str) -> None:
    """Give the Image `label` four by two pixels, of which the first is red and the rest are blue."""
    picture, file = Image.new("RGB", (4, 2), (0, 0, 255)), io.BytesIO()
    picture.putpixel((0, 0), (255, 0, 0))
    picture.save(file, "PNG")
    block = page.locator(".block.image").filter(has_text=label)
    block.locator("input[type=file]").set_input_files(
        FilePayload(name="red.png", mimeType="image/png", buffer=file.getvalue())
    )
    expect(block.get_by_role("button", name="Remove Image")).to_be_visible()


def pressed(page: Page, button: str, says: str) -> None:
    """Press `button`; the function says `says`."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_label("Said")).to_have_value(says, timeout=BOOT_MS)


@with_wheels
def test_arrays_images_and_frames_come_and_go(page: Page, site: Path, serve: Serve, tmp_path: Path) -> None:
    start(page, distributed(serve, site, tmp_path), ARRAYS)
    made = page.get_by_role("img", name="Made")

    upload(page, "Array")
    pressed(page, "Turn", "ndarray uint8 (2, 4, 3) [255, 0, 0]")
    expect(made).to_be_visible()
    assert made.evaluate(PIXEL) == [4, 2, 0, 0, 255, 255]

    upload(page, "Pillow")
    before = made.get_attribute("src")
    pressed(page, "Shrink", "PIL (4, 2) L")
    expect(made).not_to_have_attribute("src", str(before))
    assert made.evaluate(PIXEL)[:2] == [1, 1]

    pressed(page, "Sum", "pandas ['a', 'b'] (2, 3)")
    frame = page.get_by_role("grid", name="Frame")
    expect(frame.get_by_role("columnheader", name="total")).to_be_visible()
    expect(frame.get_by_test_id("cell-1-2")).to_have_text("22")

    pressed(page, "Transpose", "ndarray (2, 3) [4, 5, 6]")
    expect(page.get_by_role("grid", name="Cells").get_by_test_id("cell-2-1")).to_have_text("6")

    page.get_by_role("button", name="Mark", exact=True).click()
    marked = page.get_by_role("group", name="Marked")
    expect(marked.get_by_role("list", name="Labels").get_by_role("button")).to_have_text(["corner", "one"])
    assert marked.get_by_role("img").first.evaluate(PIXEL) == [4, 2, 200, 200, 200, 255]

    pressed(page, "Hand over", "float32 [[1.0, 3.0], [2.0, 4.0]] [[2.0, 4.0], [6.0, 8.0]]")


@with_wheels
def test_a_figure_of_matplotlib_is_shown(page: Page, site: Path, serve: Serve, tmp_path: Path) -> None:
    start(page, distributed(serve, site, tmp_path), FIGURES)
    page.get_by_role("button", name="Draw").click()
    drawn = page.get_by_role("img", name="Curve")
    expect(drawn).to_be_visible(timeout=BOOT_MS)
    width, height, *_ = drawn.evaluate(PIXEL)
    assert width > height > 50


def test_a_page_takes_python_and_packages_from_a_distribution(
    page: Page, site: Path, serve: Serve, tmp_path: Path
) -> None:
    """Made here: `numpy` stands for the real one and needs `fake-base`, which is in the distribution as well."""
    folder = tmp_path / "given"
    folder.mkdir()
    for file in (site / "runtime" / "pyodide").iterdir():
        if file.name != "pyodide-lock.json":
            (folder / file.name).symlink_to(file)
    lock = json.loads((site / "runtime" / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    lock["packages"] = {}
    for name, module, code, needs in (
        ("numpy", "numpy", FAKE_NUMPY, ["fake-base"]),
        ("fake-base", "fake_base", "", []),
    ):
        wheel = make_wheel(folder, module, code)
        lock["packages"][name] = {
            "name": name,
            "version": "1.0",
            "file_name": wheel.name,
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "imports": [module],
            "depends": needs,
            "install_dir": "site",
            "package_type": "package",
            "unvendored_tests": False,
        }
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    (tmp_path / "site").mkdir()
    server = place(serve, site, folder, tmp_path / "site")
    start(page, server, PLAIN)
    pressed(page, "Look", "numpy 2")
    assert {f"{server.url}distribution/{name}-1.0-py3-none-any.whl" for name in ("numpy", "fake_base")} <= set(asked)
    assert not [url for url in asked if "/runtime/pyodide/" in url]
