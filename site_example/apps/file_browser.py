"""File browser

Python in this page has a file system of its own. Look through a folder of it, read what you choose, write another
file there, and see it appear.
"""

import tempfile
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp()) / "library"
TEXTS = {
    "poems/spring.txt": "Nothing is so beautiful as spring.",
    "poems/old/autumn.txt": "Season of mists and mellow fruitfulness.",
    "poems/old/winter.txt": "The frost performs its secret ministry.",
    "recipes/pancakes.md": "# Pancakes\n\nFlour, milk, two eggs.",
    "read.me": "A small library.",
    "drafts/__pycache__/draft.pyc": "not shown",
}
for name, text in TEXTS.items():
    (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text(text)


def read(paths):
    parts = [f"== {Path(path).relative_to(FOLDER)} ==\n{Path(path).read_text()}" for path in paths or []]
    return "\n\n".join(parts)


def write(name, text):
    target = FOLDER / "notes" / f"{Path(name or 'note').stem}.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text(text or "")
    return [str(target)]


def told(path):
    return Path(path).name if path else "nothing"


def pressed(event: gr.SelectData):
    return f"{'chosen' if event.selected else 'left'}: {event.value}"


with gr.Blocks(title="File browser") as demo:
    with gr.Row():
        with gr.Column():
            files = gr.FileExplorer(root_dir=FOLDER, ignore_glob="**/__pycache__/**", label="Library", height=300)
            one = gr.FileExplorer("*.txt", root_dir=FOLDER / "poems", file_count="single", label="One poem")
        with gr.Column():
            text = gr.Textbox(label="Texts", lines=8, interactive=False)
            last = gr.Textbox(label="Last press", interactive=False)
            poem = gr.Textbox("nothing", label="Poem", interactive=False)
    with gr.Group():
        with gr.Row():
            name = gr.Textbox("today", label="Name")
            note = gr.Textbox("Buy bread.", label="Note")
        save = gr.Button("Write it into notes")

    files.change(read, files, text)
    files.select(pressed, None, last, show_progress="hidden")
    one.input(told, one, poem, show_progress="hidden")
    save.click(write, [name, note], files)

demo.launch()
