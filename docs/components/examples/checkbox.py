import gradio as gr

with gr.Blocks() as demo:
    shouting = gr.Checkbox(label="Shout", info="Everything in capitals")
    text = gr.Textbox("hello", label="Text")
    shouting.change(lambda on, text: text.upper() if on else text.lower(), [shouting, text], text)

demo.launch()
