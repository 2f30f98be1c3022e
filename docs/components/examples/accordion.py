import gradio as gr

with gr.Blocks() as demo:
    text = gr.Textbox(label="Text")
    with gr.Accordion("Details", open=False) as details:
        gr.Slider(0, 1, value=0.5, label="Temperature")
    text.submit(lambda: gr.Accordion(open=True), None, details)

demo.launch()
