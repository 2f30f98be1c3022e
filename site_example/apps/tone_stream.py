"""Tone stream

A melody, computed while it plays: each chunk is heard while Python works out the next, without a server and without a
gap. When it has ended, the whole is one file to download.
"""

import asyncio
import math
from array import array

import gradio as gr

RATE = 22050
MELODY = [262, 294, 330, 349, 392, 440, 494, 523]


def note(hertz, seconds):
    """Samples of one note that fades in and out, so that it does not click."""
    count = int(RATE * seconds)
    samples = array("h")
    for at in range(count):
        fade = min(1, at / 400, (count - at) / 400)
        samples.append(round(9000 * fade * math.sin(2 * math.pi * hertz * at / RATE)))
    return samples


async def play(seconds):
    for number, hertz in enumerate(MELODY, 1):
        yield (RATE, note(hertz, seconds)), f"Note {number} of {len(MELODY)}: {hertz} Hz"
        # A model would compute here; a little less long than the note sounds.
        await asyncio.sleep(seconds * 0.8)
    yield None, "That was all."


with gr.Blocks(title="Tone stream") as demo:
    seconds = gr.Slider(0.1, 1, value=0.4, step=0.1, label="Seconds per note")
    go = gr.Button("Play a scale", variant="primary")
    music = gr.Audio(label="Music", streaming=True, autoplay=True, interactive=False)
    now = gr.Textbox(label="Now")
    go.click(play, seconds, [music, now])

demo.launch()
