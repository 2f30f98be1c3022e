"""transformers.js in the page: `lite.transformers` and `import transformers_js`, on a real model and on a toy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Serve
from tests.browser.pages import BOOT_MS, document, running, show
from tests.browser.test_csp import STRICT
from tests.browser.test_without_jspi import without_jspi
from tests.conftest import BUILD

MINILM = BUILD / "models" / "Xenova" / "all-MiniLM-L6-v2"
"""What `make models` wrote."""
SENTENCES = ["A man is eating food .", "Someone is having a meal .", "The stock market fell today ."]

HEAD = """
import json
import gradio as gr
from lite.transformers import pipeline, read_wave

async def complaint(call):
    try:
        return repr(await call())
    except Exception as error:
        return f"{type(error).__name__}: {error}"

def app(fn):
    with gr.Blocks() as demo:
        out = gr.Textbox(label="Out")
        gr.Button("Run").click(fn, None, out)
        running = gr.Button("Go on").click(endless, None, out)
        gr.Button("Stop").click(lambda: "stopped", None, out, cancels=running)
    demo.launch()

async def endless():
    text = ""
    async for piece in toy.stream("the dog", max_new_tokens=100_000, do_sample=True, top_k=0):
        text += piece
        yield text

toy = pipeline("text-generation", "toy-writer")
"""

TYPED = """
SENTENCES = %s
embed = pipeline("feature-extraction", "exact", dtype="fp32", progress=lambda *told, **more: shown.append(told))
shown = []

async def run():
    exact = await embed(SENTENCES, pooling="mean", normalize=True)
    story = await toy("the river", max_new_tokens=4, do_sample=False)
    streamed = [piece async for piece in toy.stream("the dog", max_new_tokens=4, do_sample=False)]
    chat = await complaint(lambda: toy([{"role": "user", "content": "the dog"}], max_new_tokens=2))
    return json.dumps({
        "dtype": exact.dtype, "vectors": exact.tolist(), "device": embed.device, "loaded": shown[-1],
        "story": story, "streamed": streamed, "chat": chat,
    })

app(run)
"""

PLAIN = """
from transformers_js import as_url, import_transformers_js
from transformers_js import pipeline as plain_pipeline
import transformers_js_py

async def run():
    transformers = await import_transformers_js()
    tokenizer = await transformers.AutoTokenizer.from_pretrained("toy-writer")
    model = await transformers_js_py.AutoModelForCausalLM.from_pretrained("toy-writer")
    logits = (await model(tokenizer("the river")))["logits"]
    write = await plain_pipeline("text-generation", "toy-writer", {"dtype": "fp32"})
    written = await write("the dog", {"max_new_tokens": 2, "do_sample": False})
    path = await gr.write_image_async("dot.png", gr.Tensor([[[255, 0, 0], [0, 255, 0]]], "uint8"))
    picture = await transformers.RawImage.read(as_url(path))
    larger = await picture.resize(4, 2)
    return json.dumps({
        "ids": (await tokenizer("the river"))["input_ids"].tolist(), "text": await tokenizer.decode([5, 6]),
        "logits": logits.shape, "task": write.task, "written": written,
        "picture": [picture.size, picture.pixels.tolist()], "larger": larger.size,
        "missing": await complaint(lambda: plain_pipeline("fill-mask", "nobody/nothing")),
        "task?": await complaint(lambda: plain_pipeline("no-such-task", "toy-writer")),
        "name?": await complaint(lambda: transformers.Nothing.at_all()),
        "number?": await complaint(lambda: toy(12)),
        "device?": await complaint(lambda: pipeline("text-generation", "toy-writer", device="abacus")),
        "file?": await complaint(lambda: toy(as_url("nowhere.png"))),
        "again": await toy("the dog", max_new_tokens=2, do_sample=False),
    })

app(run)
"""

WAITED = """
def run():
    return json.dumps(toy("the river", max_new_tokens=3, do_sample=False).result())

app(run)
"""

AT_START = """
write = await pipeline("text-generation", "toy-writer")
slow = await pipeline("feature-extraction", "exact", dtype="fp32")
gr.Interface.from_pipeline(write).launch()
"""

NOTE_BOOT = """
window.seen = [];
new MutationObserver(() => {
  for (const app of document.querySelectorAll('lite-app')) {
    const status = (app.shadowRoot ?? app).querySelector('.lite-boot-text');
    if (status) window.seen.push(status.textContent);
  }
}).observe(document, { childList: true, subtree: true, characterData: true });
"""

Open = Callable[[str], Page]


@pytest.fixture
def open_app(page: Page, site: Path, tmp_path: Path, serve: Serve) -> Open:
    """Open an app beside models, where every file is served with the strict policy."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "exact").symlink_to(MINILM)
    (tmp_path / "models" / "toy-writer").symlink_to(site / "apps" / "models" / "toy-writer")
    (tmp_path / "runtime").symlink_to(site / "runtime")
    page.route("https://huggingface.co/**", nothing_there)

    def open_(app: str) -> Page:
        html = document(f"<lite-app>{(HEAD + app).replace('<', '&lt;')}</lite-app>")
        headers = {"content-security-policy": STRICT}
        show(page, serve(tmp_path, csp=STRICT).url, html, headers=headers)
        return running(page)

    return open_


def nothing_there(route: Route) -> None:
    """What the hub says of a model that it has not; and nobody here may ask the real one."""
    route.fulfill(status=404, headers={"access-control-allow-origin": "*"})


def answer(page: Page) -> Any:
    """What the app says, as JSON."""
    out = page.get_by_label("Out")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(out).to_have_value(re.compile(r"^[\[{]"), timeout=BOOT_MS)
    return json.loads(out.input_value())


def native() -> np.ndarray[Any, np.dtype[np.float32]]:
    """The sentences' vectors by onnxruntime itself. Their words are whole tokens, so that looking them up is enough."""
    known = json.loads((MINILM / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    session = onnxruntime.InferenceSession(MINILM / "onnx" / "model.onnx")
    made = []
    for sentence in SENTENCES:
        ids = np.array([[known[word] for word in ["[CLS]", *sentence.lower().split(), "[SEP]"]]], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        (hidden,) = session.run(None, feed)
        mean = hidden.mean(1)[0]
        made.append(mean / np.linalg.norm(mean))
    return np.array(made, np.float32)


def test_embeddings_are_the_native_ones_and_text_streams_until_it_is_stopped(open_app: Open) -> None:
    page = open_app(TYPED % json.dumps(SENTENCES))
    said = answer(page)
    np.testing.assert_allclose(said["vectors"], native(), atol=1e-4)
    assert said["dtype"] == "float32"
    assert said["device"] in ("wasm", "webgpu")
    ((loaded, total),) = said["loaded"]
    assert loaded == total > 90_000_000
    assert said["story"] == [{"generated_text": "the river wakes before the river"}]
    assert "".join(said["streamed"]).split() == [".", "the", "river", "wakes"]
    assert "chat_template" in said["chat"] or "chat template" in said["chat"]
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("Out")).to_have_value(re.compile(r"^(\S+ ){5}"), timeout=BOOT_MS)
    page.get_by_role("button", name="Stop").click()
    # The model has stopped as well: the engine, which does one thing at a time, is free.
    assert answer(page)["streamed"] == said["streamed"]


@pytest.mark.allow_console_errors
def test_pages_for_transformers_js_run_and_mistakes_are_said_in_words(open_app: Open) -> None:
    said = answer(open_app(PLAIN))
    assert said["ids"][0][0] > 0
    assert len(said["text"].split()) == 2
    assert said["logits"][:2] == [1, 2]
    assert said["task"] == "text-generation"
    assert said["written"] == said["again"]
    assert said["picture"] == [[2, 1], [[[255, 0, 0, 255], [0, 255, 0, 255]]]]
    assert said["larger"] == [4, 2]
    assert re.search(
        "^NoSuchFile: The model .nobody/nothing. could not be loaded.*models/nobody/nothing/", said["missing"]
    )
    assert said["task?"].startswith("InvalidArgument: Unsupported pipeline: no-such-task")
    assert said["name?"].startswith("InvalidArgument: transformers.js has no Nothing.at_all here")
    assert said["number?"].startswith("Fail: Input must be a string")
    assert said["device?"].startswith("InvalidArgument: device='abacus'")
    assert said["file?"].startswith("NoSuchFile: 'nowhere.png' is no file")


def test_a_plain_function_waits_for_a_model(open_app: Open) -> None:
    assert answer(open_app(WAITED)) == [{"generated_text": "the river wakes before the"}]


def test_a_pipeline_that_is_awaited_at_the_start_becomes_an_interface_without_jspi_too(
    page: Page, open_app: Open
) -> None:
    page.route("**/runtime/assets/main-*.js", without_jspi)
    page.add_init_script(NOTE_BOOT)
    open_app(AT_START)
    assert page.evaluate("seen.some((text) => /Loading exact.* of 9\\d\\.\\d MB/.test(text))")
    page.get_by_role("textbox", name="Input").fill("the dog")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("textbox", name="Output")).to_have_value(re.compile(r"^the dog\b."), timeout=BOOT_MS)


HUB = """
seen = []
NAME = "Xenova/all-MiniLM-L6-v2"
embed = pipeline("feature-extraction", NAME, dtype="q8", progress=lambda told, **more: seen.append(told))

async def run():
    vectors = await embed(["A man is eating food ."], pooling="mean", normalize=True)
    return json.dumps({"width": len(vectors.tolist()[0]), "loaded": seen[-1]})
app(run)
"""


def test_a_name_of_the_hub_is_loaded_from_there_with_progress_and_kept_by_the_browser(
    page: Page, open_app: Open, context: BrowserContext
) -> None:
    asked: list[str] = []

    def hub(route: Route) -> None:
        asked.append(route.request.url)
        file = MINILM / route.request.url.partition("/resolve/main/")[2]
        headers = {"access-control-allow-origin": "*", "access-control-expose-headers": "content-length"}
        if file.is_file():
            route.fulfill(path=file, headers=headers)
        else:
            route.fulfill(status=404, headers=headers)

    context.route("https://huggingface.co/**", hub)
    page.unroute("https://huggingface.co/**")
    try:
        said = answer(open_app(HUB))
        assert said["width"] == 384
        loaded, total = said["loaded"]
        assert loaded == total > 20_000_000
        assert any(url.endswith("onnx/model_quantized.onnx") for url in asked)
        asked.clear()
        page.reload()
        assert answer(running(page)) == said
        assert not any(url.endswith(".onnx") for url in asked), asked
    finally:
        context.unroute("https://huggingface.co/**")
