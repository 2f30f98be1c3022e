"""Day counter

How many days lie between two dates: typed, chosen in a calendar, or said as "now - 30d".
"""

import gradio as gr


def days(first, second):
    if first is None or second is None:
        return "Choose both dates."
    count = (second.date() - first.date()).days
    return f"{abs(count)} day{'' if abs(count) == 1 else 's'}, {first:%A} to {second:%A}"


with gr.Blocks(title="Day counter") as demo:
    with gr.Row():
        first = gr.DateTime("2025-01-01", include_time=False, type="datetime", label="From")
        second = gr.DateTime("2025-12-31", include_time=False, type="datetime", label="To")
    between = gr.Textbox(label="Between them", interactive=False)
    alarm = gr.DateTime("2025-12-31 23:59:59", label="Alarm", type="string", info="With a time.")
    told = gr.Textbox(label="Alarm is at", interactive=False)

    gr.on([demo.load, first.change, second.change], days, [first, second], between, show_progress="hidden")
    alarm.submit(lambda when: when, alarm, told, show_progress="hidden")

demo.launch()
