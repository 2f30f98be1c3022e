"""What kind of text is it

A tiny model made by hand: the mood as a Label, the words behind it as HighlightedText, all figures as JSON.
"""

import math
import re

import gradio as gr

WEIGHTS = {
    "happy": {"good": 2, "great": 3, "love": 3, "sunny": 2, "nice": 2, "happy": 3},
    "sad": {"bad": 2, "rain": 1, "lost": 2, "sad": 3, "alone": 2, "tired": 2},
    "angry": {"hate": 3, "late": 1, "broken": 2, "awful": 3, "angry": 3},
}


def analyse(text):
    marked, scores = [], dict.fromkeys(WEIGHTS, 0)
    for piece in re.findall(r"\w+|\W+", text):
        mood = next((mood for mood, words in WEIGHTS.items() if piece.lower() in words), None)
        if mood:
            scores[mood] += WEIGHTS[mood][piece.lower()]
        marked.append((piece, mood))
    total = sum(math.exp(score) for score in scores.values())
    confidences = {mood: math.exp(score) / total for mood, score in scores.items()}
    figures = {"characters": len(text), "words": len(re.findall(r"\w+", text)), "scores": scores}
    return confidences, marked, figures


def explain(word: gr.SelectData):
    text, mood = word.value
    return f"“{text}” weighs {WEIGHTS[mood][text.lower()]} for {mood}" if mood in WEIGHTS else f"“{text}” says nothing"


with gr.Blocks(title="Mood") as demo:
    text = gr.Textbox("I love a sunny day, but my bike is broken.", label="Text", lines=3)
    with gr.Row():
        mood = gr.Label(label="Mood", num_top_classes=3)
        figures = gr.JSON(label="Figures", open=True)
    words = gr.HighlightedText(
        label="Words", show_legend=True, color_map={"happy": "#16a34a", "sad": "#2563eb", "angry": "#dc2626"}
    )
    chosen = gr.Textbox(label="Chosen", placeholder="Click on a coloured word", interactive=False)

    gr.on([demo.load, text.change], analyse, text, [mood, words, figures], show_progress="hidden")
    words.select(explain, None, chosen, show_progress="hidden")

demo.launch()
