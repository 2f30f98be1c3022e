"""Colour mixer

A live Interface: it has no Submit button and runs while the sliders move.
"""

import gradio as gr

NAMES = {
    "black": 0x000000,
    "white": 0xFFFFFF,
    "grey": 0x808080,
    "red": 0xFF0000,
    "green": 0x008000,
    "blue": 0x0000FF,
    "navy": 0x000080,
    "teal": 0x008080,
    "gold": 0xFFD700,
}


def mix(red, green, blue):
    code = f"#{red:02x}{green:02x}{blue:02x}"

    def distance(value):
        return abs((value >> 16) - red) + abs((value >> 8 & 255) - green) + abs((value & 255) - blue)

    nearest = min(NAMES, key=lambda name: distance(NAMES[name]))
    style = f"height: 8em; border-radius: 8px; background: {code}"
    return code, nearest, f'<div role="img" aria-label="A square of {code}" style="{style}"></div>'


demo = gr.Interface(
    mix,
    inputs=[gr.Slider(0, 255, value=40 * i, step=1, label=name) for i, name in enumerate(["Red", "Green", "Blue"], 1)],
    outputs=[gr.Textbox(label="Code"), gr.Textbox(label="Nearest name"), gr.HTML(label="Colour")],
    live=True,
    flagging_mode="never",
    clear_btn=None,
)

demo.launch()
