"""A chat that remembers

gr.ChatInterface(save_history=True): this browser keeps the conversations, in a list beside the chat. Close the page,
come back, and go on. Nothing leaves your machine.
"""

import gradio as gr


def respond(message, history):
    said = [part["text"] for turn in history if turn["role"] == "user" for part in turn["content"]]
    if not said:
        return f"Nice to meet you. You said **{message}**."
    return f"Before “{message}” you said: {', '.join(f'“{one}”' for one in said)}."


demo = gr.ChatInterface(respond, title="The elephant", save_history=True, chatbot=gr.Chatbot(height=420, render=False))

demo.launch()
