import gradio as gr

with gr.Blocks() as demo:
    opened = gr.State(0)
    with gr.Tab("Text"):
        gr.Textbox(label="Text")
    with gr.Tab("Statistics") as statistics:
        times = gr.Number(label="Looked at, times")
    statistics.select(lambda n: (n + 1, n + 1), opened, [opened, times])

demo.launch()
