import gradio as gr


def shout(script):
    return script.upper()


with gr.Blocks() as demo:
    script = gr.Dialogue(
        [{"speaker": "Ann", "text": "Hello!"}, {"speaker": "Ben", "text": "(laughs) Hi."}],
        speakers=["Ann", "Ben"],
        tags=["(laughs)", "(sighs)"],
        submit_btn=True,
    )
    result = gr.Textbox(label="Louder", lines=3)
    script.submit(shout, script, result)

demo.launch()
