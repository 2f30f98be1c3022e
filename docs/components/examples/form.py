import gradio as gr

with gr.Blocks() as demo:
    # These two stand in one form; the button ends it.
    gr.Textbox(label="Name")
    gr.Number(label="Age")
    gr.Button("Send")

demo.launch()
