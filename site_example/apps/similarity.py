"""Which sentences mean the same

Sentences are compared by what they mean, not by their words: all-MiniLM-L6-v2, a real model of 23 MB, runs in the page
by transformers.js. It is beside the page where "make models" has put it, else the browser gets it from the hub, once.
"""

import gradio as gr

from lite.transformers import pipeline

SENTENCES = """Someone is having a meal.
A woman plays the violin on a stage.
The stock market fell sharply today.
A cheetah runs behind its prey.
Prices of shares went down.
The girl carries a musical instrument."""


class Model:
    """The pipeline, made by the first who asks: the page is there at once, and shows how much has been downloaded."""

    embed = None

    @classmethod
    async def vectors(cls, sentences, progress):
        """One unit vector per sentence, as lists of 384 numbers."""
        if cls.embed is None:
            cls.embed = pipeline("feature-extraction", "Xenova/all-MiniLM-L6-v2", dtype="q8", progress=progress)
        try:
            return (await cls.embed(sentences, pooling="mean", normalize=True)).tolist()
        except Exception:
            cls.embed = None  # the next click tries again
            raise


async def compare(sentence, others, progress=gr.Progress()):
    listed = [line.strip() for line in others.splitlines() if line.strip()]
    if not sentence.strip() or not listed:
        raise gr.Error("Write a sentence, and at least one to compare it with.")
    first, *rest = await Model.vectors([sentence, *listed], progress)
    likeness = [sum(a * b for a, b in zip(first, other, strict=True)) for other in rest]
    return sorted(zip(listed, (round(each, 3) for each in likeness), strict=True), key=lambda row: -row[1])


with gr.Blocks(title="Which sentences mean the same") as demo:
    with gr.Row():
        with gr.Column():
            sentence = gr.Textbox("A man is eating food.", label="Sentence")
            others = gr.Textbox(SENTENCES, label="Compared with", info="One per line", lines=6)
            go = gr.Button("Compare", variant="primary")
        table = gr.Dataframe(label="Most alike first", headers=["Sentence", "Likeness"], datatype=["str", "number"])
    gr.on([go.click, sentence.submit], compare, [sentence, others], table)

demo.launch()
