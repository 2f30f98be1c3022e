import gradio as gr

with gr.Blocks() as demo:
    when = gr.DateTime("2025-12-31 23:59:59", label="When", type="datetime")
    said = gr.Textbox(label="Weekday")
    when.change(lambda when: when.strftime("%A") if when else "", when, said)

demo.launch()
