"""A million rows of ten columns that Python keeps; the page asks for those in sight."""

import gradio as gr

ROWS = 1_000_000
COLUMNS = 10

with gr.Blocks() as demo:
    gr.Dataframe({f"column {i}": range(i, ROWS + i) for i in range(COLUMNS)}, label="Table", interactive=False)

demo.launch()
