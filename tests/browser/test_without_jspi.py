"""A browser without JSPI: sleeping blocks Python there, and everything else works."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Serve
from tests.browser.pages import BOOT_MS, document, running, show

APP = """
import time
import gradio as gr

def grow(steps):
    text = ""
    for step in range(int(steps)):
        text += f"{step} "
        yield text

def slow(text):
    time.sleep(0.2)
    return f"slept over {text}"

def forever():
    count = 0
    while True:
        count += 1
        yield count

with gr.Blocks() as demo:
    text, out, count = gr.Textbox("40", label="Text"), gr.Textbox(label="Out"), gr.Number(label="Count")
    gr.Button("Echo").click(lambda text: f"echo {text}", text, out)
    gr.Button("Stream").click(grow, text, out)
    gr.Button("Sleep").click(slow, text, out)
    counting = gr.Button("Forever").click(forever, None, count)
    gr.Button("Stop").click(lambda: "stopped", None, out, cancels=counting)
demo.launch()
"""


OFF = "delete WebAssembly.Suspending; delete WebAssembly.promising;\n"


def without_jspi(route: Route) -> None:
    """The worker's script, in a world that never had JSPI: no flag of Chromium 156 switches it off any more."""
    route.fulfill(body=OFF + route.fetch().text(), content_type="text/javascript")


def test_echo_stream_sleep_and_cancel_work(page: Page, site_url: str) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.route("**/runtime/assets/main-*.js", without_jspi)
    show(page, site_url, document(f"<lite-app eager>{APP}</lite-app>"))
    running(page)
    assert page.workers[0].evaluate("'Suspending' in WebAssembly") is False
    assert not any("without its snapshot" in text for text in told)
    out = page.get_by_label("Out")
    for name, expected in (("Echo", "echo 40"), ("Sleep", "slept over 40"), ("Stream", re.compile("^0 1 2 .* 39 $"))):
        page.get_by_role("button", name=name).click()
        expect(out).to_have_value(expected)
    page.get_by_role("button", name="Forever").click()
    expect(page.get_by_label("Count")).to_have_value(re.compile(r"\d\d"))
    page.get_by_role("button", name="Stop").click()
    expect(out).to_have_value("stopped")
    page.get_by_role("button", name="Echo").click()
    expect(out).to_have_value("echo 40")


POOLED = """
import gradio as gr

@gr.pool
def steps(text):
    for n in range(3):
        yield f"{text} {n}"

gr.Interface(steps, gr.Textbox(label="Text"), gr.Textbox(label="Out"), flagging_mode="never").launch()
"""


def test_a_pool_computes(page: Page, site: Path, tmp_path: Path, serve: Serve) -> None:
    # A runtime of its own, because no route of a page holds for the workers of its worker.
    shutil.copytree(site / "runtime", tmp_path / "runtime", ignore=shutil.ignore_patterns("engines"))
    for script in tmp_path.glob("runtime/assets/main-*.js"):
        script.write_text(OFF + script.read_text("utf-8"), "utf-8")
    show(page, serve(tmp_path).url, document(f"<lite-app eager>{POOLED}</lite-app>"))
    running(page)
    page.get_by_label("Text").fill("a")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Out")).to_have_value("a 2", timeout=BOOT_MS)
    assert [each.evaluate("'Suspending' in WebAssembly") for each in page.workers] == [False, False]
