"""Before and after

Drag the line between a picture and what a filter makes of it, or move it with the arrow keys. Compare two pictures of
your own below.
"""

import tempfile
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())
FILTERS = {
    "Grey": '<feColorMatrix type="saturate" values="0"/>',
    "Blurred": '<feGaussianBlur stdDeviation="7"/>',
    "Night": '<feColorMatrix values=".2 .1 .1 0 0 .1 .2 .2 0 0 .2 .3 .6 0 .1 0 0 0 1 0"/>',
}
SCENE = """<rect width="640" height="400" fill="#7dd3fc"/><circle cx="510" cy="90" r="46" fill="#fde047"/>
<path d="M0 290 150 130 270 260 400 110 640 320V400H0z" fill="#64748b"/>
<path d="m400 110 -52 60 34-8 26 22 22-18 38 14z" fill="#f8fafc"/>
<path d="M0 320Q170 250 340 330T640 310V400H0z" fill="#16a34a"/>
<path d="M96 330v-56h80v56z" fill="#fef3c7"/><path d="m82 278 54-44 54 44z" fill="#b91c1c"/>
<path d="M126 330v-32h20v32z" fill="#78350f"/>"""


def draw(filter_=""):
    """Write the scene as a picture, seen through a filter."""
    effect = f'<filter id="f">{FILTERS[filter_]}</filter>' if filter_ else ""
    seen = ' filter="url(#f)"' if filter_ else ""
    path = FOLDER / f"{filter_.lower() or 'scene'}.svg"
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400">{effect}'
        f"<g{seen}>{SCENE}</g></svg>"
    )
    return str(path)


def compare(filter_):
    return draw(), draw(filter_)


def names(pictures):
    return ", ".join(Path(path).name if path else "none" for path in pictures or []) or "nothing"


with gr.Blocks(title="Before and after") as demo:
    filter_ = gr.Radio(list(FILTERS), value="Grey", label="Filter")
    compared = gr.ImageSlider(compare("Grey"), label="Scene", type="filepath")
    mine = gr.ImageSlider(label="Yours", type="filepath", image_mode=None, interactive=True)
    inside = gr.Textbox(label="The function gets", value="nothing", interactive=False)

    filter_.change(compare, filter_, compared, show_progress="hidden")
    mine.change(names, mine, inside, show_progress="hidden")

demo.launch()
