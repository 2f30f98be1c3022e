"""Digit recogniser

Draw a digit, and a network of 30 kB tells which it is, in the page: onnxruntime runs it in a worker beside Python. It
was trained on scikit-learn's digits by scripts/train_digits.py. No numpy, no Pillow.
"""

from functools import cache
from itertools import pairwise

import gradio as gr
import onnxruntime

SIDE = 80  # pixels that the drawing is read with


@cache
def session():
    """The model, loaded with its engine when the first digit is drawn."""
    return onnxruntime.InferenceSession("digits.onnx")


def cells(ink):
    """What is drawn as 8 x 8 cells, which the network knows: cut out, centred, averaged. None for an empty sheet."""
    rows = [y for y, most in enumerate(ink.max(1).tolist()) if most > 100]
    columns = [x for x, most in enumerate(ink.max(0).tolist()) if most > 100]
    if not rows:
        return None
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    side = max(height, width)
    square = gr.Tensor.zeros((side, side))
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    edges = [side * i // 8 for i in range(9)]
    spans = [slice(a, max(b, a + 1)) for a, b in pairwise(edges)]
    return gr.Tensor([[round(square[y, x].mean() / 255, 2) for x in spans] for y in spans])


def tell(drawing):
    ink = gr.read_image(drawing["composite"], size=(SIDE, SIDE), channels=4)[..., 3] if drawing else None
    pixels = cells(ink) if ink is not None else None
    if pixels is None:
        return None, ""
    shares = session().run(None, {"pixels": pixels.reshape(1, 8, 8)})[0][0]
    lines = [" ".join(f"{each:.2f}" for each in row) for row in pixels.tolist()]
    return {str(digit): share for digit, share in shares.topk(10)}, "\n".join(lines)


with gr.Blocks(title="Digit recogniser", css="#seen textarea { font-family: monospace }") as demo:
    gr.Markdown("# Draw a digit")
    with gr.Row():
        pad = gr.Sketchpad(
            label="Digit",
            type="filepath",
            canvas_size=(280, 280),
            layers=False,
            brush=gr.Brush(default_size=24, colors=["#18181b"], color_mode="fixed"),
        )
        with gr.Column():
            guess = gr.Label(label="It is", num_top_classes=3)
            seen = gr.Textbox(label="What the network sees", lines=8, interactive=False, elem_id="seen")
    pad.change(tell, pad, [guess, seen])

demo.launch()
