"""Parameters that many components share, and what each does to the page."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import document, running, show
from tests.browser.sounds import tone

FILES = f"""
import base64
from pathlib import Path
import gradio as gr

Path("tone.wav").write_bytes(base64.b64decode("{base64.b64encode(tone(1)).decode()}"))
Path("dot.png").write_bytes(base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAAAAACoWZBhAAAADklEQVR4nGNogAMG2jMBvwQyARyn8w0AAAAASUVORK5CYII="
))
TABLE = {{"x": [1, 2, 3], "y": [3, 1, 2], "kind": ["a", "b", "a"]}}
LONG = "\\n\\n".join(["A line that goes on."] * 60)
"""

BUTTONS = """
MADE = {
    "AnnotatedImage": dict(value=("dot.png", [((1, 1, 5, 5), "spot")])),
    "Audio": dict(value="tone.wav", interactive=False),
    "BarPlot": dict(value=TABLE, x="x", y="y"),
    "Chatbot": dict(value=[{"role": "user", "content": "Hello"}]),
    "Checkbox": {},
    "CheckboxGroup": dict(choices=["a", "b"]),
    "Code": dict(value="1 + 1", language="python"),
    "DateTime": {},
    "Dialogue": dict(speakers=["Ada", "Bob"]),
    "Dropdown": dict(choices=["a", "b"]),
    "File": dict(value="dot.png", interactive=False),
    "FileExplorer": {},
    "Gallery": dict(value=["dot.png"], interactive=False),
    "HTML": dict(value="<p>html</p>"),
    "HighlightedText": dict(value=[("Ada", "name")]),
    "Image": dict(value="dot.png", interactive=False),
    "ImageSlider": dict(value=("dot.png", "dot.png"), interactive=False),
    "JSON": dict(value={"a": 1}),
    "Label": dict(value={"a": 0.5}),
    "LinePlot": dict(value=TABLE, x="x", y="y"),
    "Model3D": {},
    "Number": {},
    "Plot": {},
    "Radio": dict(choices=["a", "b"]),
    "ScatterPlot": dict(value=TABLE, x="x", y="y"),
    "Textbox": {},
    "Video": {},
}
with gr.Blocks() as demo:
    pressed = gr.Textbox(label="Pressed")
    for name, given in MADE.items():
        own = gr.Button(f"Own {name}")
        getattr(gr, name)(label=name, buttons=[own], elem_id=name, **given)
        own.click(lambda name=name: name, None, pressed)
demo.launch()
"""

SIZES = """
MADE = {
    "Accordion": dict(label="Accordion"),
    "AnnotatedImage": dict(value=("dot.png", [((1, 1, 5, 5), "spot")])),
    "BarPlot": dict(value=TABLE, x="x", y="y"),
    "Chatbot": dict(value=[{"role": "user", "content": LONG}]),
    "File": dict(value=["dot.png"] * 30, file_count="multiple", interactive=False),
    "FileExplorer": {},
    "Gallery": dict(value=["dot.png"] * 30, interactive=False),
    "HTML": dict(value="<p>A line.</p>" * 60),
    "Image": dict(value="dot.png", interactive=False),
    "ImageEditor": {},
    "ImageSlider": dict(value=("dot.png", "dot.png"), interactive=False),
    "JSON": dict(value=list(range(200)), open=True),
    "LinePlot": dict(value=TABLE, x="x", y="y"),
    "Markdown": dict(value=LONG),
    "ParamViewer": dict(value={f"name_{at}": {"type": "int", "description": "A number."} for at in range(30)}),
    "Row": {},
    "ScatterPlot": dict(value=TABLE, x="x", y="y"),
    "Tab": dict(label="Tab"),
    "Video": {},
    "Dataframe": dict(value=[[at, at] for at in range(100)]),
}
LAYOUTS = {"Accordion", "Row", "Tab"}
with gr.Blocks() as demo:
    for given, names in GIVEN.items():
        for name in names.split():
            named = {} if name == "ParamViewer" else {"elem_id": f"{given}-{name}"}
            made = getattr(gr, name)(**named, **{given: 300}, **MADE[name])
            if name in LAYOUTS:
                with made:
                    gr.Markdown(LONG)
demo.launch()
"""

GIVEN = {
    "height": "Accordion AnnotatedImage BarPlot Chatbot File Gallery Image ImageEditor ImageSlider JSON "
    "LinePlot Markdown Row ScatterPlot Tab Video",
    "max_height": "Accordion Chatbot Dataframe HTML ImageSlider JSON Markdown ParamViewer Row Tab",
    "min_height": "Chatbot FileExplorer HTML JSON Markdown Row",
    "width": "AnnotatedImage Image ImageEditor ImageSlider Video",
}
"""Parameter → components that take it."""

WORDS = """
MADE = {"CheckboxGroup": dict(choices=["a"]), "Dropdown": dict(choices=["a"]),
        "Dialogue": dict(speakers=["Ada"], tags=["sigh"], interactive=True),
        "Radio": dict(choices=["a"])}
INFO = "Checkbox CheckboxGroup ColorPicker DateTime Dialogue Dropdown MultimodalTextbox Number Radio Slider Textbox"
with gr.Blocks() as demo:
    for name in INFO.split():
        getattr(gr, name)(label=name, info=f"About {name}", **MADE.get(name, {}))
    gr.Chatbot([{"role": "assistant", "content": "words"}], rtl=True, elem_id="Chatbot")
    gr.HighlightedText([("words", "name")], rtl=True, elem_id="HighlightedText")
    gr.Markdown("words", rtl=True, elem_id="Markdown")
    gr.MultimodalTextbox(placeholder="words", rtl=True, elem_id="MultimodalTextbox")
    gr.Radio(["words"], rtl=True, elem_id="Radio")
    gr.Textbox("words", rtl=True, elem_id="Textbox")
demo.launch()
"""


def open_app(page: Page, site_url: str, code: str) -> Page:
    show(page, site_url, document(f"<lite-app>{(FILES + code).replace('&', '&amp;').replace('<', '&lt;')}</lite-app>"))
    return running(page)


def named(code: str) -> list[str]:
    """The components that `MADE` in an app names."""
    return [
        line.split('"')[1] for line in code.partition("MADE = {")[2].partition("\n}")[0].splitlines() if '"' in line
    ]


def test_every_component_with_buttons_draws_an_apps_own(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, BUTTONS)
    pressed = app.get_by_label("Pressed", exact=True)
    for name in named(BUTTONS):
        own = app.locator(f"#{name}").get_by_role("button", name=f"Own {name}")
        expect(own, name).to_be_visible()
        own.click()
        expect(pressed, name).to_have_value(name)


@pytest.mark.parametrize("given", GIVEN)
def test_a_size_is_the_size_of_the_component(page: Page, site_url: str, given: str) -> None:
    names = GIVEN[given].split()
    app = open_app(page, site_url, f"GIVEN = {{{given!r}: {GIVEN[given]!r}}}\n{SIZES}")
    wrong = {}
    for name in names:
        block = app.locator(".paramviewer" if name == "ParamViewer" else f"#{given}-{name}").first
        expect(block, name).to_be_visible()
        block.scroll_into_view_if_needed()
        box = block.bounding_box()
        assert box
        size = box["width"] if given == "width" else box["height"]
        # A label, a headline or a toolbar may come on top.
        small = given == "max_height" and name == "ImageSlider"  # its pictures are
        fits = (small or size >= 299) and (given == "min_height" or size <= 400)
        if not fits:
            wrong[name] = size
    assert wrong == {}


def test_information_stands_at_its_component(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, WORDS)
    for name in WORDS.partition('INFO = "')[2].partition('"')[0].split():
        expect(app.get_by_text(f"About {name}", exact=True), name).to_be_visible()
    for name in ("HighlightedText", "Markdown", "MultimodalTextbox", "Radio", "Textbox"):
        assert direction(app.locator(f"#{name}")) == "rtl", name
    # Each message of a chat has the direction of its words.
    expect(app.locator("#Chatbot")).to_have_css("direction", "rtl")


def direction(block: Locator) -> str:
    """Of the words in a block."""
    field = block.locator("textarea, input[type=text]")
    part = field if field.count() else block.get_by_text("words")
    found: str = part.first.evaluate("part => getComputedStyle(part).direction")
    return found


CONTROLS = """
def number(index):
    return str(index)

with gr.Blocks() as demo:
    gr.CheckboxGroup(["a", "b"], show_select_all=True, label="Kinds")
    gr.Dropdown([f"choice {n}" for n in range(50)], num_choices_shown=5, label="Few", interactive=True)
    gr.Number(placeholder="How many", label="Count")
    gr.Textbox("words", label="Right", text_align="right", autofocus=True)
    gr.MultimodalTextbox(label="Note", lines=3, submit_btn="Send it", interactive=True, elem_id="note")
    chosen = gr.Textbox(label="Chosen")
    rows = gr.Dataset(label="Rows", components=["textbox"], samples=[[f"row {n}"] for n in range(7)],
                      samples_per_page=3,
                      sample_labels=[f"Label {n}" for n in range(7)], type="index")
    rows.click(number, rows, chosen)
    gr.ClearButton(chosen, value="Empty it", variant="stop", size="sm")
    gr.DownloadButton("Get", size="sm", interactive=False)
    gr.UploadButton("Give", variant="primary")
    with gr.Column(variant="panel", elem_id="panel"):
        gr.Markdown("in a panel")
    with gr.Tabs():
        with gr.Tab("First"):
            gr.Markdown("first")
        with gr.Tab("Ready", render_children=True):
            gr.Textbox(label="Ready already")
        with gr.Tab("Later"):
            gr.Textbox(label="Not before")
    gr.FileExplorer(glob="*.png", label="Pictures")
demo.launch()
"""


def test_controls_do_what_their_parameters_say(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, CONTROLS)
    right = app.get_by_label("Right")
    expect(right).to_be_focused()
    expect(right).to_have_css("text-align", "right")

    kinds = app.get_by_role("group", name="Kinds")
    kinds.get_by_role("checkbox").first.check()  # of all
    for box in kinds.get_by_role("checkbox").all():
        expect(box).to_be_checked()

    app.get_by_role("combobox", name="Few").click()
    expect(app.get_by_role("option")).to_have_count(5)
    app.keyboard.press("Escape")
    expect(app.get_by_placeholder("How many")).to_be_visible()
    expect(app.locator("#note").get_by_role("button", name="Send it")).to_be_visible()
    high = app.locator("#note textarea").bounding_box()
    assert high
    assert high["height"] > 60

    expect(app.get_by_text("Label 2")).to_be_visible()
    expect(app.get_by_text("Label 3")).to_have_count(0)
    app.get_by_role("button", name="Page 2").click()
    app.get_by_text("Label 4").click()
    chosen = app.get_by_label("Chosen")
    expect(chosen).to_have_value("4")
    empty = app.get_by_role("button", name="Empty it")
    assert {"stop", "sm"} <= classes(empty)
    empty.click()
    expect(chosen).to_have_value("")

    get = app.locator(".sm", has_text="Get")
    expect(get).to_be_disabled()
    assert "primary" in classes(app.locator("button", has_text="Give"))
    assert "panel" in classes(app.locator("#panel"))
    expect(app.get_by_label("Ready already")).to_be_attached()
    expect(app.get_by_label("Not before")).to_have_count(0)
    expect(app.get_by_text("dot.png")).to_be_visible()
    expect(app.get_by_text("tone.wav")).to_have_count(0)


def classes(part: Locator) -> set[str]:
    return set((part.get_attribute("class") or "").split())


SHOWN = """
import json
Path("paper.srt").write_text("1\\n00:00:00,000 --> 00:00:01,000\\nA tone\\n")
with gr.Blocks() as demo:
    gr.Label({"cat": 0.7, "dog": 0.3}, show_heading=False, elem_id="label")
    gr.Label("cat", color="#ff0000", elem_id="red")
    gr.JSON(["x", "y"], show_indices=True, open=True, elem_id="indices")
    gr.JSON(["x", "y"], show_indices=False, open=True, elem_id="bare")
    with gr.Column(elem_id="viewer"):
        gr.ParamViewer({"size": {"type": "Thing", "description": "How big."}, "Thing": {"type": "int"}},
                       linkify=["Thing"])
    gr.Markdown("one\\ntwo", line_breaks=True, elem_id="lines")
    gr.Markdown("<section class='mine'>kept</section>", sanitize_html=False, padding=True, elem_id="raw")
    gr.HTML(html_template="<p>${value} of ${unit}</p>", value="3", unit="m", padding=True,
            elem_id="html")
    gr.HighlightedText([("a   b", "name")], show_whitespaces=True, elem_id="spaces")
    gr.Gallery([("dot.png", "first"), ("dot.png", "second")], preview=True, selected_index=1, object_fit="cover",
               interactive=False, elem_id="open")
    gr.Gallery(["dot.png"], allow_preview=False, interactive=False, elem_id="closed")
    gr.Image(placeholder="# Drop it\\nright here", elem_id="asks")
    gr.Image("dot.png", alt_text="A dot", interactive=False, elem_id="told")
    gr.ImageSlider(("dot.png", "dot.png"), slider_position=25, interactive=False, elem_id="slider")
    gr.AnnotatedImage(("dot.png", [((1, 1, 5, 5), "spot")]), show_legend=False, elem_id="annotated")
    gr.Audio("tone.wav", loop=True, editable=False, interactive=True, elem_id="audio")
    gr.ImageEditor(transforms=["crop"], placeholder="# Paint", elem_id="editor")
    gr.Dataframe([["a long sentence", "$x^2$"]], headers=["text", "formula"], datatype=["str", "markdown"], max_chars=6,
                 column_widths=["200px", "300px"], elem_id="table",
                 latex_delimiters=[{"left": "$", "right": "$", "display": False}])
    gr.Chatbot([{"role": "user", "content": "one"}, {"role": "user", "content": "two"},
                {"role": "assistant", "content": "<thing>kept</thing> $y$"}], watermark="made here",
               feedback_options=("Like", "Wrong"), group_consecutive_messages=False, like_user_message=True,
               render_markdown=False, elem_id="chat").like(lambda: None)
demo.launch()
"""


def test_what_is_shown_follows_its_parameters(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, SHOWN)

    def part(name: str) -> Locator:
        return app.locator(f"#{name}")

    expect(part("label").get_by_test_id("label-output-value")).to_have_count(0)
    expect(part("red").get_by_test_id("label-output-value")).to_be_visible()
    red = part("red").evaluate(
        "block => [...block.querySelectorAll('*')].some((one) => "
        "getComputedStyle(one).backgroundColor === 'rgb(255, 0, 0)')"
    )
    assert red
    expect(part("indices")).to_contain_text("0")
    expect(part("bare")).not_to_contain_text("0")
    part("viewer").get_by_role("button", name="Open all").click()
    expect(part("viewer").get_by_role("link", name="Thing")).to_have_attribute("href", "#thing")
    expect(part("lines").locator("br")).to_have_count(1)
    expect(part("raw").locator("section.mine")).to_have_text("kept")
    expect(part("html")).to_have_text("3 of m")
    assert padding(part("raw"))
    assert padding(part("html"))
    assert "pre" in part("spaces").get_by_text("a   b").first.evaluate("one => getComputedStyle(one).whiteSpace")

    expect(part("open").get_by_label("detailed view of selected image")).to_be_visible()
    expect(part("open").get_by_text("second").first).to_be_visible()
    part("closed").get_by_test_id("thumbnail 1").click()
    expect(part("closed").get_by_label("detailed view of selected image")).to_have_count(0)
    expect(part("asks").get_by_text("Drop it")).to_be_visible()
    expect(part("told").get_by_role("img", name="A dot")).to_be_visible()
    expect(part("slider").get_by_role("slider")).to_have_value("25")
    expect(part("annotated").get_by_text("spot")).to_have_count(0)
    expect(part("audio").get_by_label("Trim audio to selection")).to_have_count(0)
    assert part("audio").locator("audio").evaluate("sound => sound.loop")
    expect(part("editor").get_by_label("Crop", exact=True)).to_be_visible()
    expect(part("editor").get_by_label("Resize", exact=True)).to_have_count(0)
    expect(part("editor").get_by_text("Paint")).to_be_visible()

    cell = part("table").get_by_test_id("cell-0-0")
    expect(cell).to_contain_text("a long")
    expect(cell).not_to_contain_text("sentence")
    expect(part("table").get_by_test_id("cell-0-1").locator("math")).to_be_attached()
    widths = [part("table").get_by_test_id(f"cell-0-{col}").bounding_box() for col in (0, 1)]
    assert [box and round(box["width"]) for box in widths] == [200, 300]

    chat = part("chat")
    expect(chat.get_by_test_id("user")).to_have_count(2)
    expect(chat.get_by_test_id("bot")).to_contain_text("$y$")
    chat.get_by_label("Feedback").last.select_option("Wrong")
    expect(chat.get_by_label("Feedback").last).to_have_value("Wrong")


def padding(block: Locator) -> bool:
    """Whether there is any around the content, in the block or below it."""
    found: bool = block.evaluate(
        "block => [block, ...block.querySelectorAll('*')]"
        ".some((one) => parseFloat(getComputedStyle(one).paddingLeft) > 4)"
    )
    return found


KITS = """
def double(number):
    return [[2 * each for each in number]]

def positive(number):
    return gr.validate(number > 0, "Above zero, please")

def reply(message, history, tone):
    yield f"{message}, {tone}"

with gr.Blocks() as demo:
    gr.Interface(double, gr.Number(label="Number"), gr.Number(label="Doubled"), examples=[[1], [2], [3]],
                 examples_per_page=2, example_labels=["One", "Two", "Three"], cache_examples=True, cache_mode="eager",
                 preload_example=1, batch=True,
                 max_batch_size=2, validator=positive)
    gr.ChatInterface(reply, submit_btn="Send it", stop_btn="Halt",
                     additional_inputs=[gr.Textbox("kind", label="Tone", render=False)],
                     additional_inputs_accordion="Further wishes", examples=[["Hello", "warm"]],
                     example_icons=["dot.png"], autofocus=False, api_name="chat")
demo.launch()
"""


def test_interfaces_and_chats_follow_their_parameters(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, KITS)
    number, doubled = app.get_by_label("Number", exact=True), app.get_by_label("Doubled")
    expect(number).to_have_value("2")
    expect(app.get_by_text("Two", exact=True)).to_be_visible()
    expect(app.get_by_text("Three", exact=True)).to_have_count(0)
    app.get_by_role("button", name="Submit", exact=True).click()
    expect(doubled).to_have_value("4")
    number.fill("-1")
    app.get_by_role("button", name="Submit", exact=True).click()
    expect(app.get_by_text("Above zero, please").first).to_be_visible()
    expect(doubled).to_have_value("4")

    app.get_by_text("Further wishes").click()
    app.get_by_label("Tone").fill("cool")
    app.get_by_label("Message", exact=False).first.fill("Hi")
    app.get_by_role("button", name="Send it").click()
    expect(app.get_by_test_id("bot")).to_have_text("Hi, cool")
