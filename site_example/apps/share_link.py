"""A link to what you entered

Fill the form in, copy the link, open it in another tab: the form is filled in again. The values travel in the part of
the address that no server gets to see.
"""

import gradio as gr

TOPPINGS = ["Lemon", "Sugar", "Cinnamon"]


def order(name, size, toppings, pin):
    extra = f" with {', '.join(toppings)}" if toppings else ""
    return f"{size} pancakes{extra} for {name or 'nobody'}{' (paid)' if pin else ''}"


with gr.Blocks(title="A link to what you entered") as demo:
    name = gr.Textbox(label="Name")
    with gr.Row():
        size = gr.Slider(1, 9, value=2, step=1, label="How many")
        toppings = gr.CheckboxGroup(TOPPINGS, label="Toppings")
    pin = gr.Textbox(label="PIN", type="password")
    changes = gr.Number(0, label="Changes that Python saw", interactive=False)
    result = gr.Textbox(label="Order", interactive=False)
    with gr.Row():
        gr.Button("Order", variant="primary").click(order, [name, size, toppings, pin], result)
        gr.DeepLinkButton()

    name.change(lambda count: count + 1, changes, changes, show_progress="hidden")

demo.launch()
