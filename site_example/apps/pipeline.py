"""Pipeline

An order goes through steps that follow each other, and one of them may fail: the rest of the app goes on.
"""

import time

import gradio as gr

PRICES = {"Tea": 3, "Coffee": 4, "Cake": 5}

with gr.Blocks(title="Pipeline") as demo:
    with gr.Row():
        item = gr.Dropdown(list(PRICES), value="Tea", label="Item")
        count = gr.Number(1, label="How many", precision=0)
        name = gr.Textbox(label="Name", placeholder="For whom?")
    price = gr.Number(label="Price", interactive=False)
    order = gr.Button("Order", variant="primary")
    steps = gr.Textbox(label="Steps", lines=5, interactive=False)

    @gr.on([item.change, count.change, demo.load], inputs=[item, count], outputs=price, show_progress="hidden")
    def quote(item, count):
        return PRICES[item] * (count or 0)

    # A set of inputs arrives as one dict, keyed by component; a dict of outputs changes only what it names.
    def check(values):
        if not values[name].strip():
            raise gr.Error("Say for whom the order is.", title="No name")
        if values[count] > 10:
            gr.Warning("That is a lot; it may take a while.")
        gr.Info(f"Thank you, {values[name].strip()}.", title="Received")
        return {steps: f"received: {values[count]} {values[item]}"}

    def prepare(so_far, item, count):
        time.sleep(0.2)
        return f"{so_far}\nprepared: {count / (item != 'Cake'):g} {item}"  # the oven is broken

    def serve(so_far):
        gr.Success("Enjoy!", title="Served")
        return f"{so_far}\nserved"

    def apologise(so_far):
        return f"{so_far}\nsorry, that did not work"

    def close(so_far):
        return f"{so_far}\nclosed"

    checked = order.click(check, {item, count, name}, {steps})
    prepared = checked.success(prepare, [steps, item, count], steps)
    prepared.success(serve, steps, steps).then(close, steps, steps)
    prepared.failure(apologise, steps, steps)

    @name.submit(inputs=name, outputs=name)
    def tidy_up(name):
        return name.strip().title()


demo.launch()
