import gradio as gr

SQUARE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='240'%3E"
    "%3Crect width='400' height='240' fill='{}'/%3E%3C/svg%3E"
)

with gr.Blocks() as demo:
    gr.ImageSlider((SQUARE.format("teal"), SQUARE.format("orange")), label="Teal or orange")

demo.launch()
