"""The size of a video."""

import os

import gradio as gr


def size(path):
    return f"{os.path.getsize(path):,} bytes" if path else "No video."


demo = gr.Interface(size, gr.Video(height=300), "textbox")

demo.launch()
