"""Boxes on a picture

Fruits on a table, and a detector that knows where they are: move the least score, point at a label to bring its box
out, or click on it.
"""

import random
import tempfile
from pathlib import Path

import gradio as gr

FRUITS = {"apple": "#dc2626", "lime": "#65a30d", "plum": "#7e22ce"}
PATH = Path(tempfile.mkdtemp()) / "table.svg"


def lay(seed=7):
    """Put fruits on a table; gives (box, name, score) of each."""
    chance, found = random.Random(seed), []
    for column in range(4):
        for row in range(2):
            name, radius = chance.choice(list(FRUITS)), chance.randint(34, 58)
            x, y = 80 + column * 160 + chance.randint(-16, 16), 100 + row * 170 + chance.randint(-20, 20)
            found.append(((x - radius, y - radius, x + radius, y + radius), name, chance.uniform(0.4, 0.99)))
    return found


FOUND = lay()
PATH.write_text(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 370" width="640" height="370">'
    '<rect width="640" height="370" fill="#e7e5e4"/><rect y="20" width="640" height="330" fill="#d6d3d1"/>'
    + "".join(
        f'<circle cx="{(left + right) // 2}" cy="{(top + bottom) // 2}" r="{(right - left) // 2 - 4}" '
        f'fill="{FRUITS[name]}"/>'
        for (left, top, right, bottom), name, _ in FOUND
    )
    + "</svg>"
)


def detect(least):
    return str(PATH), [(box, f"{name} {score:.0%}") for box, name, score in FOUND if score >= least]


def told(event: gr.SelectData):
    return f"{event.value}, number {event.index + 1}"


with gr.Blocks(title="Boxes on a picture") as demo:
    with gr.Row():
        least = gr.Slider(0, 1, value=0.5, step=0.05, label="Least score", min_width=100)
        chosen = gr.Textbox(label="Chosen", interactive=False, min_width=100)
    colours = {f"{name} {score:.0%}": FRUITS[name] for _, name, score in FOUND}
    table = gr.AnnotatedImage(detect(0.5), label="Table", color_map=colours)

    least.change(detect, least, table, show_progress="hidden")
    table.select(told, None, chosen, show_progress="hidden")

demo.launch()
