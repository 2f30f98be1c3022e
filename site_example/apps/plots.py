"""Plots

The same walks as Plotly and as Vega-Lite draw them: zoom, hover, hide a line by its name. The library of a chart is
downloaded when the first such chart is shown, from this site and from nowhere else. Figures of matplotlib, plotly,
altair and bokeh can be returned as they are; here their JSON is written by hand, so that nothing needs to be installed.
"""

import json
import random

import gradio as gr

NAMES = ("Ada", "Grace", "Edsger")


def walks(steps, seed):
    """`steps` positions of each walker: name → list."""
    chance = random.Random(seed)
    found = {}
    for name in NAMES:
        position, found[name] = 0.0, []
        for _ in range(int(steps)):
            position += chance.gauss(0, 1)
            found[name].append(round(position, 3))
    return found


def plotly(found):
    lines = [
        {"type": "scatter", "mode": "lines", "name": name, "x": list(range(len(y))), "y": y}
        for name, y in found.items()
    ]
    layout = {"title": {"text": "Random walks"}, "xaxis": {"title": {"text": "step"}}, "height": 380}
    return {"type": "plotly", "plot": json.dumps({"data": lines, "layout": layout})}


def vega_lite(found):
    rows = [{"walker": name, "step": step, "position": p} for name, y in found.items() for step, p in enumerate(y)]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": "Random walks",
        "height": 300,
        "data": {"values": rows},
        "mark": {"type": "line", "tooltip": True},
        "params": [{"name": "walkers", "select": {"type": "point", "fields": ["walker"]}, "bind": "legend"}],
        "encoding": {
            "x": {"field": "step", "type": "quantitative"},
            "y": {"field": "position", "type": "quantitative"},
            "color": {"field": "walker", "type": "nominal"},
            "opacity": {"condition": {"param": "walkers", "value": 1}, "value": 0.15},
        },
    }
    return {"type": "altair", "plot": json.dumps(spec)}


def draw(library, steps, seed):
    found = walks(steps, seed)
    return plotly(found) if library == "Plotly" else vega_lite(found)


with gr.Blocks(title="Plots") as demo:
    with gr.Row():
        library = gr.Radio(["Plotly", "Vega-Lite"], value="Vega-Lite", label="Drawn by")
        seed = gr.Number(1, label="Seed", precision=0)
    steps = gr.Slider(10, 400, 100, step=10, label="Steps")
    chart = gr.Plot(draw("Vega-Lite", 100, 1), label="Chart")
    gr.on([library.change, steps.change, seed.change], draw, [library, steps, seed], chart, show_progress="minimal")

demo.launch()
