"""Write a dialogue

Lines for two voices, with stage directions after a colon, as a text-to-speech model wants them; and cards that are put
in another order by dragging or by keyboard.
"""

import gradio as gr

SCRIPT = [
    {"speaker": "Ann", "text": "Did you hear that?"},
    {"speaker": "Ben", "text": "(whispers) It came from the cellar."},
]


def read_aloud(script):
    return script or "Nobody said anything."


def analyse(lines):
    words = {}
    for line in lines:
        words[line["speaker"]] = words.get(line["speaker"], 0) + len(line["text"].split())
    return [{"speaker": speaker, "text": f"{count} words"} for speaker, count in words.items()]


with gr.Blocks(title="Write a dialogue") as demo:
    script = gr.Dialogue(
        SCRIPT,
        speakers=["Ann", "Ben"],
        tags=["(laughs)", "(sighs)", "(whispers)"],
        label="Script",
        placeholder="What is said",
        max_lines=6,
        submit_btn="Read it",
        interactive=True,
    )
    with gr.Draggable(orientation="row"):
        text = gr.Textbox(label="As text", lines=4, interactive=False)
        summary = gr.Dialogue(label="Words", color_map={"Ann": "#7c3aed"}, interactive=False)
    lines = gr.Dialogue(
        "Ann: yes\nBen: no",
        type="list",
        formatter=lambda speaker, text: f"{speaker}: {text}",
        unformatter=lambda line: dict(zip(("speaker", "text"), line.split(": ", 1), strict=True)),
        label="With a format of its own",
        interactive=True,
    )
    script.submit(read_aloud, script, text)
    gr.Button("Count words").click(analyse, lines, summary)

demo.launch()
