from pathlib import Path

import gradio as gr


def write(text):
    Path("note.txt").write_text(text)
    return "note.txt"


with gr.Blocks() as demo:
    note = gr.Textbox("Remember the milk.", label="Note")
    button = gr.DownloadButton("Save the note", value="note.txt" if Path("note.txt").exists() else None)
    note.change(write, note, button)
    demo.load(write, note, button)

demo.launch()
