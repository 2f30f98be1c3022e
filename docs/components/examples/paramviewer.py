import gradio as gr

PARAMETERS = {
    "x": {"type": "float | Array", "description": "The numbers to **round**.", "default": None},
    "digits": {"type": "int", "description": "Decimals to keep.", "default": "0"},
}

with gr.Blocks() as demo:
    gr.ParamViewer(PARAMETERS, linkify=["Array"], header="round")

demo.launch()
