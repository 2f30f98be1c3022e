import gradio as gr

with gr.Blocks() as demo:
    colour = gr.ColorPicker("#1f77b4", label="Colour")
    said = gr.Textbox(label="You chose")
    colour.change(lambda colour: colour, colour, said)

demo.launch()
