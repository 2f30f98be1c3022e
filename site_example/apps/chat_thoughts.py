"""Chat that shows its thoughts

A Chatbot in Blocks: the bot thinks in a fold that closes when it is done, offers options to pick, and takes likes.
"""

import time

import gradio as gr
from gradio import ChatMessage

MENU = {
    "Tea": {"minutes": 4, "degrees": 90},
    "Coffee": {"minutes": 3, "degrees": 94},
    "Cocoa": {"minutes": 5, "degrees": 80},
}
GREETING = {
    "role": "assistant",
    "content": "What shall I make?",
    "options": [{"value": drink} for drink in MENU],
}


def ask(text, history):
    return "", [*history, {"role": "user", "content": text}]


def pick(history, option: gr.SelectData):
    return [*history, {"role": "user", "content": option.value}]


def answer(history):
    wish = history[-1]["content"][0]["text"]
    drink = next((name for name in MENU if name.lower() in wish.lower()), None)
    thought = ChatMessage("Reading the wish …", metadata={"title": "Looking into the cupboard", "status": "pending"})
    started = time.time()
    for line in [f"They said “{wish}”.", f"That is {drink.lower()}." if drink else "I know no such drink."]:
        thought.content += f"\n\n{line}"
        yield [*history, thought]
        time.sleep(0.5)
    thought.metadata |= {"status": "done", "duration": round(time.time() - started, 1)}
    if drink is None:
        yield [*history, thought, GREETING | {"content": "I can't make that. Choose one of these:"}]
        return
    how = MENU[drink]
    text = f"Your **{drink.lower()}**: heat the water to {how['degrees']} °C and wait {how['minutes']} minutes."
    yield [*history, thought, ChatMessage(text)]


def thank(rating: gr.LikeData):
    return f"You {'liked' if rating.liked else 'disliked'} message {rating.index}."


with gr.Blocks(title="Tea room") as demo:
    chatbot = gr.Chatbot([GREETING], label="Tea room", height=420, layout="panel")
    wish = gr.Textbox(label="Your wish", placeholder="A cup of tea, please", submit_btn=True)
    rated = gr.Textbox(label="Feedback", interactive=False)

    wish.submit(ask, [wish, chatbot], [wish, chatbot]).then(answer, chatbot, chatbot)
    chatbot.option_select(pick, chatbot, chatbot).then(answer, chatbot, chatbot)
    chatbot.like(thank, None, rated)

demo.launch()
