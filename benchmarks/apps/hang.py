"""The app behind the cancel figures: a function that never ends, and an echo that has to work after it."""

import gradio as gr


def hang():
    while True:
        pass


with gr.Blocks() as demo:
    source = gr.Textbox(label="Input")
    result = gr.Textbox(label="Output")
    hanging = gr.Button("Hang").click(hang, None, result)
    gr.Button("Stop").click(None, cancels=hanging)
    gr.Button("Run").click(lambda text: text, source, result)

demo.launch()
