"""The app behind the engine figures: runs of a session timed in Python, and camera pictures through one."""

import json
import time

import gradio as gr
import onnxruntime

sessions = {}
seen = []


def timed(text):
    """`runs` runs of a model on an array of `shape`, each in milliseconds."""
    name, shape, runs = json.loads(text)
    if name not in sessions:
        sessions[name] = onnxruntime.InferenceSession(f"{name}.onnx", providers=["CPUExecutionProvider"])
    x = gr.Tensor.full(shape, 0.5)
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        sessions[name].run(None, {"x": x})
        took.append((time.perf_counter() - start) * 1000)
    return json.dumps({"ms": took, "threads": sessions[name].get_provider_options()["CPUExecutionProvider"]["threads"]})


async def see(frame):
    """The mean brightness of a camera's picture, by a session; when that was, is kept."""
    if "mean" not in sessions:
        sessions["mean"] = onnxruntime.InferenceSession("mean.onnx", providers=["CPUExecutionProvider"])
        await sessions["mean"].load()
    pixels = await gr.read_image_async(frame, channels=1)
    y = (await sessions["mean"].run_async(None, {"x": pixels}))[0].tolist()
    seen.append([time.perf_counter(), *pixels.shape[:2]])
    return y


def told():
    """When pictures were seen, in seconds, and how large they were."""
    return json.dumps(seen)


with gr.Blocks() as demo:
    source = gr.Textbox(label="Input")
    result = gr.Textbox(label="Output")
    gr.Button("Run").click(timed, source, result, show_progress="hidden")  # a spinner would take a core from the model
    gr.Button("Tell").click(told, None, result)
    brightness = gr.JSON(label="Brightness")
    size = gr.WebcamOptions(constraints={"width": {"exact": 640}, "height": {"exact": 480}}, mirror=False)
    camera = gr.Image(
        label="Camera", sources="webcam", streaming=True, type="filepath", image_mode=None, webcam_options=size
    )
    camera.stream(see, camera, brightness, stream_every=1 / 60, time_limit=120, show_progress="hidden")

demo.launch()
