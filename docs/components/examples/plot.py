import json
import math

import gradio as gr


def wave(frequency):
    # With plotly installed: return plotly.graph_objects.Figure(...). This is the JSON that it would write.
    x = [step / 20 for step in range(200)]
    line = {"type": "scatter", "x": x, "y": [math.sin(frequency * value) for value in x]}
    return {"type": "plotly", "plot": json.dumps({"data": [line], "layout": {"title": {"text": f"{frequency} Hz"}}})}


with gr.Blocks() as demo:
    frequency = gr.Slider(1, 5, 2, step=1, label="Frequency")
    chart = gr.Plot(wave(2), label="Wave")
    frequency.change(wave, frequency, chart)

demo.launch()
