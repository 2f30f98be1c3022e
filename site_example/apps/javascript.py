"""JavaScript beside Python

Some events need no Python at all: they run in the page at once. Others ask the page first and Python then.
"""

import time

import gradio as gr


def shout(text):
    return text.upper() + "!"


def report(width, text):
    return f"Your window is {width:g} pixels wide, and the text has {len(text)} letters."


def search(text):
    for step in range(1, 100):
        yield f"Looking for “{text}” … {step} %"
        time.sleep(0.1)


with gr.Blocks(title="JavaScript beside Python") as demo:
    text = gr.Textbox("hello", label="Text")
    output = gr.Textbox(label="Result")
    width = gr.Number(visible=False)
    with gr.Row():
        reverse = gr.Button("Reverse (page)")
        loud = gr.Button("Trim and shout (page, then Python)")
        measure = gr.Button("Measure (page, then Python)")
    with gr.Row():
        start = gr.Button("Search (Python)")
        stop = gr.Button("Stop and clear (page)", variant="stop")

    reverse.click(None, text, output, js="(text) => [...text].reverse().join('')")
    loud.click(shout, text, output, js="(text) => text.trim()")
    measure.click(report, [width, text], output, js="(_, text) => [window.innerWidth, text]")
    searching = start.click(search, text, output)
    stop.click(None, None, output, js="() => ''", cancels=searching)

demo.launch()
