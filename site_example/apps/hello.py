"""Say hello

The smallest app there is: one function, a text in, a text out.
"""

import gradio as gr


def greet(name: str) -> str:
    return f"Hello, {name}!"


demo = gr.Interface(greet, gr.Textbox(label="Name"), gr.Textbox(label="Greeting"))

demo.launch()
