"""A package beside the page

Its requirement is a wheel in this site's own folder: it is installed in the tab, without any package index.
"""

import gradio as gr
from roman import from_roman, to_roman


def convert(text):
    text = text.strip()
    try:
        return to_roman(int(text)) if text.isdecimal() else str(from_roman(text))
    except ValueError as error:
        raise gr.Error(str(error), print_exception=False) from error


demo = gr.Interface(
    convert,
    gr.Textbox(label="Number", placeholder="2024 or MMXXIV"),
    gr.Textbox(label="Converted"),
    examples=["1999", "MCMLXXXIV"],
    title="Roman numerals",
    flagging_mode="never",
)

demo.launch()
