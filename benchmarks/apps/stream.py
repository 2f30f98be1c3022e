"""The app behind the stream figures: a text that grows by ten characters a step, 20 kB after 2,000 steps."""

import gradio as gr


def grow(steps):
    text = ""
    for step in range(int(steps)):
        text += f"{step:09d} "
        yield text


with gr.Blocks() as demo:
    source = gr.Textbox(label="Input")
    result = gr.Textbox(label="Output")
    gr.Button("Run").click(grow, source, result)

demo.launch()
