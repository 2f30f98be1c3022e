import gradio as gr

with gr.Blocks() as demo:
    with gr.Tabs() as tabs:
        with gr.Tab("Question", id="question"):
            go = gr.Button("Go on")
        with gr.Tab("Answer", id="answer"):
            gr.Markdown("42")
    go.click(lambda: gr.Tabs(selected="answer"), None, tabs)

demo.launch()
