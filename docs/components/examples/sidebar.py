import gradio as gr

with gr.Blocks() as demo:
    with gr.Sidebar("Settings"):
        loud = gr.Checkbox(label="Loud")
    text = gr.Textbox(label="Text")
    result = gr.Textbox(label="Result")
    text.submit(lambda text, loud: text.upper() if loud else text, [text, loud], result)

demo.launch()
