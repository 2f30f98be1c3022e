"""The second page: what was picked, with a button each."""

import gradio as gr
from shared import chosen

with gr.Blocks() as demo:
    gr.Markdown("# Reading list")

    @gr.render(inputs=chosen)
    def show(books):
        if not books:
            gr.Markdown("Your list is empty.")
        for book in books:
            with gr.Row(equal_height=True):
                gr.Markdown(book)
                done = gr.Button("Read it", size="sm", scale=0, min_width=110)
            done.click(lambda book=book: [other for other in books if other != book], None, chosen)
