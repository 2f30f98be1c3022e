"""An app of several pages

A catalogue, a reading list and a page about it, each in a file of its own. They share one state; every page has an
address, and the browser's back button and bookmarks work without a server.
"""

import about
import catalogue
import gradio as gr
import reading_list
from shared import chosen

with gr.Blocks(title="Library") as demo:
    chosen.render()
    gr.Navbar(main_page_name="Catalogue")
    catalogue.demo.render()

with demo.route("Reading list", "/list"):
    gr.Navbar(main_page_name="Catalogue")
    reading_list.demo.render()

with demo.route("About", "/about"):
    gr.Navbar(main_page_name="Catalogue", value=[("Project Gutenberg", "https://www.gutenberg.org")])
    about.demo.render()

demo.launch()
