import gradio as gr

with gr.Blocks() as demo:
    text = gr.Textbox("to be or not to be", label="Text")
    counts = gr.JSON(label="How often", open=True)
    text.change(lambda text: {word: text.split().count(word) for word in text.split()}, text, counts)

demo.launch()
