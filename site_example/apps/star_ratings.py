"""A component of your own

`gr.HTML` as a base class: stars by a template, clicks and keys by a few lines of JavaScript, a Python function that the
page calls, and a card that holds other components.
"""

import gradio as gr

STARS = """
<p class="name" id="name-of-{{label}}">{{label}}</p>
<div class="stars" role="radiogroup" aria-labelledby="name-of-{{label}}">
  ${Array.from({ length: most }, (_, i) => `<button type="button" role="radio" aria-checked="${i + 1 === value}"
    aria-label="${i + 1} of ${most}" data-stars="${i + 1}" class="${i < value ? 'full' : ''}">★</button>`).join('')}
</div>
"""

STYLE = """
.name { font-weight: 600; margin: 0; }
.stars button { font-size: ${size}px; line-height: 1.2; padding: 0 0.1em; background: none; border: 0; cursor: pointer;
                color: var(--neutral-500); }
.stars button.full { color: #b45309; }
.dark & .stars button.full { color: #fbbf24; }
.stars button:focus-visible { outline: 2px solid var(--color-accent); border-radius: 6px; }
"""

# The listeners are put on once: the template is filled anew in place, so the buttons stay.
PICK = """
element.querySelectorAll('button').forEach((button) => {
  button.addEventListener('click', () => {
    props.value = Number(button.dataset.stars);
    trigger('select', { stars: props.value });
  });
});
"""


class StarRating(gr.HTML):
    def __init__(self, label, value=0, **kwargs):
        kwargs = {"most": 5, "size": 32, "apply_default_css": False} | kwargs
        super().__init__(
            value,
            label=label,
            html_template=STARS,
            css_template=STYLE,
            js_on_load=PICK,
            **kwargs,
        )

    def api_info(self):
        return {"type": "integer", "minimum": 0, "maximum": self.props["most"]}


CARD = """
<h2>{{title}}</h2>
<ul>{{#each criteria}}<li>{{this}}</li>{{else}}<li>No criteria</li>{{/each}}</ul>
@children
<button type="button" class="advice">What does that mean?</button>
<p role="status"></p>
"""

CARD_STYLE = """
display: flex; flex-direction: column; gap: 0.75rem; padding: 1.25rem;
border: 1px solid var(--border-color-primary); border-radius: 12px; background: var(--block-background-fill);
h2, ul, p { margin: 0; }
.advice { align-self: start; background: none; border: 0; padding: 0; cursor: pointer; font: inherit;
          color: var(--link-text-color); text-decoration: underline; }
"""

ASK = """
element.querySelector('.advice').addEventListener('click', async () => {
  element.querySelector('[role=status]').textContent = await server.advice(props.title, props.criteria.length);
});
"""


def advice(title, count):
    return f"{title}: {count} questions, one star is poor, five are splendid."


def average(*stars):
    return round(sum(stars) / len(stars))


def said(event: gr.EventData):
    return f"Food got {event.stars}"


with gr.Blocks(title="A component of your own") as demo:
    names = ["Food", "Service", "Room"]
    with gr.HTML(
        html_template=CARD,
        css_template=CARD_STYLE,
        js_on_load=ASK,
        server_functions=[advice],
        title="Restaurant review",
        criteria=names,
    ):
        ratings = [StarRating(name, 3) for name in names]
        button = gr.Button("Calculate the average")
    result = StarRating("Average", most=5, size=48)
    last = gr.Textbox(label="Last change", interactive=False)

    button.click(average, ratings, result)
    ratings[0].select(said, None, last, show_progress="hidden")

demo.launch()
