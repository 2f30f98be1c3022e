"""`gr.pool` in a page: functions in workers of Python's worker."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.pages import document, show

BOOT_MS = 90_000

APP = """
<gradio-file name="words.py">
class Refused(Exception):
    def __init__(self, one, *, two):
        super().__init__(f"{one} {two}")
</gradio-file>
<gradio-file name="app.py" entrypoint>
import time
import gradio as gr
from words import Refused

READ = open("words.py").read()[:5]

@gr.pool(workers=2)
def compute(name):
    begun = time.time()
    while time.time() < begun + 2:
        pass
    return f"{name} {begun} {time.time()}"

@gr.pool
def steps(text):
    for n in range(3):
        yield f"{text} {n}"
    gr.Info(f"{READ} from afar")
    print("printed", "afar")
    raise Refused("no", two="more")

@gr.pool
def hang(text):
    yield f"hangs {text}"
    while True:
        pass

with gr.Blocks() as demo:
    text, out = gr.Textbox("a", label="Text"), gr.Textbox(label="Out")
    one, two, said = gr.Textbox(label="One"), gr.Textbox(label="Two"), gr.Textbox(label="Said")
    both = gr.Button("Both")
    both.click(compute, text, one)
    both.click(compute, text, two)
    gr.Button("Echo").click(lambda text: text, text, said)
    gr.Button("Steps").click(steps, text, out)
    hanging = gr.Button("Hang").click(hang, text, out)
    gr.Button("Stop").click(None, cancels=[hanging])
demo.launch()
</gradio-file>
"""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def spans(page: Page, name: str) -> list[tuple[float, float]]:
    """When each of the two calls with `name` computed."""
    found = []
    for label in ("One", "Two"):
        box = page.get_by_label(label, exact=True)
        expect(box).to_have_value(re.compile(f"^{name} "), timeout=BOOT_MS)
        _, begun, ended = box.input_value().split()
        found.append((float(begun), float(ended)))
    return found


@pytest.mark.allow_console_errors
def test_functions_compute_side_by_side_and_the_app_goes_on(
    page: Page, site: Path, serve: Serve, wait_until_running: Callable[[], Page]
) -> None:
    console: list[str] = []
    page.on("console", lambda message: console.append(message.text))
    show(page, serve(site).url, document(f"<gradio-lite eager>{APP}</gradio-lite>"))
    wait_until_running()
    text = page.get_by_label("Text", exact=True)

    press(page, "Both")  # the workers start with it
    spans(page, "a")
    text.fill("b")
    press(page, "Both")
    text.fill("echo")
    press(page, "Echo")
    expect(page.get_by_label("Said")).to_have_value("echo", timeout=1900)  # before either is through
    (begun, ended), (other_begun, other_ended) = spans(page, "b")
    assert begun < other_ended
    assert other_begun < ended

    press(page, "Steps")
    expect(page.get_by_label("Out", exact=True)).to_have_value("echo 2")
    expect(page.get_by_test_id("toast-body").filter(has_text="class from afar")).to_be_visible()
    expect(page.get_by_test_id("toast-body").filter(has_text="no more")).to_be_visible()
    assert any("printed afar" in line for line in console)
    assert any("in steps" in line for line in console), console

    for turn in ("first", "second", "third"):  # more than there are workers: each that hangs is ended and replaced
        text.fill(turn)
        press(page, "Hang")
        expect(page.get_by_label("Out", exact=True)).to_have_value(f"hangs {turn}", timeout=BOOT_MS)
        press(page, "Stop")
        expect(page.get_by_test_id("status-tracker")).to_have_count(0)
    press(page, "Steps")
    expect(page.get_by_label("Out", exact=True)).to_have_value("third 2", timeout=BOOT_MS)
    expect(page.get_by_text("Python was started again")).to_have_count(0)
