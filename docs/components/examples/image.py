import gradio as gr


def mirror(path):
    from PIL import Image, ImageOps

    return ImageOps.mirror(Image.open(path)) if path else None


with gr.Blocks() as demo:
    with gr.Row():
        source = gr.Image(type="filepath", label="Picture")
        result = gr.Image(label="Mirrored")
    source.change(mirror, source, result)

demo.launch()
