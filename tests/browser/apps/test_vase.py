"""site_example/apps/vase.py"""

from __future__ import annotations

import struct

import PIL.Image
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp
from tests.browser.models import CORNERS, DRACO, ETC1S, UASTC, basis_glb, draco_glb, glb, gltf, packed_glb
from tests.browser.pictures import seen


def stl() -> bytes:
    return bytes(80) + struct.pack("<I", 1) + struct.pack("<3f", 0, 0, 1) + CORNERS + bytes(2)


RED, GREEN = b"\xff\0\0\xff", b"\0\xff\0\xff"
PLY = (
    b"ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
    b"end_header\n0 0 0\n1 0 0\n0 1 0\n"
)


def splat(*splats: tuple[float, float, float, bytes]) -> bytes:
    """Round splats of half a unit: place and colour of each."""
    upright = bytes((255, 128, 128, 128))
    return b"".join(struct.pack("<6f", x, y, z, 0.5, 0.5, 0.5) + colour + upright for x, y, z, colour in splats)


def splat_ply(*places: tuple[float, float, float]) -> bytes:
    """The same, grey, as PLY."""
    names = ["x", "y", "z", "f_dc_0", "f_dc_1", "f_dc_2", "opacity", *(f"scale_{n}" for n in range(3))]
    names += [f"rot_{n}" for n in range(4)]
    head = ["ply", "format binary_little_endian 1.0", f"element vertex {len(places)}"]
    head += [f"property float {name}" for name in names] + ["end_header", ""]
    rows = (struct.pack("<14f", *place, 0, 0, 0, 9, -0.7, -0.7, -0.7, 1, 0, 0, 0) for place in places)
    return "\n".join(head).encode() + b"".join(rows)


def give(page: Page, name: str, content: bytes) -> None:
    yours = page.get_by_role("group", name="Yours")
    if yours.get_by_role("button", name="Clear").is_visible():
        yours.get_by_role("button", name="Clear").click()
    with page.expect_file_chooser() as chooser:
        yours.get_by_role("button", name="Drop a file here").click()
    chooser.value.set_files([FilePayload(name=name, mimeType="", buffer=content)])


def counted(stage: Locator) -> int:
    """How many colours there are on a stage: 1 where nothing is drawn."""
    image = seen(stage)
    return len(image.getcolors(image.width * image.height) or [])


def test_a_model_of_python_is_drawn_and_turned(open_app: OpenApp) -> None:
    page = open_app("vase")
    vase = page.get_by_role("group", name="Vase")
    expect(vase.get_by_text("The model is shown: 11,520 triangles.")).to_be_attached()
    stage = vase.get_by_role("application", name="Vase: vase.obj")
    assert counted(stage) > 200
    assert_accessible(page)
    before = stage.screenshot()
    stage.focus()
    for key in ("ArrowLeft", "ArrowUp", "+", "Shift+ArrowRight"):
        page.keyboard.press(key)
        assert stage.screenshot() != before
        before = stage.screenshot()
    page.keyboard.press("Home")
    assert stage.screenshot() != before
    page.get_by_role("radio", name="wireframe").check()
    page.get_by_label("number input for Lobes").fill("3")
    page.get_by_label("number input for Lobes").press("Enter")
    link = vase.get_by_test_id("model3d-download-link")
    expect(link).to_have_attribute("download", "vase.obj")
    box = stage.bounding_box()
    assert box is not None
    before = stage.screenshot()
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 320, box["y"] + 180, steps=3)
    page.mouse.up()
    assert stage.screenshot() != before


def test_models_of_each_format_are_given(open_app: OpenApp) -> None:
    page = open_app("vase")
    yours, inside = page.get_by_role("group", name="Yours"), page.get_by_label("The function gets")
    triangle = "The model is shown: 1 triangle."
    for name, content, said in (
        ("a.glb", glb(), triangle),
        ("packed.glb", packed_glb(), triangle),
        ("a.stl", stl(), triangle),
        ("a.ply", PLY, "The model is shown: 3 points."),
        ("a.splat", splat((0, 0, 0, RED), (1, 0, 0, GREEN)), "The model is shown: 2 splats."),
        ("splats.ply", splat_ply((0, 0, 0), (1, 0, 0), (0, 1, 0)), "The model is shown: 3 splats."),
        ("a.obj", b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", triangle),
    ):
        give(page, name, content)
        expect(inside).to_have_value(f"{name}: {len(content):,} bytes")
        expect(yours.get_by_text(said)).to_be_attached()
    yours.get_by_role("button", name="Clear").click()
    expect(inside).to_have_value("nothing")


def middle(stage: Locator) -> tuple[int, ...]:
    """The colour in the middle of a stage."""
    image = seen(stage)
    found = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(found, tuple)
    return found


def test_the_nearest_splat_is_seen_from_either_side(open_app: OpenApp) -> None:
    page = open_app("vase")
    # Along the axis of sight, from where the camera stands at first; y is downwards in such files.
    give(page, "two.splat", splat((-0.4, -0.3, -0.9, RED), (0.4, 0.3, 0.9, GREEN)))
    yours = page.get_by_role("group", name="Yours")
    expect(yours.get_by_text("The model is shown: 2 splats.")).to_be_attached()
    stage = yours.get_by_role("application", name="Yours: two.splat")
    red, green, _ = middle(stage)
    assert red > green + 60
    stage.focus()
    for _ in range(24):  # half around
        page.keyboard.press("ArrowLeft")
    red, green, _ = middle(stage)
    assert green > red + 60


@pytest.mark.parametrize(
    ("model", "colours"),
    [(draco_glb(), ("red", "green", "blue")), (basis_glb(ETC1S), ("red", "blue")), (basis_glb(UASTC), ("red", "blue"))],
    ids=["Draco", "ETC1S", "UASTC"],
)
def test_compressed_corners_and_textures_are_shown(open_app: OpenApp, model: bytes, colours: tuple[str, ...]) -> None:
    page = open_app("vase")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    give(page, "square.glb", model)
    yours = page.get_by_role("group", name="Yours")
    expect(yours.get_by_text("The model is shown: 2 triangles.")).to_be_attached()
    shown = seen(yours.get_by_role("application", name="Yours: square.glb"))
    assert tuple(name for name in ("red", "green", "blue") if has(shown, name)) == colours
    assert [url.rpartition(".")[2] for url in asked if "/assets/" in url and url.endswith(".wasm")] == ["wasm"]


def has(dots: PIL.Image.Image, name: str) -> bool:
    """Whether a picture has a dot that is of this colour above all."""
    at = ("red", "green", "blue").index(name)
    return any(
        colour[at] > max(part for other, part in enumerate(colour) if other != at) + 50
        for _, colour in dots.getcolors(dots.width * dots.height) or []
        if isinstance(colour, tuple)
    )


@pytest.mark.allow_console_errors
def test_what_is_no_model_is_said_and_nothing_is_fetched(open_app: OpenApp) -> None:
    page = open_app("vase")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yours = page.get_by_role("group", name="Yours")
    far = "https://example.org/corners.bin"
    for name, content, said in (
        ("empty.glb", b"", "This file is empty."),
        ("broken.glb", b"glTF" + bytes(40), "This is no GLB file that can be read"),
        ("broken.stl", b"\xff" * 300, "This is no STL file"),
        ("broken.splat", bytes(33), "This is no SPLAT file that can be read: its size is not that of whole splats."),
        ("nowhere.splat", b"\xff" * 64, "There is nothing to see in this model."),
        ("far.gltf", gltf(far), far),
        ("cut.glb", draco_glb(DRACO[:40]), "what Draco has compressed is damaged"),
        ("other.glb", draco_glb(colour=7), "what Draco has compressed is damaged"),
        ("flat.obj", b"# no corners\n", "There is nothing to see in this model."),
    ):
        give(page, name, content)
        expect(yours.get_by_role("alert")).to_contain_text(said)
    assert not [url for url in asked if "example.org" in url]
    with page.expect_file_chooser() as chooser:
        yours.get_by_role("button", name="Clear").click()
        yours.get_by_role("button", name="Drop a file here").click()
    chooser.value.set_files([FilePayload(name="a.exe", mimeType="", buffer=b"MZ")])
    expect(page.get_by_text("“a.exe” is of a type that is not taken here")).to_be_visible()


@pytest.mark.allow_console_errors
def test_a_decoder_that_cannot_be_had_is_named_and_asked_for_again(open_app: OpenApp) -> None:
    page = open_app("vase")
    yours = page.get_by_role("group", name="Yours")
    page.route("**/draco_decoder*.wasm", lambda route: route.abort())
    give(page, "square.glb", draco_glb())
    alert = yours.get_by_role("alert")
    expect(alert).to_contain_text("What decodes this model could not be loaded")
    expect(alert).not_to_contain_text("no GLB file")
    page.unroute("**/draco_decoder*.wasm")
    give(page, "square.glb", draco_glb())
    expect(yours.get_by_text("The model is shown: 2 triangles.")).to_be_attached()


@pytest.mark.allow_console_errors
def test_without_webgl_it_says_so(page: Page, open_app: OpenApp) -> None:
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    open_app("vase")
    vase = page.get_by_role("group", name="Vase")
    expect(vase.get_by_role("alert")).to_contain_text("it has no WebGL")
    expect(vase.get_by_test_id("model3d-download-link")).to_be_visible()
