import gradio as gr

with gr.Blocks() as demo, gr.Row():
    with gr.Column(scale=2):
        gr.Textbox(label="Twice as wide", lines=4)
    with gr.Column():
        gr.Button("One")
        gr.Button("Two")

demo.launch()
