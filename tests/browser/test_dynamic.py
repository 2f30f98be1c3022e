"""Apps that change while they run, as a person meets them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.pages import document, show

APP = """
<gradio-lite>
import asyncio
import gradio as gr

with gr.Blocks() as demo:
    gr.Markdown("# Apps that change")
    log = gr.Textbox(label="Log")
    with gr.Tab("Nested"):
        groups = gr.Number(1, label="Groups", precision=0)

        @gr.render(inputs=groups)
        def all_groups(groups):
            if groups &lt; 0:
                raise gr.Error("Fewer than none is too few.", print_exception=False)
            for group in range(groups):
                size = gr.Number(1, label=f"Size of {group}", precision=0, key=group)

                @gr.render(inputs=size)
                def members(size, group=group):
                    for member in range(size):
                        button = gr.Button(f"Member {group}.{member}")
                        first = button.click(lambda: "first", None, log)
                        first.then(lambda text, name=f"{group}.{member}": f"{text}, then {name}", log, log)

    with gr.Tab("Clock"):
        on = gr.Checkbox(True, label="Ticking")
        ticks = gr.Number(0, label="Ticks")

        @gr.render(inputs=on)
        def clock(on):
            timer = gr.Timer(0.1, active=on)
            timer.tick(lambda n: n + 1, ticks, ticks)

    with gr.Tab("Long"):
        go = gr.Number(0, label="Run", precision=0)

        @gr.render(inputs=go)
        def long(go):
            start = gr.Button("Start")
            state = gr.Textbox(label=f"Outcome {go}")

            async def forever():
                try:
                    yield "started"
                    while True:
                        await asyncio.sleep(0.02)
                        yield "running"
                finally:
                    ended.append(go)

            start.click(forever, None, state)

        ended = []
        gr.Button("Which ended?").click(lambda: str(ended), None, log)
demo.launch()
</gradio-lite>
"""


@pytest.fixture
def app(page: Page, site_url: str, wait_until_running: Callable[[], Page]) -> Page:
    show(page, site_url, document(APP))
    return wait_until_running()


def fill(page: Page, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).fill(value)
    page.get_by_label(label, exact=True).press("Tab")


def test_nested_renders_in_a_tab_with_chains(app: Page) -> None:
    expect(app.get_by_role("button", name="Member 0.0")).to_be_visible()
    fill(app, "Size of 0", "2")
    expect(app.get_by_role("button", name="Member 0.1")).to_be_visible()
    fill(app, "Groups", "2")
    # The key keeps what was typed, and the inner render runs with it.
    expect(app.get_by_role("button", name="Member 1.0")).to_be_visible()
    expect(app.get_by_label("Size of 0")).to_have_value("2")
    expect(app.get_by_role("button", name="Member")).to_have_count(3)
    app.get_by_role("button", name="Member 0.1").click()
    expect(app.get_by_label("Log")).to_have_value("first, then 0.1")
    assert_accessible(app)
    fill(app, "Groups", "0")
    expect(app.get_by_role("button", name="Member")).to_have_count(0)


def test_a_render_that_fails_says_so_in_its_place_and_the_next_one_works(app: Page) -> None:
    expect(app.get_by_role("button", name="Member 0.0")).to_be_visible()
    fill(app, "Groups", "0")
    expect(app.get_by_role("button", name="Member 0.0")).to_have_count(0)
    fill(app, "Groups", "-1")
    badge = app.get_by_role("tabpanel", name="Nested").get_by_test_id("status-tracker")
    expect(badge).to_contain_text("Fewer than none is too few.")
    box = badge.bounding_box()
    assert box is not None
    assert box["height"] > 10
    fill(app, "Groups", "1")
    expect(app.get_by_role("button", name="Member 0.0")).to_be_visible()
    expect(badge).to_have_count(0)


def test_the_timer_of_a_replaced_render_is_still(app: Page) -> None:
    app.get_by_role("tab", name="Clock").click()
    expect(app.get_by_label("Ticks")).not_to_have_value("0")
    app.get_by_label("Ticking").uncheck()
    app.wait_for_function(
        """async () => {
          const read = () => [...document.querySelectorAll('input[type=number]')].map((input) => input.value).join();
          const before = read();
          await new Promise((resolve) => setTimeout(resolve, 500));
          return read() === before;
        }"""
    )
    stopped = app.get_by_label("Ticks").input_value()
    app.get_by_label("Ticking").check()
    expect(app.get_by_label("Ticks")).not_to_have_value(stopped)


def test_the_running_call_of_a_replaced_listener_is_cancelled(app: Page) -> None:
    app.get_by_role("tab", name="Long").click()
    app.get_by_role("button", name="Start").click()
    expect(app.get_by_label("Outcome 0")).to_have_value("running")
    fill(app, "Run", "1")
    expect(app.get_by_label("Outcome 1")).to_have_value("")
    app.get_by_role("button", name="Which ended?").click()
    expect(app.get_by_label("Log")).to_have_value("[0]")
