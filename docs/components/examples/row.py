import gradio as gr

with gr.Blocks() as demo, gr.Row(equal_height=True):
    gr.Textbox(label="Left", lines=4)
    gr.Textbox(label="Right")

demo.launch()
