"""Live microphone level

The microphone's sound reaches Python while you speak: it measures each chunk and draws the level. A chunk that comes
while Python is busy waits with the next, so no sound is lost and no queue grows.
"""

import math
import wave
from array import array

import gradio as gr

FLOOR_DB = -60


def level(path, heard):
    with wave.open(path) as file:
        samples = array("h", file.readframes(file.getnframes()))
        seconds = len(samples) / file.getframerate()
    power = sum(one * one for one in samples[::8]) / max(1, len(samples[::8]))
    decibels = max(FLOOR_DB, 10 * math.log10(max(power, 1) / 32767**2))
    bar = "█" * round(30 * (decibels - FLOOR_DB) / -FLOOR_DB)
    heard += seconds
    return f"{bar} {decibels:.0f} dB", round(heard, 1), heard


with gr.Blocks(title="Live microphone level") as demo:
    sound = gr.Audio(label="Microphone", sources="microphone", streaming=True, type="filepath")
    meter = gr.Textbox(label="Level")
    total = gr.Number(label="Seconds heard", value=0)
    state = gr.State(0.0)

    sound.start_recording(lambda: (0, 0.0), None, [total, state])
    sound.stream(level, [sound, state], [meter, total, state], stream_every=0.2, time_limit=60)

demo.launch()
