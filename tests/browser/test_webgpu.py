"""Models on the graphics card, here on SwiftShader, the one that Chromium brings along in software."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from playwright.sync_api import Browser, Page, expect

from tests import chromium
from tests.bridges import models
from tests.browser.conftest import Serve
from tests.browser.pages import BOOT_MS, document, running, show
from tests.browser.test_csp import STRICT
from tests.browser.test_without_jspi import OFF
from tests.conftest import BUILD

FLAGS = [
    *(flag for flag in chromium.FLAGS if flag != "--disable-gpu"),
    "--enable-unsafe-webgpu",
    "--use-webgpu-adapter=swiftshader",
]
ADAPTER = "async () => (await navigator.gpu?.requestAdapter()) != null"
MINILM = BUILD / "models" / "Xenova" / "all-MiniLM-L6-v2"

APP = """
import json
import gradio as gr
import onnxruntime as ort
from lite.transformers import pipeline

DEVICES = %r
X = gr.Tensor([[[((7 * row + column) %% 13) / 13 for column in range(512)] for row in range(64)]])

async def run():
    found = {}
    for name in ("WebGpuExecutionProvider", "CPUExecutionProvider"):
        session = ort.InferenceSession("heavy.onnx", providers=[name])
        (y,) = await session.run_async(None, {"x": X})
        found[name] = {"chosen": session.get_providers(), "y": y.flatten()[:64].tolist()}
    (twice,) = await session.run_async(None, {"x": X})
    try:
        await session.run_async(None, {"x": [[1.0]]})
    except Exception as error:
        found["refused"] = f"{type(error).__name__}: {error}"
    by_itself = ort.InferenceSession("affine.onnx")
    found["affine"] = (await by_itself.run_async(None, {"x": [[1.0, 0.0, 0.0]]}))[0].tolist()
    found["by itself"] = by_itself.get_providers()
    for device in DEVICES:
        embed = pipeline("feature-extraction", "exact", dtype="fp32", device=device)
        vectors = await embed(["A man is eating food."], pooling="mean", normalize=True)
        found[device] = [embed.device, vectors.tolist()]
    return json.dumps(found)

gr.Interface(run, None, gr.Textbox(label="Out")).launch()
"""


@pytest.fixture(scope="module")
def graphics(browser: Browser) -> Iterator[Browser]:
    """A Chromium with a graphics card."""
    made = browser.browser_type.launch(executable_path=chromium.find(), args=FLAGS)
    yield made
    made.close()


@pytest.fixture
def page(graphics: Browser, site: Path, serve: Serve) -> Iterator[Page]:
    tab = graphics.new_page()
    tab.goto(serve(site).url)
    if not tab.evaluate(ADAPTER):
        pytest.skip("This Chromium brings no SwiftShader along: there is no graphics card to try.")
    yield tab
    tab.close()


def ask(page: Page, serve: Serve, folder: Path, *devices: str) -> dict[str, Any]:
    """What the app finds, beside its models and under the strict policy; with pipelines on `devices`."""
    (folder / "models").mkdir()
    (folder / "models" / "exact").symlink_to(MINILM)
    for name, model in {"heavy": models.heavy(), "affine": models.affine()}.items():
        (folder / f"{name}.onnx").write_bytes(model)
    files = "".join(f"<lite-file name='{name}.onnx' url='{name}.onnx'></lite-file>" for name in ("heavy", "affine"))
    app = f"<lite-app>{files}<lite-file name='app.py' entrypoint>{APP % (devices,)}</lite-file></lite-app>"
    show(page, serve(folder, csp=STRICT).url, document(app), headers={"content-security-policy": STRICT})
    running(page)
    page.get_by_role("button", name="Generate").click()
    out = page.get_by_label("Out")
    expect(out).to_have_value(re.compile(r"^\{"), timeout=BOOT_MS)
    found: dict[str, Any] = json.loads(out.input_value())
    return found


def test_a_session_and_a_pipeline_run_on_the_graphics_card_and_give_the_native_numbers(
    page: Page, site: Path, serve: Serve, tmp_path: Path
) -> None:
    fetched: list[str] = []
    page.on("request", lambda asked: fetched.append(asked.url))
    (tmp_path / "runtime").symlink_to(site / "runtime")
    found = ask(page, serve, tmp_path, "webgpu", "wasm")
    assert found["WebGpuExecutionProvider"]["chosen"][0] == "WebGpuExecutionProvider"
    assert found["CPUExecutionProvider"]["chosen"] == ["CPUExecutionProvider"]
    assert found["by itself"][0] == "WebGpuExecutionProvider"
    assert found["affine"] == [[pytest.approx(0.6), pytest.approx(-0.3)]]
    x = np.array([[[((7 * row + column) % 13) / 13 for column in range(512)] for row in range(64)]], np.float32)
    (y,) = onnxruntime.InferenceSession(models.heavy()).run(None, {"x": x})
    for name in ("WebGpuExecutionProvider", "CPUExecutionProvider"):
        np.testing.assert_allclose(found[name]["y"], y.flatten()[:64], rtol=1e-3, atol=1e-4)
    assert found["refused"].startswith("InvalidArgument:")
    (card, by_card), (processor, by_processor) = found["webgpu"], found["wasm"]
    assert (card, processor) == ("webgpu", "wasm")
    np.testing.assert_allclose(by_card, by_processor, atol=1e-4)
    assert any("ort-wasm-simd-threaded.jspi.wasm" in url for url in fetched)
    assert not any(url.endswith("ort-wasm-simd-threaded.wasm") for url in fetched)


def test_without_jspi_the_processor_serves_though_there_is_a_card(
    page: Page, site: Path, serve: Serve, tmp_path: Path
) -> None:
    assets = tmp_path / "runtime" / "assets"
    assets.mkdir(parents=True)
    for folder, target in ((site / "runtime", assets.parent), (site / "runtime" / "assets", assets)):
        for each in folder.iterdir():
            if each.name != "assets":
                (target / each.name).symlink_to(each)
    for script in (*assets.glob("main-*.js"), *assets.glob("engine-*.js")):  # Python's worker, and the engine's
        text = script.read_text()
        script.unlink()
        script.write_text(OFF + text)
    found = ask(page, serve, tmp_path)
    assert found["by itself"] == ["CPUExecutionProvider"]
    assert found["affine"] == [[pytest.approx(0.6), pytest.approx(-0.3)]]
