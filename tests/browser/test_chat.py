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
import asyncio, random, time
import gradio as gr

def answer(message, history, name):
    token = random.randrange(10**9)
    for text in ("So", "So far", f"{message}, {name}: {token}"):
        time.sleep(0.05)
        yield text

async def written():
    kept = chat.answers._kept
    while kept.missing(): await asyncio.sleep(0.02)
    saving = kept._saving
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
        tab.get_by_role("button", name="Written?").click()
        expect(tab.get_by_label("Said")).to_have_value("yes", timeout=60_000)
        expect(tab.locator(".dataset-label")).to_have_text("Examples")
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


SHARED = """
import gradio as gr

with gr.Blocks() as demo:
    gr.Chatbot(
        [{"role": "user", "content": "What is it?"}, {"role": "assistant", "content": "A **plant**."}],
        buttons=["share", "copy_all"], watermark="Made here.",
    )
demo.launch()
"""


def test_a_conversation_is_handed_to_the_devices_share_dialog(tab: Page, site_url: str) -> None:
    tab.add_init_script("navigator.canShare = () => true; navigator.share = async (what) => { window.shared = what; };")
    open_chat(tab, site_url, SHARED)
    tab.get_by_role("button", name="Share", exact=True).click()
    tab.wait_for_function("() => window.shared")
    text = tab.evaluate("() => window.shared.text")
    assert [word in text for word in ("What is it?", "A **plant**.", "Made here.")] == [True] * 3
    tab.evaluate("() => { navigator.share = async () => { throw new Error('no'); }; }")
    tab.get_by_role("button", name="Share", exact=True).click()
    expect(tab.get_by_test_id("toast-text")).to_have_text("It could not be shared. Copy it instead.")


def test_where_nothing_can_be_shared_there_is_no_button(tab: Page, site_url: str) -> None:
    tab.add_init_script("navigator.canShare = undefined;")
    open_chat(tab, site_url, SHARED)
    expect(tab.get_by_role("button", name="Copy conversation")).to_be_attached()
    expect(tab.get_by_role("button", name="Share", exact=True)).to_have_count(0)


RICH = """
import gradio as gr

PLANT = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/%3E"
SAID = "<think>Leaves, so…</think>A plant of $$x^2$$ leaves.\\n\\n```python\\nprint(1)\\n```"

with gr.Blocks() as demo:
    gr.Chatbot(
        [{"role": "user", "content": "one"}, {"role": "user", "content": "two"},
         {"role": "assistant", "content": SAID}],
        avatar_images=(None, PLANT), reasoning_tags=[("<think>", "</think>")], label="Full",
    )
    gr.Chatbot(placeholder="# Ask me\\nanything", label="Empty")
demo.launch()
"""


def test_avatars_thoughts_formulas_code_and_a_placeholder_are_drawn(tab: Page, site_url: str) -> None:
    open_chat(tab, site_url, RICH.replace("<", "&lt;"))
    bot = tab.get_by_test_id("bot")
    expect(tab.locator(".chatbot-avatar img")).to_have_count(1)
    expect(tab.locator(".chatbot-turn-user")).to_have_count(1)
    expect(tab.get_by_test_id("user")).to_have_count(2)
    expect(bot.locator("math")).to_be_attached()
    expect(bot.get_by_role("button", name="Copy", exact=False).first).to_be_attached()
    expect(bot.get_by_text("Leaves, so…")).to_be_attached()
    expect(bot.get_by_text("<think>")).to_have_count(0)
    expect(tab.get_by_role("heading", name="Ask me")).to_be_visible()
