"""Parameters that many components share, and what each does to the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.small_files import classes, open_app

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
