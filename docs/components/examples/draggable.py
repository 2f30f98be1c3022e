import gradio as gr

with gr.Blocks() as demo, gr.Draggable():
    gr.Textbox(label="First")
    gr.Textbox(label="Second")
    gr.Markdown("Third: move me up")

demo.launch()
