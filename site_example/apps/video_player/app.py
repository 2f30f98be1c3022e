"""Video player

A video with subtitles and a watermark. Trim it, or record your own with the camera; then let Python hand it back in
pieces that are played while they come.
"""

import asyncio
from pathlib import Path

import gradio as gr

HERE = Path(__file__).parent
PIECE_BYTES = 3000
SUBTITLES = [
    {"text": "A ball bounces.", "timestamp": [0, 1.5]},
    {"text": "It still does.", "timestamp": [1.5, 3]},
]


def describe(path):
    return "No video." if path is None else f"{Path(path).suffix[1:]}, {Path(path).stat().st_size:,} bytes"


async def pieces(path):
    if path is None:
        raise gr.Error("Record or upload a video first.", print_exception=False)
    data = Path(path).read_bytes()
    for at in range(0, len(data), PIECE_BYTES):
        yield data[at : at + PIECE_BYTES]
        # As if each piece had just been computed.
        await asyncio.sleep(0.3)


with gr.Blocks(title="Video player") as demo:
    video = gr.Video(
        HERE / "bouncing.webm",
        label="Video",
        subtitles=SUBTITLES,
        watermark=gr.WatermarkOptions(HERE / "mark.svg", position="top-right"),
        webcam_options=gr.WebcamOptions(constraints={"width": 320, "height": 240}),
        interactive=True,
        height=360,
    )
    about = gr.Textbox(label="About it", interactive=False)
    stream = gr.Button("Stream it in pieces", variant="primary")
    streamed = gr.Video(label="Streamed", streaming=True, autoplay=True, interactive=False, height=320)

    gr.on([demo.load, video.change], describe, video, about)
    stream.click(pieces, video, streamed)

demo.launch()
