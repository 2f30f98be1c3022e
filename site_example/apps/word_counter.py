"""Word counter

Counts while you type, marks long and repeated words, and looks a word up when you choose it.
"""

import re
from collections import Counter

import gradio as gr

TEXT = "The quick brown fox jumps over the lazy dog. The dog, surprisingly, does not mind."


def analyse(text):
    words = Counter(re.findall(r"\w+", text.lower()))
    spans = [(piece, kind(piece.lower(), words)) for piece in re.findall(r"\w+|\W+", text)]
    total = sum(words.values())
    common = {word: count / total for word, count in words.most_common(3)}
    return f"{total} words, {len(words)} different, {len(text)} characters", spans, common


def kind(word, words):
    if words[word] > 1:
        return "repeated"
    return "long" if len(word) > 8 else None


def look_up(text, event: gr.SelectData):
    chosen = event.value[0] if isinstance(event.value, (list, tuple)) else event.value
    count = len(re.findall(rf"\b{re.escape(chosen)}\b", text, re.IGNORECASE))
    return f"“{chosen}” is used {count} time{'s' if count != 1 else ''} and has {len(chosen)} letters."


with gr.Blocks(title="Word counter") as demo:
    text = gr.Textbox(TEXT, label="Text", lines=5)
    with gr.Row():
        with gr.Column(scale=2):
            summary = gr.Textbox(label="Count")
            details = gr.Textbox(label="Chosen word", placeholder="Choose a marked word")
        common = gr.Label(label="Most used", num_top_classes=3, scale=1)
    marked = gr.HighlightedText(
        label="Marked", show_legend=True, show_inline_category=False, color_map={"repeated": "orange", "long": "teal"}
    )

    text.change(analyse, text, [summary, marked, common], show_progress="hidden")
    demo.load(analyse, text, [summary, marked, common], show_progress="hidden")
    gr.on([marked.select, common.select], look_up, text, details, show_progress="hidden")

demo.launch()
