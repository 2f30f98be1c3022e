import gradio as gr


def total(rows):
    return sum(price * count for _, price, count in rows if price and count)


with gr.Blocks() as demo:
    order = gr.Dataframe(
        [["Tea", 3.5, 2], ["Cake", 4.2, 1]],
        headers=["Item", "Price", "Count"],
        datatype=["str", "number", "number"],
        type="array",
        label="Order",
        interactive=True,
    )
    due = gr.Number(label="Total")
    order.change(total, order, due)

demo.launch()
