"""Dice

An Interface with outputs only, around a generator: each roll appears as it falls, and Stop keeps what lies there.
"""

import random
import time

import gradio as gr

FACES = "⚀⚁⚂⚃⚄⚅"


def roll():
    shown, total = "", 0
    for _ in range(10):
        dots = random.randint(1, 6)
        shown, total = shown + FACES[dots - 1], total + dots
        yield shown, total
        time.sleep(0.2)


demo = gr.Interface(
    roll,
    inputs=None,
    outputs=[gr.Textbox(label="Dice"), gr.Number(label="Sum")],
    title="Ten dice",
    flagging_mode="never",
)

demo.launch()
