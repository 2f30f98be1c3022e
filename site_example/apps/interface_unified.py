"""Continue the rhyme

A unified Interface: the same text box is the input and the output, so each click goes on from where the last one ended.
"""

import gradio as gr

LINES = [
    "One for sorrow,",
    "Two for joy,",
    "Three for a girl,",
    "Four for a boy,",
    "Five for silver,",
    "Six for gold,",
    "Seven for a secret",
    "Never to be told.",
]


def go_on(rhyme):
    lines = [line for line in rhyme.splitlines() if line.strip()]
    known = next((i for i, line in reversed(list(enumerate(LINES))) if lines and line == lines[-1]), -1)
    return "\n".join([*lines, LINES[(known + 1) % len(LINES)]])


rhyme = gr.Textbox("One for sorrow,", label="Rhyme", lines=8)

demo = gr.Interface(go_on, rhyme, rhyme, submit_btn="Next line", flagging_mode="never")

demo.launch()
