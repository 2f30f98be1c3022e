from pathlib import Path

import gradio as gr


def describe(message):
    names = [Path(path).name for path in message["files"]]
    return f"{message['text'] or 'No words'}, and {', '.join(names) or 'no files'}."


with gr.Blocks() as demo:
    box = gr.MultimodalTextbox(label="Message", file_count="multiple", placeholder="Type, or drop a file here")
    told = gr.Textbox(label="What came")
    box.submit(describe, box, told)

demo.launch()
