"""Events from end to end: what crosses the port, in which order, and what the user sees of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import BOOT_MS, document, show
from tests.browser.port import Traffic, record, take

Run = Callable[..., Page]

HEAD = "import asyncio\nimport gradio as gr\nwith gr.Blocks() as demo:\n"


@pytest.fixture
def run(page: Page, site_url: str, wait_until_running: Callable[[], Page]) -> Run:
    """Open a page with apps, given as what stands in their `with gr.Blocks()`, its port recorded."""

    def open_(*bodies: str) -> Page:
        record(page)
        show(page, site_url, page_of(*bodies))
        wait_until_running()
        take(page)
        return page

    return open_


def page_of(*bodies: str) -> str:
    """A page with an app for each of `bodies`."""
    apps = (HEAD + "\n".join(f"    {line}" for line in body.strip().splitlines()) for body in bodies)
    return document("".join(f"<lite-app eager>\n{app}\ndemo.launch()\n</lite-app>" for app in apps))


ECHO = """
name, greeting = gr.Textbox(label="Name"), gr.Textbox(label="Greeting")
gr.Button("Greet").click(lambda n: f"Hello, {n}!", name, greeting)
"""


def test_a_click_is_one_message_out_and_one_in(run: Run) -> None:
    page = run(ECHO)
    for name in ("Ada", "Bo", "Cy"):
        page.get_by_label("Name").fill(name)
        page.get_by_role("button", name="Greet").click()
        expect(page.get_by_label("Greeting")).to_have_value(f"Hello, {name}!")
        traffic = take(page)
        assert (len(traffic.sent), len(traffic.received)) == (1, 1), traffic
        assert [reply["type"] for reply in traffic.replies] == ["update", "done"]


def stream(page: Page, steps: int) -> Traffic:
    """Let the app of `STREAM` grow its text by `steps` lines."""
    page.get_by_label("Steps").fill(str(steps))
    page.get_by_role("button", name="Stream").click()
    expect(page.get_by_label("Last")).to_have_value(str(steps), timeout=60_000)
    return take(page)


STREAM = """
def grow(steps):
    text = ""
    for i in range(int(steps)):
        text += f"step {i:04}\\n"
        yield text

steps, text, last = gr.Number(label="Steps"), gr.Textbox(label="Text", lines=5), gr.Number(label="Last")
gr.Button("Stream").click(grow, steps, text).then(lambda s: s, steps, last)
"""


def grown(traffic: Traffic) -> Iterator[str]:
    """The text after each step, put together from what came over the port."""
    text = ""
    for reply in traffic.replies:
        if reply["type"] != "update":
            continue
        for props in reply["patch"].values():
            if isinstance(props["value"], str):
                text = props["value"]
                yield text
        for edits in reply["edits"].values():
            for action, path, value in edits:
                assert (action, path) == ("append", ["value"])
                text += value
                yield text


def test_every_step_of_a_long_stream_arrives_in_order_at_linear_cost(run: Run) -> None:
    page = run(STREAM)
    short = stream(page, 500)
    long = stream(page, 2000)
    lines = [f"step {i:04}\n" for i in range(2000)]
    expected = "".join(lines)
    seen = list(grown(long))
    assert [len(text) for text in seen] == [10 * (i + 1) for i in range(2000)]
    assert seen[-1] == expected
    assert all(expected.startswith(text) for text in seen)
    assert page.get_by_label("Text").input_value() == expected
    sizes = [sum(map(len, traffic.received)) for traffic in (short, long)]
    assert sizes[1] < 4.4 * sizes[0]
    assert sizes[1] < 10 * len(expected)


def burst(page: Page, name: str, times: int) -> None:
    """Press a button faster than any hand could."""
    page.get_by_role("button", name=name).evaluate(
        "(button, times) => { for (let i = 0; i < times; i++) button.click(); }", times
    )


@pytest.mark.parametrize(("mode", "runs"), [("once", 1), ("always_last", 2), ("multiple", 4)])
def test_a_trigger_mode_says_what_four_fast_clicks_do(run: Run, mode: str, runs: int) -> None:
    page = run(f"""
count = gr.State([])
shown, ended = gr.Number(label="Runs"), gr.Number(label="Ended")

async def slow(count):
    count.append(1)
    await asyncio.sleep(0.1)
    return len(count)

gr.Button("Go").click(slow, count, shown, trigger_mode={mode!r}, concurrency_limit=None)
""")
    burst(page, "Go", 4)
    expect(page.get_by_label("Runs")).to_have_value(str(runs))
    expect(page.get_by_test_id("status-tracker")).to_have_count(0)
    assert take(page).calls() == runs


def test_the_last_of_fast_changes_wins(run: Run) -> None:
    page = run("""
async def slow(text):
    await asyncio.sleep(0.05)
    return text.upper()

text, copy = gr.Textbox(label="Text"), gr.Textbox(label="Copy")
text.change(slow, text, copy)
""")
    page.get_by_label("Text").press_sequentially("twelve chars", delay=15)
    expect(page.get_by_label("Copy")).to_have_value("TWELVE CHARS")
    assert take(page).calls() < 12


def test_a_change_made_by_python_causes_the_next_and_the_same_value_ends_it(run: Run) -> None:
    page = run("""
a, b, c = gr.Number(label="A"), gr.Number(label="B"), gr.Number(label="C")
a.change(lambda x: x + 1, a, b)
b.change(lambda x: x + 1, b, c)
c.change(lambda x: min(x, 10), c, a)
""")
    page.get_by_label("A").fill("5")
    expect(page.get_by_label("C")).to_have_value("12")
    expect(page.get_by_label("A")).to_have_value("10")
    page.get_by_label("A").fill("3")
    expect(page.get_by_label("A")).to_have_value("10")
    expect(page.get_by_label("B")).to_have_value("11")
    expect(page.get_by_test_id("status-tracker")).to_have_count(0)


def test_a_value_out_of_bounds_is_told_at_its_component_and_the_session_goes_on(run: Run) -> None:
    page = run("""
age, years = gr.Number(label="Age", minimum=0, maximum=120, elem_id="age"), gr.Textbox(label="Years")
gr.Button("Tell").click(lambda a: f"{a} years", age, years)
""")
    page.get_by_label("Age").fill("999")
    page.get_by_role("button", name="Tell").click()
    expect(page.locator("#age").get_by_test_id("status-tracker")).to_contain_text("120")
    assert "Traceback" not in page.locator("body").inner_text()
    page.get_by_label("Age").fill("36")
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Years")).to_have_value("36 years")
    expect(page.get_by_test_id("status-tracker")).to_have_count(0)


@pytest.mark.allow_console_errors
def test_a_function_that_fails_is_told_in_a_toast_and_traced_in_the_console(run: Run) -> None:
    page = run("""
def fail(text):
    return {}[text]

text, out = gr.Textbox("key", label="Text"), gr.Textbox(label="Out")
gr.Button("Fail").click(fail, text, out)
gr.Button("Work").click(lambda t: t * 2, text, out)
""")
    page.get_by_role("button", name="Fail").click()
    toast = page.get_by_test_id("toast-body")
    expect(toast).to_contain_text("KeyError")
    expect(toast).to_contain_text("'key'")
    assert "Traceback" not in page.locator(".gradio-container").inner_text()
    page.get_by_text("Python console").click()
    log = page.get_by_role("log", name="Python console")
    expect(log).to_contain_text(re.compile(r"Traceback .*in fail\s+return \{\}\[text\].*KeyError: 'key'", re.DOTALL))
    toast.get_by_role("button", name="Close").click()
    expect(toast).to_have_count(0)
    page.get_by_role("button", name="Work").click()
    expect(page.get_by_label("Out")).to_have_value("keykey")


def test_cancel_ends_a_function_that_sleeps_and_one_that_never_waits(run: Run) -> None:
    page = run("""
def busy():
    n = 0
    while True:
        n += 1
        yield n

async def sleepy():
    try:
        await asyncio.sleep(3600)
    finally:
        ended.append("sleepy")

ended = []
count, out, said = gr.Number(label="Count"), gr.Textbox(label="Out"), gr.Textbox(label="Said")
runs = [gr.Button("Busy").click(busy, None, count), gr.Button("Sleepy").click(sleepy, None, out)]
gr.Button("Stop").click(lambda: "stopped", None, said, cancels=runs)
gr.Button("Ask").click(lambda: ", ".join(ended), None, said)
""")
    page.get_by_role("button", name="Sleepy").click()
    page.get_by_role("button", name="Busy").click()
    expect(page.get_by_label("Count")).to_have_value(re.compile(r"\d\d"))
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_label("Said")).to_have_value("stopped")
    expect(page.get_by_test_id("status-tracker")).to_have_count(0)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_label("Said")).to_have_value("sleepy")


def test_two_apps_on_a_page_know_nothing_of_each_other(run: Run) -> None:
    body = """
import sys
from pathlib import Path

def note(text):
    path = Path("note.txt")
    before = path.read_text() if path.exists() else "nothing"
    path.write_text(text)
    told = getattr(sys, "told", "nobody")
    sys.told = text
    return f"{before}, {told}"

mine, before = gr.Textbox(label="Mine NAME"), gr.Textbox(label="Before NAME")
gr.Button("Note NAME").click(note, mine, before)
"""
    page = run(body.replace("NAME", "one"), body.replace("NAME", "two"))
    for name in ("one", "two"):
        page.get_by_label(f"Mine {name}").fill(name)
        page.get_by_role("button", name=f"Note {name}").click()
        expect(page.get_by_label(f"Before {name}")).to_have_value("nothing, nobody")
    page.get_by_role("button", name="Note one").click()
    expect(page.get_by_label("Before one")).to_have_value("one, one")
    expect(page.get_by_label("Before two")).to_have_value("nothing, nobody")


def test_two_apps_and_two_tabs_have_states_of_their_own(run: Run) -> None:
    body = """
seen = gr.State([])
count = gr.Number(label="Count NAME")

def add(seen):
    seen.append(1)
    return seen, len(seen)

gr.Button("Add NAME").click(add, seen, [seen, count])
"""
    bodies = body.replace("NAME", "one"), body.replace("NAME", "two")

    def add(tab: Page, name: str, expected: str) -> None:
        tab.get_by_role("button", name=f"Add {name}").click()
        expect(tab.get_by_label(f"Count {name}")).to_have_value(expected)

    first = run(*bodies)
    add(first, "one", "1")
    add(first, "one", "2")
    add(first, "two", "1")
    second = first.context.new_page()
    second.route(first.url, lambda route: route.fulfill(body=page_of(*bodies), content_type="text/html; charset=utf-8"))
    second.goto(first.url)
    second.get_by_role("button", name="Add one").wait_for(timeout=BOOT_MS)
    add(second, "one", "1")
    add(first, "one", "3")
    add(second, "one", "2")
    second.close()


def test_a_whole_app_can_be_used_by_keyboard_alone(run: Run) -> None:
    page = run("""
name = gr.Textbox(label="Name")
size = gr.Radio(["small", "large"], value="small", label="Size")
extras = gr.CheckboxGroup(["milk", "sugar"], label="Extras")
drink = gr.Dropdown(["coffee", "cocoa", "tea"], value=None, label="Drink")
cups = gr.Slider(1, 5, value=1, step=1, label="Cups", buttons=[])
order = gr.Textbox(label="Order")
gr.Button("Send").click(lambda *given: repr(given), [name, size, extras, drink, cups], order)
""")
    for label in ("large", "sugar", "Drink", "number input for Cups"):
        expect(page.get_by_label(label)).to_be_visible()  # each kind of component comes as a file of its own
    keyboard = page.keyboard
    page.locator("body").press("Tab")
    expect(page.get_by_label("Name")).to_be_focused()
    keyboard.type("Ada")
    keyboard.press("Tab")
    keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="large")).to_be_checked()
    for _ in range(2):
        keyboard.press("Tab")
    keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="sugar")).to_be_checked()
    keyboard.press("Tab")
    keyboard.type("tea")
    expect(page.get_by_role("option")).to_have_text(["tea"])
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Drink")).to_have_value("tea")
    keyboard.press("Tab")
    expect(page.get_by_label("number input for Cups")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("ArrowRight")
    expect(page.get_by_label("number input for Cups")).to_have_value("2")
    while not page.get_by_role("button", name="Send").evaluate("button => button.matches(':focus')"):
        keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.get_by_label("Order")).to_have_value("('Ada', 'large', ['sugar'], 'tea', 2)")


def test_an_app_follows_the_systems_colour_scheme_while_it_is_open(run: Run) -> None:
    page = run(ECHO)
    box = page.get_by_label("Name")
    light = box.evaluate("box => getComputedStyle(box).color")
    page.emulate_media(color_scheme="dark")
    expect(box).not_to_have_css("color", light)
    page.emulate_media(color_scheme="light")
    expect(box).to_have_css("color", light)


def test_inputs_in_a_row_share_its_width(run: Run) -> None:
    page = run("""
with gr.Row(elem_id="row"):
    gr.Textbox(label="A")
    gr.Textbox(label="B", scale=2)
""")
    boxes = [page.get_by_label(label).bounding_box() for label in "AB"]
    row = page.locator("#row").bounding_box()
    a, b, row = [box for box in (*boxes, row) if box is not None]
    assert a["y"] == b["y"]
    assert a["width"] + b["width"] > 0.85 * row["width"]
    assert b["width"] > 1.5 * a["width"]
