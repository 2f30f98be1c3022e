"""The floor of grid_million.py: the same table with as many rows as are in sight."""

import gradio as gr

ROWS = 20
COLUMNS = 10

with gr.Blocks() as demo:
    gr.Dataframe({f"column {i}": range(i, ROWS + i) for i in range(COLUMNS)}, label="Table", interactive=False)

demo.launch()
