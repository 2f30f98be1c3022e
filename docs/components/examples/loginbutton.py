import gradio as gr

with gr.Blocks() as demo:
    gr.LoginButton()
    gr.Markdown("Everything below works without signing in.")

demo.launch()
