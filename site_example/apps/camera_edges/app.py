"""Edges drawn over the camera

Each picture of the camera goes through a small model, beside Python and the page, as often as they keep up: none waits
in a queue. The edges that it finds are drawn over the video. Nothing leaves the page. A picture of your own works too.
"""

import time
from functools import cache

import gradio as gr
import onnxruntime


@cache
def session():
    """The model, loaded with its engine for the first picture."""
    return onnxruntime.InferenceSession("edges.onnx")


async def edges_of(path, name):
    """The file of a picture's edges, clear where there are none."""
    model = await session().load()
    pixels = await gr.read_image_async(path, channels=1)
    (edges,) = await model.run_async(None, {"x": pixels})
    return await gr.write_image_async(name, edges)


async def live(frame, times):
    """What to draw over the video for one picture of it, and how many there were a second."""
    edges = await edges_of(frame, "live.png")
    times = [*times[-20:], time.perf_counter()]
    rate = (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0
    return edges, round(rate, 1), times


async def still(path):
    return await edges_of(path, "still.png") if path else None


with gr.Blocks(title="Edges drawn over the camera") as demo:
    with gr.Tab("Camera"):
        size = gr.WebcamOptions(constraints={"width": {"ideal": 640}, "height": {"ideal": 480}})
        camera = gr.Image(
            label="Camera", sources="webcam", streaming=True, type="filepath", image_mode=None, webcam_options=size
        )
        rate = gr.Number(label="Pictures per second", interactive=False)
        times = gr.State([])
        camera.stream(
            live, [camera, times], [camera, rate, times], stream_every=1 / 30, time_limit=300, show_progress="hidden"
        )
    with gr.Tab("Picture"), gr.Row():
        picture = gr.Image(label="Picture", sources=["upload", "clipboard"], type="filepath")
        drawn = gr.Image(label="Drawn", interactive=False, format="png")
        picture.change(still, picture, drawn)

demo.launch()
