import gradio as gr

PRICES = {"Soup": 4, "Bread": 2, "Cake": 3}

with gr.Blocks() as demo:
    order = gr.CheckboxGroup([(f"{name}, {price} €", price) for name, price in PRICES.items()], label="Order")
    total = gr.Number(label="Total")
    order.change(sum, order, total)

demo.launch()
