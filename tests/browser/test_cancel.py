"""Cancelling what never waits, with and without shared memory; a worker that dies; a page that goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.pages import document, show

Run = Callable[..., Page]

HEAD = "import asyncio, time\nimport gradio as gr\nwith gr.Blocks() as demo:\n"
RESTARTED = re.compile("Python was started again")
BOOT_MS = 90_000


@pytest.fixture
def run(page: Page, site: Path, serve: Serve, wait_until_running: Callable[[], Page]) -> Run:
    """Open a page with an app, given as what stands in its `with gr.Blocks()`; isolated or not."""

    def open_(body: str, *, isolate: bool = False) -> Page:
        url = serve(site, isolate=isolate).url
        app = HEAD + "\n".join(f"    {line}" for line in body.strip().splitlines())
        headers = {
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
        }
        tag = f"<lite-app eager>\n{app}\ndemo.launch()\n</lite-app>"
        show(page, url, document(tag), headers=headers if isolate else None)
        wait_until_running()
        assert page.evaluate("crossOriginIsolated") == isolate
        return page

    return open_


HANG = """
kept = []

def hang():
    try:
        while True:
            pass
    finally:
        kept.append("finally")

def swallow():
    while True:
        try:
            int("1")
        except Exception:
            pass

def add(a, kept_text):
    kept.append(a)
    return " ".join(kept)

text, out, said = gr.Textbox(label="Text"), gr.Textbox(label="Out"), gr.Textbox(label="Said")
hanging = gr.Button("Hang").click(hang, None, out)
swallowing = gr.Button("Swallow").click(swallow, None, out)
summing = gr.Button("Sum").click(lambda: sum(range(10**12)), None, out)
gr.Button("Stop").click(None, cancels=[hanging, swallowing, summing])
gr.Button("Add").click(add, [text, out], said)
"""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def hang(page: Page, name: str = "Hang") -> None:
    """Begin a function that never ends, and wait until it has the CPU: the worker does not answer any more."""
    press(page, name)
    expect(page.get_by_test_id("status-tracker").first).to_be_visible()


@pytest.mark.parametrize("name", ["Hang", "Swallow"])
def test_an_isolated_page_stops_a_function_that_never_waits_and_loses_nothing(run: Run, name: str) -> None:
    page = run(HANG, isolate=True)
    page.get_by_label("Text").fill("first")
    press(page, "Add")
    expect(page.get_by_label("Said")).to_have_value("first")
    for word in ("second", "third", "fourth"):
        hang(page, name)
        press(page, "Stop")
        expect(page.get_by_test_id("status-tracker")).to_have_count(0)
        for text in (word, f"{word} again"):  # the event loop is whole: the next one works, and the one after it
            page.get_by_label("Text").fill(text)
            press(page, "Add")
            expect(page.get_by_label("Said")).to_have_value(re.compile(f" {text}$"))
    if name == "Hang":
        expect(page.get_by_label("Said")).to_have_value(re.compile("finally.*finally.*finally"))
    expect(page.get_by_text(RESTARTED)).to_have_count(0)


@pytest.mark.parametrize(("name", "isolate"), [("Hang", False), ("Sum", True)])
def test_what_no_signal_can_reach_is_ended_with_its_worker_and_the_page_stays(
    run: Run, name: str, isolate: bool
) -> None:
    page = run(HANG, isolate=isolate)
    page.get_by_label("Text").fill("typed")
    press(page, "Add")
    expect(page.get_by_label("Said")).to_have_value("typed")
    for word, workers in (("one", 1), ("two", 2)):  # once ended, it may be again: a spare one is kept
        assert len(page.workers) == workers
        with page.workers[0].expect_event("close"):
            page.get_by_label("Text").fill(word)
            hang(page, name)
            press(page, "Stop")
            press(page, "Add")  # fired while Python hangs: it waits, and runs
            toast = page.get_by_test_id("toast-body").filter(has_text=RESTARTED)
            expect(toast).to_contain_text("state, variables")
            toast.get_by_role("button", name="Close").click()
            expect(page.get_by_label("Said")).to_have_value(word, timeout=BOOT_MS)
        expect(page.get_by_label("Text")).to_have_value(word)
        expect(page.get_by_test_id("status-tracker")).to_have_count(0)
    press(page, "Add")
    expect(page.get_by_label("Said")).to_have_value("two two")
    with page.workers[-1].expect_event("close"):
        page.evaluate("() => document.querySelector('lite-app').remove()")


def test_a_long_calculation_of_another_function_is_not_ended_unasked(run: Run) -> None:
    page = run("""
def compute():
    start = time.monotonic()
    while time.monotonic() - start < 5:
        pass
    return "computed"

async def sleepy():
    await asyncio.sleep(3600)

out, slept = gr.Textbox(label="Out"), gr.Textbox(label="Slept")
sleeping = gr.Button("Sleep").click(sleepy, None, slept)
gr.Button("Compute").click(compute, None, out)
gr.Button("Stop").click(None, cancels=sleeping)
""")
    press(page, "Sleep")
    expect(page.get_by_test_id("status-tracker").first).to_be_visible()
    press(page, "Compute")
    press(page, "Stop")
    notice = page.get_by_role("alert").filter(has_text="Python has not stopped yet")
    expect(notice.get_by_role("button", name="Restart Python")).to_be_visible()
    expect(page.get_by_label("Out")).to_have_value("computed")
    expect(notice).to_have_count(0)
    expect(page.get_by_text(RESTARTED)).to_have_count(0)


def test_a_user_may_restart_what_computes_without_end(run: Run) -> None:
    page = run("""
def compute():
    while True:
        pass

async def sleepy():
    await asyncio.sleep(3600)

out = gr.Textbox(label="Out")
sleeping = gr.Button("Sleep").click(sleepy, None, out)
gr.Button("Compute").click(compute, None, out)
gr.Button("Stop").click(None, cancels=sleeping)
gr.Button("Greet").click(lambda: "hello", None, out)
""")
    press(page, "Sleep")
    press(page, "Compute")
    press(page, "Stop")
    page.get_by_role("button", name="Restart Python").click()
    expect(page.get_by_text("one more event that was running")).to_be_visible()
    press(page, "Greet")
    expect(page.get_by_label("Out")).to_have_value("hello", timeout=BOOT_MS)


def test_uploads_and_written_files_are_there_again_after_a_restart(run: Run) -> None:
    page = run("""
from pathlib import Path

def hang():
    while True:
        pass

def read(path):
    return Path(path).read_text() + Path("note.txt").read_text()

file, out = gr.File(label="Upload"), gr.Textbox(label="Out")
hanging = gr.Button("Hang").click(hang, None, out)
gr.Button("Stop").click(None, cancels=hanging)
gr.Button("Read").click(read, file, out)
""")
    page.evaluate("document.querySelector('lite-app').controller.write('note.txt', ' and a note')")
    page.locator("input[type=file]").set_input_files(
        {"name": "words.txt", "mimeType": "text/plain", "buffer": b"words"}
    )
    expect(page.get_by_text("words.txt").first).to_be_visible()
    press(page, "Read")
    expect(page.get_by_label("Out")).to_have_value("words and a note")
    hang(page)
    press(page, "Stop")
    expect(page.get_by_text(RESTARTED).first).to_be_visible()
    press(page, "Read")
    expect(page.get_by_label("Out")).to_have_value("words and a note", timeout=BOOT_MS)
    expect(page.get_by_test_id("status-tracker")).to_have_count(0)


MORTAL = """
import js

count, out = gr.State(0), gr.Textbox(label="Out")

def more(n):
    return n + 1, f"{n + 1} so far"

gr.Button("Count").click(more, count, [count, out])
gr.Button("Die").click(lambda: js.self.close(), None, out)
"""


def test_a_worker_that_ends_itself_is_noticed_and_replaced_and_a_relapse_is_told(run: Run) -> None:
    page = run(MORTAL)
    press(page, "Count")
    expect(page.get_by_label("Out")).to_have_value("1 so far")  # a click while one runs is dropped
    press(page, "Count")
    expect(page.get_by_label("Out")).to_have_value("2 so far")
    press(page, "Die")
    expect(page.get_by_text("Python ended unexpectedly")).to_be_visible()
    press(page, "Count")
    expect(page.get_by_label("Out")).to_have_value("1 so far", timeout=BOOT_MS)
    expect(page.get_by_test_id("status-tracker")).to_have_count(0)


@pytest.mark.allow_console_errors
def test_a_worker_that_dies_again_and_again_is_not_started_for_ever(run: Run) -> None:
    page = run(MORTAL)
    press(page, "Die")
    expect(page.get_by_text("Python ended unexpectedly")).to_be_visible()
    page.wait_for_function("document.querySelector('lite-app').controller.runtime.state === 'ready'", timeout=BOOT_MS)
    press(page, "Die")
    panel = page.get_by_test_id("lite-failure")
    expect(panel).to_contain_text("Python ended unexpectedly")
    panel.get_by_role("button", name="Retry").click()
    page.get_by_role("button", name="Count").wait_for(timeout=BOOT_MS)
    press(page, "Count")
    expect(page.get_by_label("Out")).to_have_value("1 so far")


def test_a_worker_killed_from_outside_while_nothing_runs_is_replaced(run: Run) -> None:
    page = run(MORTAL)
    page.workers[0].evaluate("() => void setTimeout(() => self.close())")
    expect(page.get_by_text("Python ended unexpectedly")).to_be_visible()
    press(page, "Count")
    expect(page.get_by_label("Out")).to_have_value("1 so far", timeout=BOOT_MS)


def test_an_app_taken_off_the_page_has_its_functions_cancelled_and_its_unload_run(run: Run) -> None:
    page = run("""
import js
say = js.BroadcastChannel.new("said").postMessage

async def sleepy():
    try:
        await asyncio.sleep(3600)
    finally:
        say("finally")

out = gr.Textbox(label="Out")
gr.Button("Sleep").click(sleepy, None, out)
demo.unload(lambda: say("unload"))
""")
    page.evaluate("() => { window.said = []; new BroadcastChannel('said').onmessage = ({ data }) => said.push(data); }")
    press(page, "Sleep")
    expect(page.get_by_test_id("status-tracker").first).to_be_visible()
    page.evaluate("document.querySelector('lite-app').remove()")
    page.wait_for_function("said.includes('finally') && said.includes('unload')")
