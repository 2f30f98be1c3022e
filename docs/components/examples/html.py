import gradio as gr

with gr.Blocks() as demo:
    percent = gr.Slider(0, 100, value=40, label="Done")
    bar = gr.HTML(
        40,
        html_template='<div class="bar" style="width: ${value}%">${value} %</div>',
        css_template=".bar { background: var(--primary-500); color: white; padding: 0.25rem }",
    )
    percent.change(lambda done: done, percent, bar)

demo.launch()
