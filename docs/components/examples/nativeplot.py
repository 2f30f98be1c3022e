import random

import gradio as gr


def throws(count):
    rolled = [random.randint(1, 6) + random.randint(1, 6) for _ in range(int(count))]
    return {"sum": rolled, "times": [1] * len(rolled)}


with gr.Blocks() as demo:
    count = gr.Slider(10, 1000, 200, step=10, label="Throws of two dice")
    chart = gr.BarPlot(throws(200), x="sum", y="times", x_bin=1, title="How often each sum came")
    count.release(throws, count, chart)

demo.launch()
