import gradio as gr


def answer(text, history):
    history = history or []
    said = {"role": "user", "content": text}
    return "", [*history, said, {"role": "assistant", "content": f"You said **{text}**."}]


with gr.Blocks() as demo:
    chatbot = gr.Chatbot(label="Echo")
    text = gr.Textbox(label="Message", submit_btn=True)
    text.submit(answer, [text, chatbot], [text, chatbot])

demo.launch()
