import random

import gradio as gr

with gr.Blocks() as demo:
    dice = gr.Textbox(label="You rolled", interactive=False)
    roll = gr.Button("Roll", variant="primary")
    roll.click(lambda: random.randint(1, 6), None, dice)

demo.launch()
