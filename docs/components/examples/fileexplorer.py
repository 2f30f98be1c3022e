import tempfile
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())
(FOLDER / "poems").mkdir()
(FOLDER / "poems" / "rose.txt").write_text("A rose is a rose")
(FOLDER / "list.txt").write_text("Milk, bread")


def count(paths):
    return sum(len(Path(path).read_text().split()) for path in paths or [])


with gr.Blocks() as demo:
    chosen = gr.FileExplorer("*.txt", root_dir=FOLDER, label="Texts")
    words = gr.Number(label="Words")
    chosen.change(count, chosen, words)

demo.launch()
