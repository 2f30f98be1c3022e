"""Every component

All components and layouts on one page, with values that are made here: for a look at a theme, at dark mode, on a phone.
"""

import json
import math
import struct
import tempfile
import wave
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())


def picture():
    path = FOLDER / "hills.svg"
    hills = "".join(
        f'<path d="M0 {y} Q 100 {y - 60} 200 {y} T 400 {y - 10} V 240 H 0 Z" fill="{fill}"/>'
        for y, fill in ((120, "#a5b4fc"), (150, "#6366f1"), (180, "#3730a3"))
    )
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 240" width="400" height="240">'
        f'<rect width="400" height="240" fill="#fef3c7"/><circle cx="310" cy="60" r="30" fill="#f59e0b"/>{hills}</svg>'
    )
    return str(path)


def sound():
    path = FOLDER / "chord.wav"
    rate = 8000
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        for step in range(rate * 2):
            level = sum(math.sin(step / rate * math.tau * pitch) for pitch in (220, 277, 330)) / 3
            file.writeframesraw(struct.pack("<h", int(level * math.exp(-step / rate) * 30000)))
    return str(path)


def notes():
    path = FOLDER / "notes.txt"
    path.write_text("One line.\n")
    return str(path)


def model():
    path = FOLDER / "pyramid.obj"
    path.write_text("v 0 1 0\nv -1 0 1\nv 1 0 1\nv 1 0 -1\nv -1 0 -1\nf 1 2 3\nf 1 3 4\nf 1 4 5\nf 1 5 2\nf 5 4 3 2\n")
    return str(path)


ROWS = [{"day": day, "visits": round(50 + 30 * math.sin(day / 3)), "site": "AB"[day % 2]} for day in range(30)]
WAVE = {"x": [i / 10 for i in range(60)], "y": [math.sin(i / 10) for i in range(60)], "type": "scatter"}
PLOT = {"type": "plotly", "plot": json.dumps({"data": [WAVE], "layout": {"title": {"text": "Sine"}}})}
SPEECH = [{"speaker": "Ann", "text": "Is that all?"}, {"speaker": "Ben", "text": "It is every one."}]
TALK = [
    {"role": "user", "content": "What is 6 times 7?"},
    {"role": "assistant", "content": "6 * 7", "metadata": {"title": "Used the calculator"}},
    {"role": "assistant", "content": "It is **42**: $$6 \\cdot 7 = 42$$"},
]

with gr.Blocks(title="Every component") as demo:
    gr.Navbar(main_page_name="Every component")
    with gr.Sidebar(open=False, label="More"):
        gr.Markdown("A sidebar.")
    gr.Markdown("# Every component")
    gr.Markdown("Text with `code`, a [link](https://example.org) and a formula: $$e^{i\\pi} + 1 = 0$$")

    gr.Markdown("## Numbers and text")
    with gr.Row():
        with gr.Column():
            gr.Textbox("Ada Lovelace", label="Textbox", info="Your full name", interactive=True)
            gr.Textbox(label="Empty textbox", placeholder="Nothing yet", lines=2, interactive=True)
            gr.Number(42, label="Number", interactive=True)
            gr.Slider(0, 100, 40, label="Slider", info="From 0 to 100", interactive=True)
        with gr.Column():
            gr.MultimodalTextbox({"text": "A question", "files": []}, label="MultimodalTextbox", interactive=True)
            gr.Dialogue(SPEECH, speakers=["Ann", "Ben"], tags=["(laughs)"], label="Dialogue", interactive=True)
            gr.DateTime("2025-12-31 23:59:59", label="DateTime", interactive=True)
            gr.ColorPicker("#6366f1", label="ColorPicker", interactive=True)

    gr.Markdown("## Choices")
    with gr.Row():
        with gr.Column():
            gr.Checkbox(True, label="Checkbox", interactive=True)
            gr.CheckboxGroup(["Tea", "Coffee", "Water"], value=["Tea"], label="CheckboxGroup", interactive=True)
            gr.Radio(["Small", "Large"], value="Small", label="Radio", interactive=True)
        with gr.Column():
            gr.Dropdown(["Red", "Green", "Blue"], value="Red", label="Dropdown", interactive=True)
            gr.Dropdown(["Red", "Green"], value=["Red"], multiselect=True, label="Several", interactive=True)
            gr.Dataset(components=["textbox"], samples=[["Good morning"], ["Good night"]], label="Dataset")

    gr.Markdown("## Buttons")
    with gr.Row():
        gr.Button("Primary", variant="primary")
        gr.Button("Secondary")
        gr.Button("Stop", variant="stop")
        gr.Button("Off", interactive=False)
        gr.ClearButton()
    with gr.Row():
        gr.UploadButton("Upload")
        gr.DownloadButton("Download", notes())
        gr.DuplicateButton("Copy this app")
        gr.LoginButton()
        gr.DeepLinkButton()

    gr.Markdown("## Shown")
    with gr.Row():
        with gr.Column():
            gr.Label({"cat": 0.7, "dog": 0.2, "fox": 0.1}, label="Label")
            gr.HighlightedText(
                [("Ada", "person"), (" was born in ", None), ("London", "place")],
                label="HighlightedText",
                show_legend=True,
            )
            gr.JSON({"name": "Ada", "tags": ["maths", "poetry"], "born": 1815}, label="JSON", open=True)
        with gr.Column():
            gr.Code("def double(x):\n    return 2 * x  # twice", language="python", label="Code", interactive=True)
            gr.HTML(
                {"stars": 4}, html_template="<p>{{value.stars}} of 5 <em>stars</em></p>", label="HTML", container=True
            )
            parameter = {"type": "float", "description": "The number to **round**.", "default": "0.5"}
            gr.ParamViewer({"x": parameter}, header="round")
    gr.Dataframe(
        [["Tea", 3.5, True], ["Cake", 4.25, False]],
        headers=["Item", "Price", "Sold"],
        datatype=["str", "number", "bool"],
        label="Dataframe",
        interactive=True,
    )

    gr.Markdown("## Charts")
    with gr.Row():
        gr.LinePlot(ROWS, x="day", y="visits", color="site", title="LinePlot")
        gr.BarPlot(ROWS, x="site", y="visits", title="BarPlot")
    with gr.Row():
        gr.ScatterPlot(ROWS, x="day", y="visits", color="site", title="ScatterPlot")
        gr.Plot(PLOT, label="Plot")

    gr.Markdown("## Media and files")
    with gr.Row():
        with gr.Column():
            gr.Image(picture(), label="Image", type="filepath")
            gr.Audio(sound(), label="Audio", type="filepath")
        with gr.Column():
            gr.Video(label="Video", interactive=True)
            gr.File(notes(), label="File")
            gr.FileExplorer(root_dir=FOLDER, label="FileExplorer", interactive=True)
            gr.ImageEditor(label="ImageEditor", type="filepath", interactive=True)
    gr.Gallery([(picture(), "Hills"), (picture(), "Hills again")], label="Gallery", columns=2, height=260)
    with gr.Row():
        gr.ImageSlider((picture(), picture()), label="ImageSlider")
        gr.AnnotatedImage((picture(), [((20, 20, 90, 70), "Hill")]), label="AnnotatedImage")

    gr.Model3D(model(), label="Model3D", height=260)

    gr.Markdown("## Chat")
    gr.Chatbot(TALK, label="Chatbot", height=320)

    gr.Markdown("## Layouts")
    with gr.Tabs():
        with gr.Tab("First"):
            gr.Markdown("In a tab.")
        with gr.Tab("Second"):
            gr.Markdown("In another.")
    with gr.Accordion("Accordion", open=True), gr.Group():
        gr.Textbox("In a group", label="One", interactive=True)
        gr.Textbox("of its own", label="Two", interactive=True)
    with gr.Draggable():
        gr.Textbox("Drag me", label="Draggable one", interactive=True)
        gr.Textbox("or me", label="Draggable two", interactive=True)
    with gr.Walkthrough(selected=1):
        with gr.Step("Begin", id=1):
            gr.Markdown("The first step.")
        with gr.Step("End", id=2):
            gr.Markdown("The last step.")

    gr.State(0)
    gr.BrowserState(0, storage_key="every-component")
    gr.Timer(60, active=False)

demo.launch()
