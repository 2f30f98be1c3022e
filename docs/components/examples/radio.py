import gradio as gr

with gr.Blocks() as demo:
    size = gr.Radio(["Small", "Large"], value="Small", label="Size")
    notes = gr.Textbox(label="Notes")
    size.change(lambda size: gr.Textbox(lines=1 if size == "Small" else 6), size, notes)

demo.launch()
