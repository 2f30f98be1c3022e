"""Gallery

Flowers that Python draws, in a grid: open one, walk through them with the arrow keys, add pictures of your own, take
some out, and see what the function gets.
"""

import math
import tempfile
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())
COLOURS = {"Poppy": "#dc2626", "Marigold": "#f59e0b", "Fern": "#16a34a", "Iris": "#4f46e5", "Orchid": "#c026d3"}


def flower(name, petals):
    """Draw a flower, and give (path, caption)."""
    leaves = "".join(
        f'<ellipse cx="50" cy="26" rx="11" ry="20" fill="{COLOURS[name]}" fill-opacity=".8" '
        f'transform="rotate({math.degrees(2 * math.pi * i / petals):.1f} 50 50)"/>'
        for i in range(petals)
    )
    path = FOLDER / f"{name.lower()}-{petals}.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="600" height="600">'
        f'<rect width="100" height="100" fill="#fafaf9"/>{leaves}<circle cx="50" cy="50" r="9" fill="#fde047"/></svg>'
    )
    return str(path), f"{name}, {petals} petals"


def grow(petals):
    return [flower(name, int(petals)) for name in COLOURS]


def told(event: gr.SelectData):
    return f"{event.index}: {event.value['caption']}"


def gone(event: gr.DeletedFileData):
    return f"Without {event.file.orig_name}"


def names(pictures):
    return ", ".join(Path(path).name for path, _ in pictures or []) or "nothing"


with gr.Blocks(title="Gallery") as demo:
    petals = gr.Slider(3, 14, value=8, step=1, label="Petals")
    flowers = gr.Gallery(grow(8), label="Flowers", columns=4)
    chosen = gr.Textbox(label="Chosen", interactive=False)
    mine = gr.Gallery(grow(5)[:2], label="Bunch", columns=4, interactive=True, sources=["upload", "clipboard"])
    inside = gr.Textbox(label="In the bunch", value="poppy-5.svg, marigold-5.svg", interactive=False)

    petals.change(grow, petals, flowers, show_progress="hidden")
    flowers.select(told, None, chosen, show_progress="hidden")
    mine.change(names, mine, inside, show_progress="hidden")
    mine.delete(gone, None, chosen, show_progress="hidden")

demo.launch()
