"""The app behind the boot, click and size figures, run by Lite and by Gradio's server alike."""

import gradio as gr


def echo(text):
    return text


with gr.Blocks() as demo:
    source = gr.Textbox(label="Input")
    result = gr.Textbox(label="Output")
    gr.Button("Run").click(echo, source, result)

demo.launch()
