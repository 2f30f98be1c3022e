"""Two tools in tabs

A TabbedInterface puts whole apps side by side: each tab keeps what was typed in it.
"""

import gradio as gr


def count(text):
    words = text.split()
    return {"words": len(words), "characters": len(text), "longest": max(words, key=len, default="")}


def rotate(text, by):
    def turn(letter, start):
        return chr((ord(letter) - start + by) % 26 + start)

    return "".join(turn(c, 65) if "A" <= c <= "Z" else turn(c, 97) if "a" <= c <= "z" else c for c in text)


counter = gr.Interface(count, gr.Textbox(label="Text", lines=4), gr.JSON(label="Counts"), flagging_mode="never")

cipher = gr.Interface(
    rotate,
    [gr.Textbox(label="Message"), gr.Slider(-25, 25, value=13, step=1, label="Rotate by")],
    gr.Textbox(label="Secret", buttons=["copy"]),
    flagging_mode="never",
)

demo = gr.TabbedInterface([counter, cipher], ["Count words", "Caesar cipher"], title="Two tools")

demo.launch()
