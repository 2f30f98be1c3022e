import gradio as gr

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    times = gr.Slider(1, 5, value=1, step=1, label="Times")
    greeting = gr.Textbox(label="Greeting")
    gr.Button("Greet").click(lambda name, times: f"Hello {name}! " * times, [name, times], greeting)
    gr.DeepLinkButton()

demo.launch()
