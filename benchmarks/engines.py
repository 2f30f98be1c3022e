"""Models in the page: `session.run` from Python against the same call from JavaScript, and a camera's pictures."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from typing import Any

import onnx
from onnx import TensorProto, helper
from playwright.sync_api import Browser, Page

from benchmarks.browser import LOCAL_ONLY, fresh_page, open_ready
from benchmarks.samples import Figure, ratio, summarize
from benchmarks.site import ROOT, Site
from tests.bridges import models
from tests.chromium import FLAGS, find

DEVICES = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
ORT = ROOT / "js_shim" / "node_modules" / "onnxruntime-web" / "dist" / "ort.wasm.min.mjs"
CASES: dict[str, list[int]] = {"heavy": [1, 64, 512], "tiny": [1, 3], "large": [1024, 1024]}
"""Model → shape of its float32 input: some 30 ms; nothing to do; 4 MB in and 4 MB out."""
BLOCK = 10
CAMERA_SECONDS = 8


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """Blocks of runs alternate between a page of each side; the page's frames are watched while Python's runs."""
    prepare(site)
    ms: dict[str, dict[str, list[float]]] = {name: {"floor": [], "lite": []} for name in CASES}
    frames: list[float] = []
    with fresh_page(browser) as lite, fresh_page(browser) as floor:
        open_ready(lite, site.page("lite_engine"))
        open_ready(floor, site.page("bare_engine"))
        threads = 1
        for turn in range(rounds + 1):
            for name, shape in CASES.items():
                answer = of_lite(lite, name, shape)
                threads = int(answer["threads"])
                plain = floor.evaluate("asked => timed(asked)", [name, shape, BLOCK, threads])
                if turn > 0:
                    ms[name]["lite"] += answer["ms"]
                    ms[name]["floor"] += plain["ms"]
            if turn > 0:
                frames.append(longest_frame(lite))
    tiny = {side: summarize(each).median for side, each in ms["tiny"].items()}
    return [
        ratio("engine.run", "a model of some 30 ms, ms", ms["heavy"]["lite"], ms["heavy"]["floor"], threads=threads),
        Figure(
            "engine.added",
            round(tiny["lite"] - tiny["floor"], 3),
            "ms",
            "what Python adds to the run of a tiny model",
            {side: summarize(each) for side, each in ms["tiny"].items()},
        ),
        ratio("engine.large", "4 MB in and 4 MB out, ms", ms["large"]["lite"], ms["large"]["floor"]),
        Figure(
            "engine.frame",
            round(max(frames), 1),
            "ms",
            f"the page's longest frame while a model runs, of {rounds} times {BLOCK} runs",
            {"lite": summarize(frames)},
        ),
        camera(browser, site),
    ]


def prepare(site: Site) -> None:
    """Put the models and the floor's runtime beside the pages."""
    folder = site.folder / "models"
    folder.mkdir(exist_ok=True)
    made = {
        "heavy": models.heavy(layers=48),
        "tiny": models.affine(),
        "large": models.identity(TensorProto.FLOAT, [1024, 1024]),
        "mean": mean(),
    }
    for name, data in made.items():
        (folder / f"{name}.onnx").write_bytes(data)
    shutil.copy(ORT, site.folder)


def mean() -> bytes:
    """The mean of a picture's bytes: uint8 (height, width, 1) → float32 (1,)."""
    nodes = [
        helper.make_node("Cast", ["x"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["numbers"], ["all"], keepdims=0),
        helper.make_node("Unsqueeze", ["all", "axis"], ["y"]),
    ]
    inputs = [models.info("x", TensorProto.UINT8, ["height", "width", 1])]
    axis = onnx.numpy_helper.to_array(helper.make_tensor("axis", TensorProto.INT64, [1], [0]))
    return models.model(nodes, inputs, [models.info("y", TensorProto.FLOAT, [1])], axis=axis)


WATCH = """() => {
  window.frames_ = { longest: 0, on: true };
  let last = performance.now();
  requestAnimationFrame(function step(now) {
    const { frames_ } = window;
    frames_.longest = Math.max(frames_.longest, now - last);
    last = now;
    if (frames_.on) requestAnimationFrame(step);
  });
}"""


def of_lite(page: Page, name: str, shape: list[int]) -> dict[str, Any]:
    """What Python measured."""
    output = page.get_by_label("Output")
    before = output.input_value()
    page.get_by_label("Input").fill(json.dumps([name, shape, BLOCK]))
    page.get_by_role("button", name="Run").click()
    # Every frame, as is usual, would keep the page drawing, and take a core from the model.
    changed = "before => document.querySelectorAll('textarea')[1].value !== before"
    page.wait_for_function(changed, arg=before, polling=100)
    answer: dict[str, Any] = json.loads(output.input_value())
    return answer


def longest_frame(page: Page) -> float:
    """The page's longest frame in milliseconds, while the large model runs."""
    page.evaluate(WATCH)
    of_lite(page, "heavy", CASES["heavy"])
    longest: float = page.evaluate("() => { window.frames_.on = false; return window.frames_.longest; }")
    return longest


def camera(browser: Browser, site: Site) -> Figure:
    """Pictures of Chromium's own test camera that a session has seen, a second, from the fifth on."""
    other = browser.browser_type.launch(executable_path=find(), args=[*FLAGS, LOCAL_ONLY, *DEVICES])
    try:
        with fresh_page(other) as page:
            page.context.grant_permissions(["camera"])
            open_ready(page, site.page("lite_engine"))
            page.get_by_role("button", name="Click to access the webcam").click()
            page.wait_for_timeout(CAMERA_SECONDS * 1000)
            page.get_by_role("button", name="Tell").click()
            page.wait_for_function("document.querySelectorAll('textarea')[1].value.startsWith('[')")
            seen = json.loads(page.get_by_label("Output").input_value())[5:]
    finally:
        other.close()
    gaps = [(after[0] - before[0]) * 1000 for before, after in pairwise(seen)]
    rate = round((len(seen) - 1) / (seen[-1][0] - seen[0][0]), 1)
    size = f"{seen[-1][2]} x {seen[-1][1]}"
    return Figure(
        "engine.camera", rate, "/s", f"camera pictures of {size} through a model", {"gap_ms": summarize(gaps)}
    )
