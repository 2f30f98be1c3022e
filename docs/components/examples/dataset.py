import gradio as gr

with gr.Blocks() as demo:
    text = gr.Textbox(label="Text")
    samples = gr.Dataset(components=[gr.Textbox(visible=False)], samples=[["Good morning"], ["Good night"]])
    samples.click(lambda row: row[0], samples, text)

demo.launch()
