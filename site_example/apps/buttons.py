"""Buttons

The kinds of button there are: variants, sizes, icons, links, and those that stand inside a text box.
"""

import time

import gradio as gr

STAR = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='%23f59e0b'%3E"
    "%3Cpath d='M12 2l3 7 7 .6-5.3 4.7 1.6 7.2L12 17.6 5.7 21.5l1.6-7.2L2 9.6 9 9z'/%3E%3C/svg%3E"
)


def press(name):
    return f"You pressed {name}."


def recite(question):
    for end in range(1, 200):
        yield f"{question or 'Nothing'} … " + "la " * end
        time.sleep(0.05)


with gr.Blocks(title="Buttons") as demo:
    last = gr.Textbox(label="Last", buttons=["copy"])
    gr.Markdown("## Variants")
    with gr.Row():
        for variant in ["primary", "secondary", "stop"]:
            button = gr.Button(variant.title(), variant=variant)
            button.click(press, button, last)
    gr.Markdown("## Sizes")
    with gr.Row():
        for size, name in {"sm": "Small", "md": "Medium", "lg": "Large"}.items():
            button = gr.Button(name, size=size)
            button.click(press, button, last)
    gr.Markdown("## Icons, links, and what cannot be pressed")
    with gr.Row():
        star = gr.Button("Star", icon=STAR)
        star.click(press, star, last)
        gr.Button("All examples", link="../index.html", link_target="_top")
        gr.Button("Not now", interactive=False)
    gr.Markdown("## In a text box")
    question = gr.Textbox(label="Question", placeholder="What shall I sing?", submit_btn="Sing", stop_btn="Hush")
    song = gr.Textbox(label="Song", lines=3)

    singing = question.submit(recite, question, song)
    question.stop(lambda: "Hush.", None, last, cancels=singing)

demo.launch()
