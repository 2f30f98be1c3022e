"""Two events of a CPU-bound function, in two workers of a pool or one after the other in one."""

import gradio as gr

STEPS = 3_000_000


def compute(text):
    total = 0
    for step in range(STEPS):
        total += step * step % 7
    return text


with gr.Blocks() as demo:
    text = gr.Textbox(label="Input")
    outputs = [gr.Textbox(label="Output"), gr.Textbox(label="Other")]
    for name, workers in (("Run", 2), ("One", 1)):
        button = gr.Button(name)
        fn = gr.pool(compute, workers=workers)
        for output in outputs:
            button.click(fn, text, output)

demo.launch()
