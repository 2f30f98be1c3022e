import gradio as gr

with gr.Blocks() as demo:
    side = gr.Slider(1, 10, value=3, step=1, label="Side, cm")
    volume = gr.Number(label="Volume of the cube, cm³")
    side.release(lambda side: side**3, side, volume)

demo.launch()
