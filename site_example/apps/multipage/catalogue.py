"""The first page: pick books."""

import gradio as gr
from shared import BOOKS, chosen


def add(book, books):
    books = books if book in books else [*books, book]
    return books, f"{len(books)} on your list."


with gr.Blocks() as demo:
    gr.Markdown("# Catalogue")
    book = gr.Radio([f"{title}, {author}" for title, author in BOOKS.items()], label="Books")
    note = gr.Textbox(label="Note to yourself", placeholder="Stays here while you look at other pages")
    put = gr.Button("Put on my list", variant="primary")
    count = gr.Markdown("Nothing on your list yet.")
    put.click(add, [book, chosen], [chosen, count])
