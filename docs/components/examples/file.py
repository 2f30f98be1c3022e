from pathlib import Path

import gradio as gr


def count(path):
    return len(Path(path).read_text().splitlines()) if path else 0


with gr.Blocks() as demo:
    source = gr.File(label="Text file", file_types=[".txt", ".csv"])
    lines = gr.Number(label="Lines")
    source.change(count, source, lines)

demo.launch()
