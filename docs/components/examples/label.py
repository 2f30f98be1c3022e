import gradio as gr


def judge(text):
    share = min(len(text) / 40, 1)
    return {"long": share, "short": 1 - share}


with gr.Blocks() as demo:
    text = gr.Textbox(label="Text")
    verdict = gr.Label(label="Verdict")
    text.change(judge, text, verdict)

demo.launch()
