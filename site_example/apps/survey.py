"""Survey

Questions that appear when they matter, in tabs, groups and a sidebar, with the answers as data at the end.
"""

import gradio as gr

MODES = ["Bicycle", "Train", "Car", "On foot"]
EMISSIONS = {"Bicycle": 0, "Train": 30, "Car": 160, "On foot": 0}  # grams of CO₂ per kilometre


def ask_further(mode):
    return gr.Checkbox(visible=mode == "Car"), gr.CheckboxGroup(visible=mode in ("Train", "Bicycle"))


def check_name(name):
    return gr.Button(interactive=bool(name.strip()))


def summarise(name, mode, kilometres, shared, wishes, comment):
    answers = {"name": name.strip(), "mode": mode, "kilometres": kilometres}
    if mode == "Car":
        answers["shared"] = shared
    elif wishes:
        answers["wishes"] = wishes
    if comment:
        answers["comment"] = comment
    grams = EMISSIONS[mode] * kilometres / (2 if mode == "Car" and shared else 1)
    verdict = {"Low": max(0.0, 1 - grams / 4000), "High": min(1.0, grams / 4000)}
    return answers, verdict, gr.Tabs(selected="result")


with gr.Blocks(title="Survey") as demo:
    with gr.Sidebar(open=False, width=260):
        gr.Markdown("## About\nYour answers stay in this tab: there is no server that could keep them.")
    gr.Markdown("## How do you get to work?")
    with gr.Tabs() as tabs:
        with gr.Tab("Questions", id="questions"):
            with gr.Row():
                with gr.Column(scale=2), gr.Group():
                    name = gr.Textbox(label="Your name")
                    mode = gr.Radio(MODES, value="Bicycle", label="Mostly by")
                with gr.Column():
                    kilometres = gr.Slider(0, 60, value=5, step=1, label="Kilometres")
                    shared = gr.Checkbox(label="I share the car", visible=False)
                    wishes = gr.CheckboxGroup(["Safer lanes", "Cheaper tickets", "Parking"], label="I wish for")
            with gr.Accordion("Anything else?", open=False):
                comment = gr.Textbox(label="Comment", lines=3)
            send = gr.Button("Send", variant="primary", interactive=False)
        with gr.Tab("Result", id="result"), gr.Row():
            answers = gr.JSON(label="Answers")
            verdict = gr.Label(label="Emissions")

    name.change(check_name, name, send, show_progress="hidden")
    mode.change(ask_further, mode, [shared, wishes], show_progress="hidden")
    send.click(summarise, [name, mode, kilometres, shared, wishes, comment], [answers, verdict, tabs])

demo.launch()
