import gradio as gr

with gr.Blocks() as demo, gr.Walkthrough(selected=1) as walk:
    with gr.Step("Name", id=1):
        name = gr.Textbox(label="Name")
        gr.Button("Next").click(lambda: gr.Walkthrough(selected=2), None, walk)
    with gr.Step("Greeting", id=2):
        greeting = gr.Textbox(label="Greeting")
        gr.Button("Greet").click(lambda name: f"Hello {name}!", name, greeting)

demo.launch()
