"""Colour mixer

Choose two colours, in a panel or by name, and see the steps between them and how well text can be read on each.
"""

import re

import gradio as gr

NAMES = {"white": "#ffffff", "black": "#000000", "red": "#ff0000", "teal": "#008080", "gold": "#ffd700"}


def channels(colour):
    """Red, green and blue, 0..255."""
    colour = NAMES.get(colour.lower(), colour)
    digits = re.fullmatch(r"#([0-9a-f]{6})", colour.lower())
    if digits is None:
        raise gr.Error(f"{colour} is not known here; choose one in the panel.", print_exception=False)
    return [int(digits[1][at : at + 2], 16) for at in (0, 2, 4)]


def luminance(colour):
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(colour, text):
    low, high = sorted([luminance(colour), text])
    return (high + 0.05) / (low + 0.05)


def mix(first, second, steps):
    a, b = channels(first), channels(second)
    boxes = []
    for step in range(int(steps)):
        share = step / (steps - 1)
        colour = [round(x + (y - x) * share) for x, y in zip(a, b)]
        text = "#000000" if contrast(colour, 0) > contrast(colour, 1) else "#ffffff"
        code = "#{:02x}{:02x}{:02x}".format(*colour)
        ratio = max(contrast(colour, 0), contrast(colour, 1))
        boxes.append(
            f'<div style="background:{code};color:{text};padding:14px;text-align:center">{code} · {ratio:.1f}:1</div>'
        )
    return "".join(boxes)


with gr.Blocks(title="Colour mixer") as demo:
    with gr.Row():
        first = gr.ColorPicker("#4f46e5", label="From")
        second = gr.ColorPicker("gold", label="To", info="A name works, too.")
    steps = gr.Slider(2, 12, 6, step=1, label="Steps")
    mixed = gr.HTML(mix("#4f46e5", "gold", 6))
    gr.on([first.change, second.change, steps.change], mix, [first, second, steps], mixed, show_progress="hidden")
    last = gr.Textbox(label="Last chosen", interactive=False)
    first.release(lambda colour: colour, first, last, show_progress="hidden")

demo.launch()
