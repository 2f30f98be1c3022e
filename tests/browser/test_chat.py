"""gr.ChatInterface in a browser, beyond what the example apps show."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import BOOT_MS, document, show

RUNNING = "() => document.querySelector('lite-app')?.controller?.runtime.state === 'ready'"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of a profile of this test's own: what the browser keeps is nobody else's."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def open_chat(tab: Page, site_url: str, code: str) -> None:
    show(tab, site_url, document(f"<lite-app>\n{code}\n</lite-app>"))
    tab.wait_for_function(RUNNING, timeout=BOOT_MS)


EXAMPLES = """
import random, time
import gradio as gr

def answer(message, history, name):
    token = random.randrange(10**9)
    for text in ("So", "So far", f"{message}, {name}: {token}"):
        time.sleep(0.05)
        yield text

async def written():
    saving = chat.answers._kept._saving
    if saving: await saving
    return "yes"

with gr.Blocks() as demo:
    chat = gr.ChatInterface(
        answer,
        additional_inputs=gr.Textbox(label="Name"),
        examples=[["Hi", "Ada"], ["Bye", "Bo"]],
        cache_examples=True,
    )
    said = gr.Textbox(label="Said")
    gr.Button("Written?").click(written, None, said)

demo.launch()
"""


def test_a_picked_example_shows_the_answer_that_the_browser_keeps(tab: Page, site_url: str) -> None:
    def pick() -> str:
        open_chat(tab, site_url, EXAMPLES)
        expect(tab.locator(".dataset-label")).to_have_text("Examples", timeout=60_000)
        tab.get_by_role("button", name="Written?").click()
        expect(tab.get_by_label("Said")).to_have_value("yes")
        tab.get_by_role("button", name="Bye").click()
        expect(tab.get_by_test_id("bot")).to_contain_text("Bye, Bo: ")
        expect(tab.get_by_test_id("user")).to_have_text("Bye")
        expect(tab.get_by_label("Message", exact=True)).to_have_value("")
        return tab.get_by_test_id("bot").inner_text()

    first = pick()
    assert pick() == first


CONVERSATIONS = """
import asyncio
import gradio as gr

async def answer(message, history):
    if message != "Count":
        yield f"{message}!"
        return
    for number in range(10_000):
        yield f"So far {number}"
        await asyncio.sleep(0.05)

gr.ChatInterface(answer, save_history=True).launch()
"""


def say(tab: Page, text: str) -> None:
    tab.get_by_label("Message", exact=True).fill(text)
    tab.get_by_label("Message", exact=True).press("Enter")


def test_who_leaves_in_mid_stream_finds_what_there_was_so_far(tab: Page, site_url: str) -> None:
    open_chat(tab, site_url, CONVERSATIONS)
    listed = tab.get_by_role("table", name="Conversations").get_by_role("button")
    bot = tab.get_by_test_id("bot")
    say(tab, "Short")
    expect(bot).to_have_text("Short!")
    expect(listed).to_have_text(["Short"])
    tab.get_by_role("button", name="New chat").click()
    expect(bot).to_have_count(0)
    say(tab, "Count")
    expect(bot).to_contain_text("So far")
    listed.first.click()
    expect(bot).to_have_text("Short!")
    expect(listed).to_have_text(["Count", "Short"])
    say(tab, "Next")
    expect(bot).to_have_text(["Short!", "Next!"])
    expect(listed).to_have_text(["Short", "Count"])
    listed.last.click()
    expect(bot).to_have_text([re.compile("So far")])
    expect(tab.get_by_test_id("user")).to_have_text("Count")
    say(tab, "Count")
    expect(bot).to_have_count(2)
    tab.get_by_role("button", name="New chat").click()
    expect(bot).to_have_count(0)
    expect(listed).to_have_text(["Count", "Short"])
    listed.first.click()
    expect(tab.get_by_test_id("user")).to_have_text(["Count", "Count"])
