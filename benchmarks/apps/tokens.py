"""The app behind `stream.chat`: an answer of many tokens into the last message of a chat that is long already."""

import gradio as gr

EARLIER = [{"role": ("user", "assistant")[turn % 2], "content": f"Message {turn}. " * 20} for turn in range(200)]


def answer(tokens):
    history = [*EARLIER, {"role": "assistant", "content": ""}]
    for token in range(int(tokens)):
        history[-1]["content"] += f"{token:05d} "
        yield history


with gr.Blocks() as demo:
    chat = gr.Chatbot(label="Chat")
    source = gr.Textbox(label="Input")
    result = gr.Textbox(label="Output")
    gr.Button("Run").click(answer, source, chat).then(lambda tokens: f"{tokens} tokens", source, result)

demo.launch()
