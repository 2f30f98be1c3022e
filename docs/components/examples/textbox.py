import gradio as gr

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name", placeholder="Ada", max_length=40, submit_btn=True)
    greeting = gr.Textbox(label="Greeting", buttons=["copy"])
    name.submit(lambda name: f"Hello, {name}!", name, greeting)

demo.launch()
