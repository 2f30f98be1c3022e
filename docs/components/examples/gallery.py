import gradio as gr

CIRCLE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E"
    "%3Ccircle cx='4.5' cy='4.5' r='3' fill='{}'/%3E%3C/svg%3E"
)
CIRCLES = [(CIRCLE.format(color), color) for color in ("teal", "orange", "crimson")]


def chosen(event: gr.SelectData):
    return event.value["caption"]


with gr.Blocks() as demo:
    circles = gr.Gallery(CIRCLES, label="Circles", columns=3)
    name = gr.Textbox(label="Chosen")
    circles.select(chosen, None, name)

demo.launch()
