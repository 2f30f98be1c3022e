import gradio as gr

with gr.Blocks() as demo:
    gr.Markdown("An app that anybody may have.")
    gr.DuplicateButton("Copy this app")

demo.launch()
