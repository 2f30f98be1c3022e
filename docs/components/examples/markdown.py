import gradio as gr

with gr.Blocks() as demo:
    source = gr.Textbox("# Title\n\nSome *text* and $$x^2$$", label="Source", lines=4)
    result = gr.Markdown()
    gr.on([demo.load, source.change], lambda text: text, source, result)

demo.launch()
