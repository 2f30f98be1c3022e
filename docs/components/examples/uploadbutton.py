from pathlib import Path

import gradio as gr


def read(path):
    return Path(path).read_text()


with gr.Blocks() as demo:
    button = gr.UploadButton("Open a text file", file_types=["text"])
    text = gr.Textbox(label="What is in it", lines=5)
    button.upload(read, button, text)

demo.launch()
