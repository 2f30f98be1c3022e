import gradio as gr

SKY = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='240'%3E"
    "%3Crect width='400' height='240' fill='skyblue'/%3E%3Ccircle cx='300' cy='80' r='40' fill='gold'/%3E%3C/svg%3E"
)

with gr.Blocks() as demo:
    gr.AnnotatedImage((SKY, [((255, 35, 345, 125), "sun")]), label="Sky")

demo.launch()
