"""What all pages share: the books, and those that this visitor has chosen."""

import gradio as gr

BOOKS = {
    "Emma": "Jane Austen",
    "Middlemarch": "George Eliot",
    "Walden": "Henry David Thoreau",
    "Dracula": "Bram Stoker",
}

chosen = gr.State([], render=False)
