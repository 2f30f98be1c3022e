"""Star rating

A component of one's own from gr.HTML: a template that is filled from its value, its own styles, and a click that comes
back to Python.
"""

import gradio as gr

CARD = """
<figure class="card">
  <figcaption>${value.title}</figcaption>
  <div class="stars" role="img" aria-label="${value.stars} stars">${value.shown}</div>
  <p>${note}</p>
</figure>
"""

STYLE = """
.card { margin: 0; padding: 1rem; border-radius: 12px; text-align: center; cursor: pointer;
        border: 1px solid var(--border-color-primary); background: var(--block-background-fill); }
.card:hover { border-color: var(--color-accent); }
.card figcaption { font-weight: 600; }
.card .stars { font-size: 2rem; color: #d97706; }
"""


def card(title, stars):
    return {"title": title, "stars": stars, "shown": "★" * stars + "☆" * (5 - stars)}


def one_more(shown):
    stars = shown["stars"] % 5 + 1
    return card(shown["title"], stars), f"{stars} of 5"


def rename(title, shown):
    return card(title, shown["stars"])


with gr.Blocks(title="Star rating") as demo:
    title = gr.Textbox("Metropolis (1927)", label="Film")
    rating = gr.HTML(
        card("Metropolis (1927)", 3),
        html_template=CARD,
        css_template=STYLE,
        note="Click to give another star",
        label="Rating",
    )
    more = gr.Button("Give another star")
    result = gr.Textbox("3 of 5", label="Result", interactive=False)

    gr.on([rating.click, more.click], one_more, rating, [rating, result], show_progress="hidden")
    title.change(rename, [title, rating], rating, show_progress="hidden")

demo.launch()
