"""A walkthrough

Three steps, one at a time: gr.Walkthrough and gr.Step. A step that lacks something says so and goes nowhere; back is
always possible. The last step has files to save: gr.DownloadButton.
"""

from pathlib import Path

import gradio as gr

PRICES = {"Margherita": 8, "Funghi": 9, "Marinara": 7}


def choose(pizza):
    if not pizza:
        raise gr.Error("Choose a pizza first.", title="Nothing chosen", print_exception=False)
    return gr.Walkthrough(selected=2)


def order(pizza, number, notes):
    total = PRICES[pizza] * number
    receipt = Path("receipt.txt")
    receipt.write_text(f"{number:.0f} x {pizza}, {total:.0f} coins\n{notes or ''}\n")
    words = f"**{number:.0f} x {pizza}** for {total:.0f} coins."
    return gr.Walkthrough(selected=3), words, str(receipt)


def chosen(event: gr.SelectData):
    return f"{event.value}, chosen by you"


def read_notes(path):
    return Path(path).read_text()


with gr.Blocks(title="Order a pizza") as demo:
    with gr.Walkthrough(selected=1) as walk:
        with gr.Step("Pizza", id=1):
            pizza = gr.Radio(list(PRICES), label="Pizza")
            first = gr.Button("Next", variant="primary")
        with gr.Step("How many", id=2):
            number = gr.Slider(1, 10, 1, step=1, label="How many")
            notes = gr.Textbox(label="Notes", lines=2)
            upload = gr.UploadButton("Take notes from a file", file_types=["text"], size="sm")
            second = gr.Button("Order", variant="primary")
        with gr.Step("Done", id=3):
            told = gr.Markdown()
            save = gr.DownloadButton("Save the receipt", variant="primary")
            gr.LoginButton(size="sm")
    went = gr.Textbox(label="Step shown", interactive=False)

    first.click(choose, pizza, walk)
    upload.upload(read_notes, upload, notes)
    second.click(order, [pizza, number, notes], [walk, told, save])
    walk.select(chosen, None, went)

demo.launch()
