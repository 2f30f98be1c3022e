"""The third page."""

import gradio as gr


def where(request: gr.Request):
    return f"You are at `{request.url.path}`."


with gr.Blocks() as demo:
    gr.Markdown("# About\n\nThree pages, one app: one Python, one queue, one state for each visitor.")
    place = gr.Markdown()
    demo.load(where, None, place)
