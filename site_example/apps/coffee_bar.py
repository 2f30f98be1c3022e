"""Coffee bar

One barista and five guests: orders wait in a queue, each table sees its place in it, and the fifth finds it full.
"""

import time

import gradio as gr

GUESTS = ["Ada", "Ben", "Cleo", "Dan", "Eve"]


def brew(guest: str) -> str:
    time.sleep(1.5)
    return f"One coffee for {guest}."


with gr.Blocks(title="Coffee bar") as demo:
    gr.Markdown("# Coffee bar\nThe barista makes one coffee at a time, and at most three orders may wait.")
    with gr.Row():
        everybody = gr.Button("Everybody orders", variant="primary")
        first = gr.Button("Ada orders")
    with gr.Row():
        for guest in GUESTS:
            name = gr.State(guest)
            table = gr.Textbox(label=f"{guest}'s table", interactive=False)
            triggers = [everybody.click, first.click] if guest == "Ada" else [everybody.click]
            gr.on(triggers, brew, name, table, concurrency_limit=1, concurrency_id="barista", api_name=False)

demo.queue(max_size=3)

if __name__ == "__main__":
    demo.launch()
