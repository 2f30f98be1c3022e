import gradio as gr


def describe(drawing):
    if drawing is None:
        return "Nothing is drawn yet."
    return f"{len(drawing['layers'])} layer(s); all of it is in {drawing['composite']}"


with gr.Blocks() as demo:
    editor = gr.ImageEditor(
        label="Picture",
        type="filepath",
        canvas_size=(640, 400),
        brush=gr.Brush(colors=["#18181b", "#e11d48", ("#facc15", 0.4)]),
    )
    result = gr.Textbox(label="What the function got")
    gr.Button("Send").click(describe, editor, result)

demo.launch()
