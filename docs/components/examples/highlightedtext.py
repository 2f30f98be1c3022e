import gradio as gr


def mark(text):
    return [(word + " ", "long" if len(word) > 6 else None) for word in text.split()]


with gr.Blocks() as demo:
    text = gr.Textbox("Extraordinary words are marked", label="Text")
    marked = gr.HighlightedText(label="Marked")
    gr.on([demo.load, text.change], mark, text, marked)

demo.launch()
