"""How long a recording is."""

import wave

import gradio as gr


def length(path):
    if path is None:
        return "Nothing recorded."
    with wave.open(path) as file:
        return f"{file.getnframes() / file.getframerate():.1f} seconds"


demo = gr.Interface(length, gr.Audio(type="filepath", format="wav"), "textbox")

demo.launch()
