"""Toy writer

A model of 9 kB writes word by word, and stops when told to: transformers.js runs it in a worker beside Python. It is a
toy: it knows which words follow which in fifteen lines about a river (scripts/toy_writer.py), and means nothing.
"""

import gradio as gr

from lite.transformers import pipeline

writer = pipeline("text-generation", "toy-writer")


async def write(prompt, words, surprise):
    """The prompt, and then a word at a time."""
    text = prompt.strip() or "the river"
    yield text
    options = {"do_sample": surprise > 0, "temperature": max(surprise, 0.01), "top_k": 0}
    async for piece in writer.stream(text, max_new_tokens=int(words), **options):
        text += piece if text.endswith(" ") else f" {piece}"
        yield text


with gr.Blocks(title="Toy writer") as demo:
    prompt = gr.Textbox("the river", label="Begin with")
    with gr.Row():
        words = gr.Slider(5, 500, 40, step=1, label="Words")
        surprise = gr.Slider(0, 2, 1, step=0.1, label="Surprise", info="0 always takes the likeliest word.")
    with gr.Row():
        go = gr.Button("Write", variant="primary")
        stop = gr.Button("Stop", variant="stop")
    story = gr.Textbox(label="Story", lines=6)
    running = gr.on([go.click, prompt.submit], write, [prompt, words, surprise], story)
    stop.click(None, None, None, cancels=running)

demo.launch()
