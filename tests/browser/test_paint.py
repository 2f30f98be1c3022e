"""Painted before Python is up: from what an earlier visit left in the browser, or from what the page carries.

Python is held back by holding its worker's script until the test lets it go.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.pages import BOOT_MS, document, show
from tests.browser.port import record, take

WORKER = "**/assets/main-*.js"
CONTROLS = "[...document.querySelectorAll('lite-app :is(textarea, input, button)')]"
KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('lite-paint:'))"
READY = "() => [...document.querySelectorAll('lite-app')].every((app) => app.controller?.runtime.state === 'ready')"

APP = """
import gradio as gr

def reverse(text):
    return text[::-1]

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    greeting = gr.Textbox(label="Greeting")
    reversed_ = gr.Textbox(label="Reversed")
    loaded = gr.Textbox(label="Loaded", value=lambda: "by Python")
    name.input(reverse, name, reversed_, js=True)
    gr.Button("Greet").click(lambda name: f"Hello, {name}!", name, greeting)
    gr.Button("Shout").click(None, name, greeting, js="(text) => text.toUpperCase()")
    with gr.Tabs():
        with gr.Tab("First"):
            gr.Markdown("In the first tab.")
        with gr.Tab("Second"):
            gr.Slider(0, 10, value=3, label="Size", interactive=True)
demo.launch()
"""


class Hold:
    """Keeps the scripts of a page's workers back, and so Python."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._routes: list[Route] = []
        page.route(WORKER, lambda route: self._routes.append(route))

    def release(self) -> None:
        """Let what was asked for go, and all that comes."""
        self._page.unroute(WORKER)
        for route in self._routes:
            route.continue_()

    def refuse(self) -> None:
        """Let what was asked for fail, and hold what comes."""
        for route in self._routes:
            route.abort()
        self._routes.clear()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a visitor who was never here; its console stays free of errors."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(f"uncaught: {error}"))
    yield page
    context.close()
    if not request.node.get_closest_marker("allow_console_errors"):
        assert not errors, errors


def lite_app(code: str, inside: str = "", attributes: str = "eager stall-seconds=600") -> str:
    return (
        f"<lite-app {attributes}>{inside}<lite-file name='app.py' entrypoint>{html.escape(code)}</lite-file></lite-app>"
    )


def first_visit(page: Page, site_url: str, body: str, *, kept: int = 1) -> None:
    """Open a page of `body` and leave it when the browser keeps `kept` configs."""
    show(page, site_url, document(body))
    page.wait_for_function(f"count => ({KEPT})().length === count", arg=kept, timeout=BOOT_MS)


def wait_until_ready(page: Page) -> None:
    page.wait_for_function(READY, timeout=BOOT_MS)


def sign(page: Page) -> Locator:
    """What says that Python is on its way."""
    return page.get_by_role("status").filter(has_text="Python")


def test_a_second_visit_works_before_python_is_up_and_python_changes_nothing(page: Page, site_url: str) -> None:
    record(page)
    first_visit(page, site_url, lite_app(APP))
    hold = Hold(page)
    page.reload()
    name, greeting = page.get_by_label("Name"), page.get_by_label("Greeting")
    name.press_sequentially("Ada")
    expect(page.get_by_label("Reversed")).to_have_value("adA")
    page.get_by_role("button", name="Shout").click()
    expect(greeting).to_have_value("ADA")
    page.get_by_role("tab", name="Second").click()
    page.get_by_role("spinbutton", name="Size").fill("7")
    expect(sign(page)).to_be_visible()
    assert take(page).sent == []
    # Twice: an event that runs once at a time is not queued again.
    page.get_by_role("button", name="Greet").click()
    page.get_by_role("button", name="Greet").click()
    status = page.locator(".block", has=greeting).get_by_role("progressbar")
    expect(status).to_have_accessible_name("Starting Python")
    name.fill("Grace")
    name.evaluate("(input) => { input.focus(); input.setSelectionRange(2, 2); }")
    page.evaluate(f"() => {{ window.before = {CONTROLS}; }}")
    hold.release()
    expect(greeting).to_have_value("Hello, Ada!", timeout=BOOT_MS)
    expect(page.get_by_label("Loaded")).to_have_value("by Python")
    assert take(page).calls() == 2
    expect(name).to_have_value("Grace")
    assert name.evaluate("(input) => [document.activeElement === input, input.selectionStart]") == [True, 2]
    expect(page.get_by_role("spinbutton", name="Size")).to_have_value("7")
    expect(sign(page)).to_have_count(0)
    assert page.evaluate(f"() => {CONTROLS}.every((each, i) => each === before[i])")


def painted_otherwise(page: Page, change: Callable[[dict[str, Any]], None]) -> None:
    """Make what the browser keeps another config, as if the app had been so on the last visit."""
    (key,) = page.evaluate(KEPT)
    at, _, text = page.evaluate("key => localStorage[key]", key).partition(" ")
    config = json.loads(text)
    change(config)
    page.evaluate("([key, entry]) => localStorage.setItem(key, entry)", [key, f"{at} {json.dumps(config)}"])


def component(config: dict[str, Any], label: str) -> dict[str, Any]:
    return next(each for each in config["components"] if each["props"].get("label") == label)


def test_python_s_config_wins_and_what_was_typed_stays(page: Page, site_url: str) -> None:
    first_visit(page, site_url, lite_app(APP))

    def older(config: dict[str, Any]) -> None:
        component(config, "Name")["props"] |= {"label": "Old name", "value": "old"}
        component(config, "Reversed")["props"]["value"] = "old"
        component(config, "Loaded")["props"]["value"] = "old"

    painted_otherwise(page, older)
    hold = Hold(page)
    page.reload()
    page.get_by_label("Old name").fill("mine")
    expect(page.get_by_label("Reversed")).to_have_value("enim")
    page.get_by_label("Greeting").evaluate("(box) => { window.before = box; }")
    hold.release()
    # The label is Python's; the text is the visitor's, and so is what was made of it.
    expect(page.get_by_label("Name", exact=True)).to_have_value("mine", timeout=BOOT_MS)
    expect(page.get_by_label("Loaded")).to_have_value("by Python")
    expect(page.get_by_label("Reversed")).to_have_value("enim")
    expect(page.get_by_label("Greeting")).to_have_value("")
    assert page.get_by_label("Greeting").evaluate("(box) => box === before")
    # What is kept is Python's again.
    page.wait_for_function("() => Object.values(localStorage).every((entry) => !entry.includes('Old name'))")

    def another(config: dict[str, Any]) -> None:
        loaded = component(config, "Loaded")
        config["components"].append({**loaded, "id": 900, "props": loaded["props"] | {"label": "Gone"}})
        config["layout"]["children"].insert(0, {"id": 900})
        config["page"][""]["layout"] = config["layout"]

    painted_otherwise(page, another)
    hold = Hold(page)
    page.reload()
    page.get_by_label("Gone").fill("lost")
    page.get_by_label("Name").fill("kept")
    page.get_by_role("button", name="Greet").click()
    page.get_by_label("Name").focus()
    hold.release()
    expect(page.get_by_text("The app has changed")).to_be_visible(timeout=BOOT_MS)
    expect(page.get_by_label("Gone")).to_have_count(0)
    expect(page.get_by_label("Name")).to_have_value("kept")
    expect(page.get_by_label("Name")).to_be_focused()
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, kept!")


TYPED = """
import gradio as gr
with gr.Blocks() as demo:
    note = gr.Textbox(label="Note", value=lambda: "by Python", interactive=True)
    other = gr.Textbox(label="Other", value=lambda: "by Python")
    file = gr.File(label="Data")
    size = gr.Textbox(label="Content")
    file.upload(lambda file: open(file).read(), file, size)
    given = gr.File("given.txt", label="Given")
    gr.Button("Read").click(lambda file: open(file).read(), given, gr.Textbox(label="Read"))
demo.launch()
"""


def test_what_was_typed_and_given_before_python_is_up_is_newer_than_load_events(page: Page, site_url: str) -> None:
    first_visit(page, site_url, lite_app(TYPED, "<lite-file name='given.txt'>given</lite-file>"))
    hold = Hold(page)
    page.reload()
    page.get_by_label("Note").fill("mine")
    page.get_by_role("button", name="Read").click()
    page.locator("input[type=file]").first.set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"read me"}
    )
    hold.release()
    expect(page.get_by_label("Content")).to_have_value("read me", timeout=BOOT_MS)
    expect(page.get_by_label("Read", exact=True)).to_have_value("given")
    expect(page.get_by_label("Other")).to_have_value("by Python")
    expect(page.get_by_label("Note")).to_have_value("mine")


@pytest.mark.allow_console_errors
def test_a_start_that_fails_after_painting_keeps_the_text_and_says_so(page: Page, site_url: str) -> None:
    first_visit(page, site_url, lite_app(APP))
    hold = Hold(page)
    page.reload()
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Greet").click()
    expect(sign(page)).to_be_visible()
    hold.refuse()
    panel = page.get_by_test_id("lite-failure")
    expect(panel).to_contain_text("worker", timeout=BOOT_MS)
    # It can be read, and does not pretend to work; the event has ended with an error.
    assert page.locator(".lite-mount").evaluate("(app) => app.inert")
    expect(
        page.locator(".block", has=page.locator(":text-is('Greeting')")).get_by_test_id("status-tracker")
    ).to_have_text("Error")
    expect(sign(page)).to_have_count(0)
    hold.release()
    panel.get_by_role("button", name="Retry").click()
    expect(page.get_by_label("Loaded")).to_have_value("by Python", timeout=BOOT_MS)
    expect(panel).to_have_count(0)
    expect(page.get_by_label("Greeting")).to_have_value("")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")


DATA_APP = """
import gradio as gr
with gr.Blocks() as demo:
    gr.Dropdown(open("words.txt").read().split(), label="Word")
    if "broken" in open("words.txt").read():
        raise ValueError("The words are broken.")
demo.launch()
"""


@pytest.mark.allow_console_errors
def test_an_app_that_no_longer_starts_is_not_painted_again(page: Page, site_url: str) -> None:
    words = "one two"
    page.route(f"{site_url}words.txt", lambda route: route.fulfill(body=words))
    first_visit(page, site_url, lite_app(DATA_APP, "<lite-file name='words.txt' url='words.txt'></lite-file>"))
    words = "one broken"
    hold = Hold(page)
    page.reload()
    expect(page.get_by_label("Word")).to_be_visible()
    hold.release()
    expect(page.get_by_test_id("lite-failure")).to_contain_text("The words are broken.", timeout=BOOT_MS)
    expect(page.get_by_label("Word")).to_have_count(0)
    assert page.evaluate(KEPT) == []


PAGES = """
import gradio as gr
with gr.Blocks() as demo:
    gr.Textbox(label="On the first page")
with demo.route("About", "/about"):
    about = gr.Textbox(label="On the second page")
    demo.load(lambda: "by Python", None, about)
demo.launch()
"""


def test_the_page_of_the_address_is_painted_and_two_apps_keep_apart(page: Page, site_url: str) -> None:
    body = lite_app(PAGES) + lite_app(APP.replace("Name", "Other name"))
    first_visit(page, site_url, body, kept=2)
    hold = Hold(page)
    page.goto(f"{page.url}#/about")
    page.reload()
    expect(page.get_by_label("On the second page")).to_be_visible()
    expect(page.get_by_label("On the first page")).to_have_count(0)
    page.get_by_label("Other name").fill("Bo")
    page.get_by_role("button", name="Greet").click()
    hold.release()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Bo!", timeout=BOOT_MS)
    expect(page.get_by_label("On the second page")).to_have_value("by Python", timeout=BOOT_MS)
    wait_until_ready(page)
    assert len(page.evaluate(KEPT)) == 2


def test_storage_that_is_full_or_holds_nonsense_is_done_without(page: Page, site_url: str) -> None:
    first_visit(page, site_url, lite_app(APP))
    painted_otherwise(page, lambda config: config.update(components=[{"id": "x"}]))
    fill = """() => {
      let text = 'x'.repeat(1 << 20);
      for (let n = 0; text; n++)
        try { localStorage[`full ${n}`] = text; } catch { text = text.slice(text.length / 2 + 1); }
    }"""
    page.evaluate(fill)
    hold = Hold(page)
    page.reload()
    expect(page.get_by_test_id("lite-boot")).to_be_visible()
    assert page.evaluate(KEPT) == []
    page.evaluate(fill)
    hold.release()
    expect(page.get_by_label("Loaded")).to_have_value("by Python", timeout=BOOT_MS)
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")


def test_a_page_paints_what_it_carries_on_a_first_visit(page: Page, browser: Browser, site_url: str) -> None:
    config = {
        "title": "Baked",
        "components": [
            {"id": 1, "type": "textbox", "props": {"label": "Name </script>"}},
            {"id": 2, "type": "textbox", "props": {"label": "Greeting"}},
            {"id": 3, "type": "button", "props": {"value": "Greet"}},
        ],
        "dependencies": [],
        "layout": {"id": 0, "children": [{"id": 1}, {"id": 2}, {"id": 3}]},
    }
    text = json.dumps(config).replace("<", "\\u003c")
    script = f"<script type='application/json' data-lite-config='a'>{text}</script>"
    baked = f"{script}<div data-lite-static>Greets people.</div>"
    body = document(lite_app(APP, baked))
    hold = Hold(page)
    show(page, site_url, body)
    page.get_by_label("Name </script>").fill("typed")
    expect(page.get_by_text("Greets people.")).to_have_count(0)
    assert (
        page.evaluate("() => document.querySelector('lite-app').controller.source.files['app.py']").strip()
        == APP.strip()
    )
    hold.release()
    expect(page.get_by_label("Loaded")).to_have_value("by Python", timeout=BOOT_MS)
    expect(page.get_by_label("Name", exact=True)).to_have_value("")
    # Readers without scripts get its texts, and not its source.
    reader = browser.new_context(java_script_enabled=False).new_page()
    show(reader, site_url, body)
    expect(reader.get_by_text("Greets people.")).to_be_visible()
    expect(reader.get_by_text("import gradio")).to_be_hidden()
    reader.context.close()
