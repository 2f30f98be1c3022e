"""An app of several files

Three Python files that import each other and a data file they read, laid out as on any disk.
"""

import gradio as gr
from planets import names
from report import describe

with gr.Blocks(title="Planets") as demo:
    planet = gr.Dropdown(names(), label="Planet", value="Earth")
    weight = gr.Number(70, label="Your weight on Earth (kg)")
    shown = gr.Markdown(label="Report")
    gr.on([demo.load, planet.change, weight.change], describe, [planet, weight], shown, show_progress="hidden")

demo.launch()
