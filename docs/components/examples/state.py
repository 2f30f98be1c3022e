import gradio as gr


def remember(text, seen):
    seen = [*seen, text]
    return seen, ", ".join(seen)


with gr.Blocks() as demo:
    seen = gr.State([])
    text = gr.Textbox(label="A word")
    words = gr.Textbox(label="Words so far", interactive=False)
    text.submit(remember, [text, seen], [seen, words])

demo.launch()
