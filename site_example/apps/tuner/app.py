"""Tuner

Sing, whistle or play into the microphone: a small model finds the strongest tone in each piece of sound, beside Python
and the page, and Python tells its note. Nothing leaves the page.
"""

import math
import wave
from array import array
from functools import cache

import gradio as gr
import onnxruntime

WINDOW = 8192  # samples that the model hears at once, some 0.2 seconds
QUIET_DB = -50
NOTES = "C C♯ D D♯ E F F♯ G G♯ A A♯ B".split()


@cache
def session():
    """The model, loaded with its engine for the first sound."""
    return onnxruntime.InferenceSession("tone.onnx")


async def tone_of(samples, rate):
    """The strongest tone's frequency in Hz, and how loud it is in dB below the loudest that there can be."""
    model = await session().load()
    power, peak = await model.run_async(None, {"x": gr.Tensor(samples)})
    k = int(peak)
    left, here, right = (math.log(float(power[i]) + 1) for i in (k - 1, k, k + 1))
    bend = left - 2 * here + right
    between = (left - right) / (2 * bend) if bend else 0  # the top of a parabola through the three
    level = 10 * math.log10((float(power[k]) + 1) / (32767 * len(samples) / 4) ** 2)
    return (k + between) * rate / len(samples), level


def note_of(frequency):
    """Its nearest note, as "A4", and by how many hundredths of a semitone it is higher."""
    semitones = 12 * math.log2(frequency / 440) + 69
    nearest = round(semitones)
    return f"{NOTES[nearest % 12]}{nearest // 12 - 1}", round(100 * (semitones - nearest))


async def listen(path, heard):
    with wave.open(path) as file:
        rate = file.getframerate()
        samples = array("h", file.readframes(file.getnframes()))[:: file.getnchannels()]
    heard = (heard + samples)[-WINDOW:]
    if len(heard) < WINDOW:
        return gr.skip(), gr.skip(), gr.skip(), heard
    frequency, level = await tone_of(heard, rate)
    if level < QUIET_DB:
        return "—", 0, None, heard
    return *note_of(frequency), round(frequency, 1), heard


with gr.Blocks(title="Tuner", css="#note input, #note textarea { font-size: 300%; text-align: center }") as demo:
    sound = gr.Audio(label="Microphone", sources="microphone", streaming=True, type="filepath")
    note = gr.Textbox("—", label="Note", elem_id="note", interactive=False)
    with gr.Row():
        cents = gr.Slider(-50, 50, 0, label="Cents", interactive=False)
        hertz = gr.Number(label="Hertz", interactive=False)
    heard = gr.State(array("h"))
    sound.stream(listen, [sound, heard], [note, cents, hertz, heard], stream_every=0.1, time_limit=300)

demo.launch()
