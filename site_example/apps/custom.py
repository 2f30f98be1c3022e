"""Parts of your own

A component made from another, and every kind of callable as an event's function: an object, a method, a partial,
a lambda.
"""

from functools import partial

import gradio as gr


class TagBox(gr.Textbox):
    """A text box whose value is a list of words in Python, and text with commas in the page."""

    def __init__(self, tags=(), *, separator=",", **kwargs):
        self.separator = separator
        super().__init__(value=list(tags), placeholder=f"one{separator} two{separator} three", **kwargs)

    def preprocess(self, payload):
        pieces = (super().preprocess(payload) or "").split(self.separator)
        return [piece.strip() for piece in pieces if piece.strip()]

    def postprocess(self, value):
        return super().postprocess(f"{self.separator} ".join(value or []))


class Counter:
    """An object that is called, and remembers how often."""

    def __init__(self):
        self.calls = 0

    def __call__(self, tags):
        self.calls += 1
        return f"{len(tags)} tags, asked {self.calls} times"

    def forget(self):
        self.calls = 0
        return "Forgotten."


def arrange(tags, *, reverse=False):
    return sorted(tags, key=str.lower, reverse=reverse)


counter = Counter()

with gr.Blocks(title="Parts of your own") as demo:
    tags = TagBox(["pear", "Apple", "fig"], label="Tags")
    result = gr.Textbox(label="Result")
    with gr.Row():
        gr.Button("A to Z").click(arrange, tags, tags)
        gr.Button("Z to A").click(partial(arrange, reverse=True), tags, tags)
        gr.Button("No doubles").click(lambda words: list(dict.fromkeys(words)), tags, tags)
    with gr.Row():
        gr.Button("Count", variant="primary").click(counter, tags, result)
        gr.Button("Forget").click(counter.forget, None, result)

demo.launch()
