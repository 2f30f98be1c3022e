import gradio as gr

with gr.Blocks() as demo, gr.Group():
    gr.Markdown("### One card")
    gr.Textbox(label="Name")
    gr.Button("Send")

demo.launch()
