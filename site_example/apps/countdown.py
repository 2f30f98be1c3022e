"""Countdown

Generators that stream: a clock with time.sleep, an asynchronous heartbeat beside it, a progress bar, and a button
that stops them.
"""

import asyncio
import time

import gradio as gr


def count_down(seconds):
    for left in range(int(seconds), 0, -1):
        yield f"{left} …"
        time.sleep(1)
    yield "Lift-off!"


async def tick():
    beats = ""
    while True:
        beats = (beats + "•")[-40:]
        yield beats
        await asyncio.sleep(0.1)


def fuel(litres, progress=gr.Progress()):
    progress(0, desc="Opening the valve")
    filled = 0
    for _ in progress.tqdm(range(int(litres)), desc="Filling", unit="litres"):
        time.sleep(0.02)
        filled += 1
    return f"{filled} litres in the tank"


with gr.Blocks(title="Countdown") as demo:
    with gr.Row():
        with gr.Column():
            seconds = gr.Slider(1, 60, value=3, step=1, label="Seconds")
            clock = gr.Textbox(label="Clock")
            with gr.Row():
                start = gr.Button("Start", variant="primary")
                stop = gr.Button("Stop", variant="stop")
        with gr.Column():
            litres = gr.Number(100, label="Litres", precision=0, minimum=1, maximum=500)
            tank = gr.Textbox(label="Tank")
            fill = gr.Button("Fill the tank")
    beats = gr.Textbox(label="Heartbeat")

    counting = start.click(count_down, seconds, clock)
    ticking = start.click(tick, None, beats)
    counting.then(None, cancels=ticking)
    filling = fill.click(fuel, litres, tank)
    stop.click(lambda: "Stopped.", None, clock, cancels=[counting, ticking, filling])

demo.launch()
