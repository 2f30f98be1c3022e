"""Guest book

An Interface with inputs only: what is written is kept by the app, and a toast says thanks.
"""

import gradio as gr

entries = []


def sign(name, message):
    if not message.strip():
        raise gr.Error("An empty page is no entry: write something.", print_exception=False)
    entries.append((name or "Somebody", message))
    gr.Info(f"Thank you, {name or 'stranger'}! You are number {len(entries)}.")


demo = gr.Interface(
    sign,
    inputs=[gr.Textbox(label="Name"), gr.Textbox(label="Message", lines=3)],
    outputs=None,
    title="Guest book",
    submit_btn="Sign",
    flagging_mode="never",
)

demo.launch()
