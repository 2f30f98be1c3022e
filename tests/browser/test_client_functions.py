"""Python that the page runs itself: every sample, translated and run by the page's own Python, and run in Chromium."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import document, show
from tests.browser.port import record, take
from tests.transpile import node, samples

APP = """
import json
import gradio as gr
import samples
from lite.transpile.program import transpile  # js=True

def cpython(fn, args):
    try:
        return repr(fn(*args))
    except Exception as error:
        return f"{type(error).__name__}: {error}"

def run_all():
    out = []
    for fn, calls in samples.SAMPLES:
        program = transpile(fn, [], [], [])
        for args in calls:
            text = json.dumps(args)
            out.append([fn.__name__, program, text, cpython(fn, json.loads(text))])
    return json.dumps(out)

with gr.Blocks() as demo:
    done = gr.Textbox(label="Done")
    gr.Button("Run").click(lambda: (run_all(), "yes"), None, [gr.Textbox(label="Answers"), done])
demo.launch()
"""

IN_PAGE = """async (calls) => {
  const { trace } = await import('./python.mjs');
  return calls.map(([, program, args]) => trace(program, args));
}"""


def comparable(text: str) -> str:
    """Functions in functions have a longer name in CPython; JSON errors have other words in each JavaScript engine."""
    if text.startswith("JSONDecodeError"):
        return "JSONDecodeError"
    head, found, tail = text.rpartition("<locals>.")
    return f"{head.partition(': ')[0]}: {tail}" if found else text


def test_every_sample_gives_what_the_page_s_own_python_gives(
    page: Page, site_url: str, wait_until_running: Callable[[], Page]
) -> None:
    files = {"samples.py": Path(samples.__file__).read_text("utf-8"), "app.py": APP}
    tags = "".join(
        f'<gradio-file name="{name}"{" entrypoint" if name == "app.py" else ""}>{html.escape(text)}</gradio-file>'
        for name, text in files.items()
    )
    code = node.bundle().read_text("utf-8")
    page.route(f"{site_url}python.mjs", lambda route: route.fulfill(body=code, content_type="text/javascript"))
    show(page, site_url, document(f"<lite-app eager>{tags}</lite-app>"))
    wait_until_running()
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_label("Done")).to_have_value("yes", timeout=90_000)
    calls = json.loads(page.get_by_label("Answers").input_value())
    assert len(calls) > 600
    found = page.evaluate(IN_PAGE, calls)
    wrong = [
        f"{name}{args}\n  CPython {expected}\n  page    {answer}"
        for (name, _, args, expected), answer in zip(calls, found, strict=True)
        if comparable(expected) != comparable(answer)
    ]
    assert not wrong, "\n".join(wrong)


FORM = """
import gradio as gr

def greet(name):
    return f"Hello, {name}!", gr.Button(interactive=bool(name.strip()))

with gr.Blocks() as demo:
    name, greeting = gr.Textbox(label="Name"), gr.Textbox(label="Greeting")
    send = gr.Button("Send", interactive=False)
    shout = gr.Textbox(label="Shout")
    # A chain: the page's part sends nothing, Python's part one message.
    name.input(greet, name, [greeting, send], js=True).then(None, greeting, shout, js="(text) => text.toUpperCase()")
    send.click(lambda text: text + "?", shout, greeting)
    demo.load(lambda: "loaded", None, shout, js=True)
demo.launch()
"""


def test_a_chain_in_the_page_sends_nothing_and_the_function_stays_for_python(
    page: Page, site_url: str, wait_until_running: Callable[[], Page]
) -> None:
    record(page)
    show(page, site_url, document(f"<lite-app eager>{html.escape(FORM)}</lite-app>"))
    wait_until_running()
    expect(page.get_by_label("Shout")).to_have_value("loaded")
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
    take(page)
    page.get_by_label("Name").press("A")
    expect(page.get_by_label("Shout")).to_have_value("HELLO, A!")
    # From the second run on a function runs at once: however fast the keys, none is dropped.
    page.get_by_label("Name").press_sequentially("da")
    expect(page.get_by_label("Shout")).to_have_value("HELLO, ADA!")
    expect(page.get_by_role("button", name="Send")).to_be_enabled()
    traffic = take(page)
    assert (traffic.sent, traffic.received) == ([], [])
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_label("Greeting")).to_have_value("HELLO, ADA!?")
    assert take(page).calls() == 1


STUCK = """
import time
import gradio as gr

def compute():
    until = time.monotonic() + 6
    while time.monotonic() < until:
        pass
    return "computed"

with gr.Blocks() as demo:
    text, out, slow = gr.Textbox(label="Text"), gr.Textbox(label="Out"), gr.Textbox(label="Slow")
    text.input(lambda text: text[::-1], text, out, js=True)
    gr.Button("Compute").click(compute, None, slow)
demo.launch()
"""


def test_it_answers_while_python_computes(page: Page, site_url: str, wait_until_running: Callable[[], Page]) -> None:
    show(page, site_url, document(f"<lite-app eager>{html.escape(STUCK)}</lite-app>"))
    wait_until_running()
    page.get_by_role("button", name="Compute").click()
    page.get_by_label("Text").fill("abc")
    expect(page.get_by_label("Out")).to_have_value("cba")
    assert page.get_by_label("Slow").input_value() == ""
    expect(page.get_by_label("Slow")).to_have_value("computed")
