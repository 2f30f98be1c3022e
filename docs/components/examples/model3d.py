import tempfile
from pathlib import Path

import gradio as gr

PYRAMID = """v 0 1 0
v -1 0 1
v 1 0 1
v 1 0 -1
v -1 0 -1
f 1 2 3
f 1 3 4
f 1 4 5
f 1 5 2
f 5 4 3 2
"""
path = Path(tempfile.mkdtemp()) / "pyramid.obj"
path.write_text(PYRAMID)


def count(path):
    return Path(path).read_text().count("\nf ") if path else 0


with gr.Blocks() as demo:
    model = gr.Model3D(path, label="Model", interactive=True)
    faces = gr.Number(label="Faces")
    model.change(count, model, faces)

demo.launch()
