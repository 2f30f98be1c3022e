"""Audio tools

Record a sentence or upload a file, trim it, then turn it around, change its speed or make it an echo: with nothing but
Python's own wave module.
"""

import tempfile
import wave
from array import array
from pathlib import Path

import gradio as gr

ECHO_SECONDS = 0.25
ECHO_SHARE = 0.5


def read(path):
    if path is None:
        raise gr.Error("Record or upload a sound first.", print_exception=False)
    with wave.open(path) as file:
        if file.getsampwidth() != 2:
            raise gr.Error("This takes WAV files of 16 bits.", print_exception=False)
        return file.getframerate(), file.getnchannels(), array("h", file.readframes(file.getnframes()))


def write(rate, channels, samples):
    target = Path(tempfile.mkdtemp()) / "changed.wav"
    with wave.open(str(target), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return str(target)


def frames(samples, channels):
    return [samples[at : at + channels] for at in range(0, len(samples), channels)]


def reverse(samples, rate, channels):
    return array("h", [one for frame in reversed(frames(samples, channels)) for one in frame])


def echo(samples, rate, channels):
    delay = int(rate * ECHO_SECONDS) * channels
    longer = samples + array("h", bytes(2 * delay))
    for at, sample in enumerate(samples):
        longer[at + delay] = max(-32768, min(32767, longer[at + delay] + int(sample * ECHO_SHARE)))
    return longer


def change(path, what):
    rate, channels, samples = read(path)
    if what == "Reverse":
        samples = reverse(samples, rate, channels)
    elif what == "Echo":
        samples = echo(samples, rate, channels)
    else:
        rate = rate * 2 if what == "Twice as fast" else rate // 2
    return write(rate, channels, samples)


def describe(path):
    if path is None:
        return "No sound yet."
    rate, channels, samples = read(path)
    seconds = len(samples) / channels / rate
    loudest = max(map(abs, samples), default=0) / 32767
    return f"{seconds:.1f} s · {rate:,} Hz · {channels} channel(s) · peak {loudest:.0%}"


with gr.Blocks(title="Audio tools") as demo:
    sound = gr.Audio(label="Sound", type="filepath", format="wav")
    about = gr.Textbox(label="About it", value="No sound yet.", interactive=False)
    what = gr.Radio(["Reverse", "Echo", "Twice as fast", "Half as fast"], value="Reverse", label="Change")
    apply = gr.Button("Apply", variant="primary")
    changed = gr.Audio(label="Changed", interactive=False)

    sound.change(describe, sound, about)
    apply.click(change, [sound, what], changed)

demo.launch()
