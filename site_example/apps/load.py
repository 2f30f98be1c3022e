"""When the page opens

Values that are made anew for each visit, a function that runs at the start, and a timer that ticks.
"""

import random
from datetime import datetime

import gradio as gr

PROVERBS = ["Look before you leap.", "Still waters run deep.", "Well begun is half done."]


def welcome():
    hour = datetime.now().hour
    return f"Good {'morning' if hour < 12 else 'afternoon' if hour < 18 else 'evening'}!"


def now():
    return datetime.now().strftime("%H:%M:%S")


def start_or_stop(on):
    return gr.Timer(active=on), gr.Number(label="Ticks" if on else "Ticks (paused)")


with gr.Blocks(title="When the page opens") as demo:
    greeting = gr.Textbox(label="Greeting")
    with gr.Row():
        proverb = gr.Textbox(lambda: random.choice(PROVERBS), label="Proverb of the visit")
        lucky = gr.Number(lambda: random.randint(1, 6), label="Your die")
    with gr.Row():
        clock = gr.Textbox(now, label="Clock")
        ticks = gr.Number(0, label="Ticks", interactive=False)
    run = gr.Checkbox(True, label="Let it tick")
    timer = gr.Timer(0.5)

    demo.load(welcome, None, greeting)
    timer.tick(lambda count: (now(), count + 1), ticks, [clock, ticks], show_progress="hidden")
    run.change(start_or_stop, run, [timer, ticks], show_progress="hidden")

demo.launch()
