"""Webcam stream

The camera's pictures reach Python while it runs: each is counted, and its size read from its first bytes. A slow
function gets fewer pictures, never a queue of old ones.
"""

import time

import gradio as gr

SIZES = (0xC0, 0xC1, 0xC2)


def size_of(jpeg):
    """Width and height of a JPEG, from its frame header."""
    at = 2
    while at + 9 < len(jpeg):
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker in SIZES:
            return int.from_bytes(jpeg[at + 7 : at + 9], "big"), int.from_bytes(jpeg[at + 5 : at + 7], "big")
        at += 2 + length
    return 0, 0


def look(path, work, count):
    with open(path, "rb") as file:
        jpeg = file.read()
    width, height = size_of(jpeg)
    time.sleep(work)  # a model would look at the picture here
    return count + 1, f"{width} x {height}, {len(jpeg):,} bytes", path, count + 1


with gr.Blocks(title="Webcam stream") as demo:
    with gr.Row():
        camera = gr.Image(label="Camera", sources="webcam", streaming=True, type="filepath", image_mode=None)
        seen = gr.Image(label="What Python saw", interactive=False)
    with gr.Row():
        count = gr.Number(label="Pictures", value=0)
        about = gr.Textbox(label="The last one")
    work = gr.Slider(0, 1, value=0, step=0.1, label="Seconds that Python needs for one")
    state = gr.State(0)
    camera.stream(look, [camera, work, state], [count, about, seen, state], stream_every=0.1, time_limit=120)

demo.launch()
