import gradio as gr

with gr.Blocks() as demo:
    first, last = gr.Textbox(label="First name"), gr.Textbox(label="Last name")
    gr.ClearButton([first, last])

demo.launch()
