"""Chat with ELIZA

A ChatInterface around one function. The answer streams word by word; retry, undo and stop come with it.
"""

import re
import time

import gradio as gr

RULES = [
    (r"\bI need (.*)", "Why do you need {0}?"),
    (r"\bI(?: a|')m (.*)", "How long have you been {0}?"),
    (r"\bbecause (.*)", "Is that the real reason?"),
    (r"\b(mother|father|sister|brother)\b", "Tell me more about your {0}."),
    (r"\b(?:hello|hi)\b", "Hello. **How do you feel today?**"),
    (r"\?$", "Why do you ask?"),
]
TURNED = {"my": "your", "me": "you", "i": "you", "am": "are", "your": "my", "you": "I"}


def respond(message, history):
    reply = "Please go on."
    for pattern, answer in RULES:
        if found := re.search(pattern, message.strip(" .!"), re.IGNORECASE):
            heard = [
                " ".join(TURNED.get(word.lower(), word) for word in group.rstrip("?").split())
                for group in found.groups()
            ]
            reply = answer.format(*heard)
            break
    if len(history) >= 8:
        reply += " Our hour is nearly over, I am afraid."
    said = ""
    for word in reply.split():
        said += word + " "
        yield said
        time.sleep(0.1)


demo = gr.ChatInterface(
    respond,
    title="ELIZA",
    description="A therapist of 1966. She runs in your tab, and tells nobody.",
    examples=["Hello", "I need a holiday", "I am tired of my brother"],
)

demo.launch()
