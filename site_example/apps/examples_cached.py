"""Examples with results

Each example takes a second to compute. One after the other they are computed once the app is up, and this browser keeps
them: reload the page, and a click shows its result at once.
"""

import time
from pathlib import Path

import gradio as gr

RUNS = []


def poster(words, style):
    time.sleep(1)
    RUNS.append(words)
    frame = {"stars": "*", "waves": "~"}[style]
    line = f"{frame * 3} {words.upper()} {frame * 3}"
    path = Path("poster.txt")
    path.write_text(f"{frame * len(line)}\n{line}\n{frame * len(line)}\n")
    return path.read_text(), str(path)


with gr.Blocks(title="Posters") as demo:
    with gr.Row():
        words = gr.Textbox(label="Words")
        style = gr.Radio(["stars", "waves"], label="Style", value="stars")
    made = gr.Textbox(label="Poster", lines=3)
    file = gr.File(label="To print")
    gr.Button("Make it", variant="primary").click(poster, [words, style], [made, file])
    gr.Examples(
        [["Open today", "stars"], ["Swim here", "waves"], ["Fresh bread", "stars"]],
        [words, style],
        [made, file],
        poster,
        cache_examples=True,
        preload=False,
    )
    computed = gr.Textbox(label="Computed on this visit")
    gr.Button("What was computed?").click(lambda: ", ".join(RUNS) or "nothing", None, computed)

demo.launch()
