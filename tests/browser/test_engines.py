"""Models in the page: `import onnxruntime` on an engine in a worker of its own, under a strict policy."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from onnx import TensorProto
from playwright.sync_api import Page, expect

from tests.bridges import models
from tests.browser.conftest import Serve
from tests.browser.pages import BOOT_MS, document, running, show
from tests.browser.test_csp import STRICT
from tests.browser.test_without_jspi import without_jspi

MODELS = {
    "affine": models.affine(),
    "several": models.several(),
    "enormous": models.enormous(),
    "heavy": models.heavy(),
    **{
        kind: models.identity(getattr(TensorProto, kind.upper()), [None, 2])
        for kind in ("float16", "double", "int64", "int32", "uint8", "bool", "string")
    },
}

HEAD = """
import asyncio, base64, json
from pathlib import Path
import gradio as gr
import onnxruntime as ort

MODELS = json.loads('''%s''')
for name, data in MODELS.items():
    Path(f"{name}.onnx").write_bytes(base64.b64decode(data))

def complaint(call):
    try:
        return str(call())
    except Exception as error:
        return f"{type(error).__name__}: {error}"
"""

APP = """
def numbers(feed):
    session = ort.InferenceSession("affine.onnx")
    x = gr.Tensor(json.loads(feed), "float32")
    about = [[each.name, each.type, each.shape] for each in session.get_inputs() + session.get_outputs()]
    kinds = {}
    for kind in ("float16", "double", "int64", "int32", "uint8", "bool", "string"):
        given = [["a", "ü"]] if kind == "string" else [[0, 1]]
        answer = ort.InferenceSession(f"{kind}.onnx").run(None, {"x": given})[0]
        kinds[kind] = [answer.dtype, answer.tolist()]
    both = ort.InferenceSession("several.onnx").run(["product", "sum"], {"a": [1.0, 2.0], "b": [3.0, 4.0]})
    return {
        "y": session.run(None, {"x": x})[0].tolist(), "about": about, "kinds": kinds,
        "both": [each.tolist() for each in both], "providers": session.get_providers(),
        "threads": session.get_provider_options()["CPUExecutionProvider"]["threads"],
    }

def refusals():
    session, big = ort.InferenceSession("affine.onnx"), ort.InferenceSession("enormous.onnx")
    whole = Path("affine.onnx").read_bytes()
    bad = {
        "name": lambda: session.run(None, {"z": [[1.0, 2.0, 3.0]]}),
        "shape": lambda: session.run(None, {"x": [[1.0, 2.0]]}),
        "type": lambda: session.run(None, {"x": gr.Tensor([[1, 2, 3]])}),
        "nan": lambda: session.run(None, {"x": [[float("nan"), 0, 0]]})[0].tolist(),
        "cut": lambda: ort.InferenceSession(whole[:-40]),
        "empty": lambda: ort.InferenceSession(b""),
        "gone": lambda: ort.InferenceSession("nowhere.onnx"),
        "page": lambda: ort.InferenceSession("http://127.0.0.1:9/model.onnx"),
        "memory": lambda: big.run(None, {"shape": [40000, 40000]}),
        "address space": lambda: big.run(None, {"shape": [200000, 200000]}),
    }
    said = {name: complaint(call) for name, call in bad.items()}
    again = ort.InferenceSession("affine.onnx").run(None, {"x": [[1.0, 0.0, 0.0]]})[0].tolist()
    return {**said, "again": again, "zeros": complaint(lambda: big.run(None, {"shape": [1, 2]})[0].tolist())}

async def slow():
    session = ort.InferenceSession("heavy.onnx")
    x = gr.Tensor.zeros((1, 64, 512))
    for count in range(10_000):
        await session.run_async(None, {"x": x})
        yield count

with gr.Blocks() as demo:
    feed = gr.Textbox(label="Feed")
    out = gr.Textbox(label="Out")
    count = gr.Number(label="Count")
    gr.Button("Numbers").click(lambda feed: json.dumps(numbers(feed)), feed, out)
    gr.Button("Refusals").click(lambda: json.dumps(refusals()), None, out)
    running = gr.Button("Slow").click(slow, None, count)
    gr.Button("Stop").click(lambda: "stopped", None, out, cancels=running)
    gr.Button("Echo").click(lambda feed: f"echo {feed}", feed, out)
demo.launch()
"""

WITHOUT_JSPI = """
session = ort.InferenceSession("affine.onnx")

async def awaited():
    y = (await session.run_async(None, {"x": [[1.0, 2.0, 3.0]]}))[0].tolist()
    return json.dumps([y, complaint(lambda: session.run(None, {"x": [[1.0, 2.0, 3.0]]}))])

gr.Interface(awaited, None, gr.Textbox(label="Out")).launch()
"""

Open = Callable[..., Page]


def source(app: str) -> str:
    """The app's page."""
    packed = json.dumps({name: base64.b64encode(data).decode() for name, data in MODELS.items() if len(data) < 10_000})
    files = (
        f"<lite-file name='heavy.onnx' url='heavy.onnx'></lite-file><lite-file name='app.py' entrypoint>{HEAD % packed}"
    )
    return document(f"<lite-app>{files}{app.replace('<', '&lt;')}</lite-file></lite-app>")


@pytest.fixture
def open_models(page: Page, site: Path, serve: Serve) -> Open:
    """Open an app whose folder has the models, where every file is served with the strict policy."""

    def open_(app: str = APP, *, isolate: bool = False) -> Page:
        url = serve(site, csp=STRICT, isolate=isolate).url
        page.route("**/heavy.onnx", lambda route: route.fulfill(body=MODELS["heavy"]))
        headers = {"content-security-policy": STRICT}
        if isolate:
            headers |= {"cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp"}
        show(page, url, source(app), headers=headers)
        return running(page)

    return open_


def answer(page: Page, button: str) -> Any:
    """What the app says when `button` is clicked, as JSON."""
    out = page.get_by_label("Out")
    page.get_by_role("button", name=button, exact=True).click()
    expect(out).to_have_value(re.compile(r"^[\[{]"), timeout=BOOT_MS)
    return json.loads(out.input_value())


def test_a_model_gives_the_native_numbers_and_loads_nothing_before(open_models: Open, page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda asked: fetched.append(asked.url) if re.search(r"engine|/ort", asked.url) else None)
    open_models(isolate=True)
    assert not fetched
    x = [[1, 2, 3], [0.5, -1, 1e-3]]
    page.get_by_label("Feed").fill(json.dumps(x))
    said = answer(page, "Numbers")
    native = onnxruntime.InferenceSession(MODELS["affine"])
    np.testing.assert_allclose(said["y"], native.run(None, {"x": np.array(x, np.float32)})[0], rtol=1e-6)
    assert said["about"] == [[each.name, each.type, each.shape] for each in native.get_inputs() + native.get_outputs()]
    names = {"double": "float64"}
    assert said["kinds"] == {
        kind: [names.get(kind, kind), [["a", "ü"]] if kind == "string" else [[0, 1]]] for kind in said["kinds"]
    }
    assert said["both"] == [[3, 8], [4, 6]]
    assert said["providers"] == ["CPUExecutionProvider"]
    assert int(said["threads"]) == page.evaluate("Math.min(4, navigator.hardwareConcurrency)")
    assert any("ort-wasm-simd-threaded.wasm" in url for url in fetched)
    # All of it from our own folder.
    assert all(url.startswith(page.url.rpartition("/")[0]) for url in fetched)


@pytest.mark.allow_console_errors
def test_bad_input_is_refused_in_words_and_the_engine_goes_on(open_models: Open) -> None:
    said = answer(open_models(), "Refusals")
    assert "InvalidArgument: The model has no input 'z'; it takes 'x'" in said["name"]
    assert "InvalidArgument: Got invalid dimensions for 'x': [1, 2], expected ['n', 3]" in said["shape"]
    assert ".astype('float32')" in said["type"]
    assert said["nan"] == "[[nan, nan]]"
    assert re.match("InvalidGraph: .*protobuf.*whole", said["cut"])
    assert said["empty"].startswith("InvalidGraph: The model is empty")
    assert re.match(r"NoSuchFile: http.*/models/nowhere\.onnx could not be fetched", said["gone"])
    assert said["page"].startswith("NoSuchFile: http://127.0.0.1:9/model.onnx could not be fetched")
    for case in ("memory", "address space"):
        assert re.match("OutOfMemory: .*smaller or quantised", said[case]), said[case]
    assert said["again"] == [[pytest.approx(0.6), pytest.approx(-0.3)]]
    assert said["zeros"] == "[[0.0, 0.0]]"


def test_python_answers_while_a_model_runs_and_a_cancelled_handler_runs_no_more(open_models: Open) -> None:
    page = open_models()
    count, out = page.get_by_label("Count"), page.get_by_label("Out")
    page.get_by_role("button", name="Slow").click()
    expect(count).to_have_value(re.compile("[1-9]"), timeout=BOOT_MS)
    page.get_by_label("Feed").fill("meanwhile")
    page.get_by_role("button", name="Echo").click()
    expect(out).to_have_value("echo meanwhile")
    page.get_by_role("button", name="Stop").click()
    expect(out).to_have_value("stopped")
    stopped = count.input_value()
    page.get_by_label("Feed").fill("[[1, 2, 3]]")
    assert answer(page, "Numbers")["y"][0][0] == pytest.approx(2.7)  # the engine is free for the next
    assert count.input_value() == stopped


def test_without_jspi_run_names_run_async_which_works(page: Page, open_models: Open) -> None:
    page.route("**/runtime/assets/main-*.js", without_jspi)
    y, said = answer(open_models(WITHOUT_JSPI), "Generate")
    assert y == [[pytest.approx(2.7), pytest.approx(2.3)]]
    assert said.startswith("CannotWait: Python can't wait here")
    assert said.endswith("Use `await session.run_async(...)` instead.")
