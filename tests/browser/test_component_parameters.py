"""Parameters of single components, and what each does to the page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.small_files import classes, open_app

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


MOVING = """
def more():
    return LONG, LONG, "<br>".join(["A line."] * 60), CHAT + [{"role": "assistant", "content": LONG}]

def slow():
    import time
    time.sleep(1)
    return "done", gr.Row()

CHAT = [{"role": "user", "content": "one"}, {"role": "assistant", "content": "<section class='mine'>two</section>"}]
with gr.Blocks() as demo:
    gr.Audio("tone.wav", playback_position=0.5, elem_id="audio", interactive=False)
    with gr.Tabs():
        with gr.Tab("Left"):
            gr.Markdown("left")
        with gr.Tab("Right", alignment="right"):
            gr.Markdown("right")
    follows = gr.Textbox(label="Follows", lines=3, max_lines=3)
    stays = gr.Textbox(label="Stays", lines=3, max_lines=3, autoscroll=False)
    html = gr.HTML("<p>short</p>", max_height=100, autoscroll=True, head="<meta name='mine' content='1'>",
                   elem_id="html")
    chat = gr.Chatbot(CHAT, height=200, autoscroll=False, resizable=True, sanitize_html=False, feedback_value=["Like"],
                      elem_id="chat")
    chat.like(lambda: None)
    gr.Button("More").click(more, None, [follows, stays, html, chat])
    with gr.Row(show_progress=True, elem_id="row") as row:
        out = gr.Textbox(label="Out")
    gr.Button("Slow").click(slow, None, [out, row])
    gr.Dataframe([["a sentence that is much longer than its column is wide"]], headers=["text"], wrap=True,
                 column_widths=["120px"], elem_id="wrapped")
    gr.Dataframe([["a sentence that is much longer than its column is wide"]], headers=["text"],
                 column_widths=["120px"], elem_id="cut")
    gr.File(["dot.png", "tone.wav"], file_count="multiple", allow_reordering=True, interactive=True, elem_id="files")
    with gr.Column(elem_id="chart"):
        gr.BarPlot(TABLE, x="kind", y="y", x_title="What", y_title="How many", y_aggregate="max", sort="-x",
                   caption="Counted by hand")
    with gr.Column(elem_id="named"):
        gr.LinePlot(TABLE, x="x", y="y", color="kind", color_title="Sort of", colors_in_legend=["b"], tooltip="none")
    with gr.Column(elem_id="level"):
        gr.BarPlot({"x": ["a", "b"], "y": [100000, 200000]}, x="x", y="y")
    with gr.Column(elem_id="turned"):
        gr.BarPlot({"x": ["a", "b"], "y": [100000, 200000]}, x="x", y="y", y_label_angle=90)
demo.launch()
"""


def test_what_moves_follows_its_parameters(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, MOVING)

    def part(name: str) -> Locator:
        return app.locator(f"#{name}")

    app.wait_for_function("() => document.querySelector('#audio audio')?.currentTime === 0.5")
    left, right = (app.get_by_role("tab", name=name).bounding_box() for name in ("Left", "Right"))
    assert left
    assert right
    assert right["x"] > left["x"] + 500
    assert app.evaluate("document.head.querySelector('meta[name=mine]')?.content") == "1"

    chat = part("chat")
    expect(chat.locator("section.mine")).to_have_text("two")
    expect(chat.get_by_label("Clicked like")).to_be_attached()
    assert chat.evaluate("block => getComputedStyle(block).resize") == "vertical"
    app.get_by_role("button", name="More", exact=True).click()
    expect(chat.get_by_test_id("bot")).to_have_count(2)
    expect(app.get_by_label("Stays")).not_to_have_value("")
    assert scrolled(app.get_by_label("Follows")) > 100
    assert scrolled(app.get_by_label("Stays")) == 0
    assert part("html").evaluate(SCROLLED) > 100
    assert chat.evaluate(SCROLLED) == 0

    app.get_by_role("button", name="Slow").click()
    expect(part("row").locator(":scope > [data-testid=status-tracker]")).to_be_visible()
    expect(app.get_by_label("Out")).to_have_value("done")
    expect(part("row").locator(":scope > [data-testid=status-tracker]")).to_have_count(0)

    wrapped, cut = (part(name).get_by_test_id("cell-0-0").bounding_box() for name in ("wrapped", "cut"))
    assert wrapped
    assert cut
    assert wrapped["height"] > 2 * cut["height"]

    names = part("files").get_by_role("listitem")
    expect(names.first).to_contain_text("dot.png")
    names.first.get_by_role("button", name="Move down").click()
    expect(names.first).to_contain_text("tone.wav")

    chart = part("chart")
    expect(chart.get_by_text("Counted by hand")).to_be_visible()
    expect(chart.get_by_role("caption")).to_have_text("How many by What")
    expect(chart.get_by_role("row")).to_have_text(["WhatHow many", "b1", "a3"])
    named = part("named")
    level, turned = (part(name).locator(".u-over").bounding_box() for name in ("level", "turned"))
    assert level
    assert turned
    assert turned["width"] > level["width"] + 15  # labels that stand are less wide than what they say
    expect(named.get_by_role("columnheader")).to_have_text(["x", "y", "Sort of"])


SCROLLED = "block => Math.max(...[block, ...block.querySelectorAll('*')].map((one) => one.scrollTop))"


def scrolled(field: Locator) -> float:
    """How far down a field shows its text, once it has been drawn."""
    field.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found: float = field.evaluate("field => field.scrollTop")
    return found


SHORTHANDS = """
with gr.Blocks() as demo:
    gr.TextArea(label="Area", interactive=True)
    gr.List([1, 2], label="List")
    gr.Matrix([[1, 2], [3, 4]], label="Matrix", interactive=True)
    gr.Mic(label="Mic")
    gr.Paint(label="Paint")
    gr.Sketchpad(label="Sketch")
    gr.ImageMask(label="Mask")
    gr.PlayableVideo(label="Film")
    gr.Files(label="Files")
    gr.Json({"a": 1}, label="Json")
    gr.Highlight([("Ada", "name")], label="Highlight")
demo.launch()
"""


def test_shorthands_are_the_components_they_stand_for(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, SHORTHANDS)
    area = app.get_by_label("Area", exact=True).bounding_box()
    assert area
    assert area["height"] > 100
    expect(app.locator(".block.dataframe")).to_have_count(2)
    expect(app.get_by_role("button", name="Record", exact=False).first).to_be_visible()
    expect(app.locator(".block.imageeditor")).to_have_count(3)
    expect(app.locator(".block.video")).to_have_count(1)
    expect(app.locator(".block.file input[type=file]")).to_have_attribute("multiple", "")
    expect(app.locator(".block.json")).to_contain_text("a")
    expect(app.locator(".block.highlightedtext mark")).to_contain_text("Ada")


SETTINGS = """
AT = [{"left": "@@", "right": "@@", "display": False}]
WORDS = "one\\ntwo @@x^2@@ <keep>kept</keep> <drop>dropped</drop>"
with gr.Blocks(fill_height=True) as demo:
    gr.Chatbot([{"role": "assistant", "content": WORDS}, {"role": "assistant", "content": gr.File("dot.png")}],
               latex_delimiters=AT, line_breaks=False, allow_tags=["keep"], elem_id="chat")
    gr.Dataframe([["one\\ntwo"]], datatype=["markdown"], line_breaks=False, buttons=["copy"], elem_id="table")
    gr.Dataframe(column_count=4, interactive=True, elem_id="wide")
    gr.Gallery(["dot.png"], columns=4, fit_columns=False, interactive=False, elem_id="gallery")
    gr.Gallery(file_types=["image"], interactive=True, elem_id="taking")
    gr.Dialogue(speakers=["Ada"], ui_mode="text", interactive=True, label="Said", elem_id="said")
    gr.ImageEditor(sources=["upload"], buttons=["fullscreen"], fixed_canvas=True, layers=gr.LayerOptions(disabled=True),
                   brush=gr.Brush(default_color="#00ff00"), elem_id="editor")
    gr.MultimodalTextbox(label="Note", max_lines=2, text_align="right", interactive=True, elem_id="note")
    gr.Textbox(label="Mail", interactive=True, html_attributes=gr.InputHTMLAttributes(
        autocapitalize="words", autocorrect="off", enterkeyhint="send", autocomplete="email", tabindex=3))
    gr.HTML("<h1>Plain</h1>", apply_default_css=False, elem_id="bare")
    gr.HTML("<h1>Styled</h1>", elem_id="prose")
    gr.LoginButton("Enter", variant="stop", link="https://example.org/", link_target="_self")
    gr.DuplicateButton("Copy it", variant="primary", size="sm", interactive=False)
    gr.DeepLinkButton("Share it", variant="primary", size="sm")
    gr.Audio("tone.wav", interactive=False, waveform_options=gr.WaveformOptions(skip_length=2), elem_id="audio")
    with gr.Walkthrough(selected=1):
        with gr.Step("Shut", interactive=False, id=0):
            gr.Markdown("shut")
        with gr.Step("Open", id=1):
            gr.Markdown("open")
    sides = [gr.Interface(len, "text", "number", api_name=name) for name in ("one", "two")]
    gr.TabbedInterface(sides, ["Left one", "Right one"])
demo.launch()
"""


def test_settings_of_single_components_are_kept(page: Page, site_url: str) -> None:
    app = open_app(page, site_url, SETTINGS)

    def part(name: str) -> Locator:
        return app.locator(f"#{name}")

    chat = part("chat").get_by_test_id("bot")
    expect(chat.first.locator("math")).to_be_attached()
    expect(chat.first.locator("br")).to_have_count(0)
    expect(chat.first).to_contain_text("<keep>kept</keep>")
    expect(chat.first).not_to_contain_text("<drop>")

    expect(part("table").get_by_test_id("cell-0-0").locator("br")).to_have_count(0)
    expect(part("table").get_by_label("Fullscreen")).to_have_count(0)
    expect(part("wide").get_by_role("columnheader")).to_have_count(4)
    picture, gallery = part("gallery").get_by_test_id("thumbnail 1").bounding_box(), part("gallery").bounding_box()
    assert picture
    assert gallery
    assert picture["width"] < gallery["width"] / 3
    assert "image" in (part("taking").locator("input[type=file]").get_attribute("accept") or "")
    expect(part("said").get_by_role("textbox", name="Said")).to_be_visible()
    expect(part("said").get_by_role("combobox")).to_have_count(0)

    editor = part("editor")
    expect(editor.get_by_label("Upload", exact=True)).to_be_visible()
    for gone in ("Webcam", "Paste", "Download", "Resize", "Show Layers"):
        expect(editor.get_by_label(gone, exact=True)).to_have_count(0)
    expect(editor.get_by_label("Color", exact=True)).to_have_value("#00ff00")

    note = part("note").get_by_role("textbox")
    expect(note).to_have_css("text-align", "right")
    note.fill("\n".join("abcdefgh"))
    high = note.bounding_box()
    assert high
    assert high["height"] < 90
    mail = app.get_by_label("Mail")
    wanted = {
        "autocapitalize": "words",
        "autocorrect": "off",
        "enterkeyhint": "send",
        "autocomplete": "email",
        "tabindex": "3",
    }
    for name, value in wanted.items():
        expect(mail).to_have_attribute(name, value)
    sizes = [part(name).locator("h1").evaluate("h => getComputedStyle(h).fontSize") for name in ("bare", "prose")]
    assert sizes[0] != sizes[1]

    enter = app.get_by_role("link", name="Enter")
    expect(enter).to_have_attribute("href", "https://example.org/")
    assert "stop" in classes(enter)
    copy = app.get_by_text("Copy it")
    assert {"primary", "sm"} <= classes(copy)
    expect(copy).to_be_disabled()
    assert {"primary", "sm"} <= classes(app.get_by_role("button", name="Share it"))
    expect(part("audio").get_by_label("Skip forward by 2 seconds")).to_be_visible()
    expect(app.get_by_role("button", name="Shut")).to_be_disabled()
    expect(app.get_by_role("button", name="2 Open")).to_be_enabled()
    app.get_by_role("tab", name="Right one").click()
    expect(app.get_by_role("tab", name="Right one")).to_have_attribute("aria-selected", "true")
    assert "lite-fill-height" in classes(app.locator(".gradio-container"))
