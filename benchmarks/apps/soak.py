"""The app behind the soak figures: a button for each kind of event, all ending by showing the input; and a census."""

import gc
import tempfile
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())


def echo(text):
    return text


def toast(text):
    gr.Info(f"About {text}", duration=0.5)


def grow(text):
    for end in range(1, len(text) + 1):
        yield text[:end]


def fail(text):
    raise gr.Error(f"No {text}", duration=0.5)


def write(text):
    path = FOLDER / "out.txt"
    path.write_text(f"{text}\n" * 100)
    return path


def census(name):
    gc.collect()
    try:
        import pyodide_js  # what Lite's users never need; here it tells how large Python's memory has become

        memory = pyodide_js._module.HEAP8.length
    except ImportError:
        memory = 0
    return f"{name} {len(gc.get_objects())} {memory}"


with gr.Blocks() as demo:
    source = gr.Textbox(label="Input")
    result = gr.Textbox(label="Output")
    counted = gr.Textbox(label="Counted")
    grown = gr.Textbox(label="Grown")
    failed = gr.Textbox(label="Failed")
    made = gr.File(label="Made")
    seed = gr.Textbox(label="Seed")
    gr.Button("Run").click(echo, source, result)
    gr.Button("Toast").click(toast, source, None).then(echo, source, result)
    gr.Button("Stream").click(grow, source, grown).then(echo, source, result)
    gr.Button("Fail").click(fail, source, failed).then(echo, source, result)
    gr.Button("File").click(write, source, made).then(echo, source, result)
    gr.Button("Render").click(echo, source, seed).then(echo, source, result)
    gr.Button("Census").click(census, source, counted)

    @gr.render(inputs=seed)
    def parts(text):
        for number in range(3):
            box = gr.Textbox(label=f"Part {number}", value=text)
            gr.Button(f"Clear {number}").click(lambda: "", None, box)


demo.launch()
