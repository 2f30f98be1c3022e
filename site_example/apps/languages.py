"""In your language

gr.I18n holds an app's texts by language; the page takes the first of your browser's languages that there is. Labels,
headlines, choices, and what functions return are translated.
"""

import gradio as gr

i18n = gr.I18n(
    en={
        "title": "A greeting",
        "name": "Your name",
        "tone": "Tone",
        "formal": "Formal",
        "friendly": "Friendly",
        "greet": "Greet me",
        "good_day": "Good day",
        "hello": "Hello",
        "empty": "Say your name first.",
        "again": "Greet me again",
    },
    de={
        "title": "Ein Gruß",
        "name": "Dein Name",
        "tone": "Ton",
        "formal": "Förmlich",
        "friendly": "Freundlich",
        "greet": "Grüß mich",
        "good_day": "Guten Tag",
        "hello": "Hallo",
        "empty": "Sag erst deinen Namen.",
        "again": "Grüß mich noch einmal",
    },
    **{
        "pt-BR": {
            "title": "Uma saudação",
            "name": "Como se chama?",
            "tone": "Tom",
            "formal": "Formal",
            "friendly": "Amigável",
            "greet": "Me cumprimente",
            "good_day": "Bom dia",
            "hello": "Olá",
            "empty": "Escreva algo.",
            "again": "Me cumprimente de novo",
        }
    },
)


def greet(name, tone):
    if not name:
        raise gr.Error(i18n("empty"), title=i18n("name"), print_exception=False)
    word = i18n("good_day" if tone == "formal" else "hello")
    return f"{word}, **{name}**!", gr.Button(value=i18n("again"))


with gr.Blocks(title=i18n("title")) as demo:
    gr.Markdown(f"## {i18n('title')}")
    name = gr.Textbox(label=i18n("name"))
    tone = gr.Radio([(i18n("formal"), "formal"), (i18n("friendly"), "friendly")], value="formal", label=i18n("tone"))
    button = gr.Button(i18n("greet"), variant="primary")
    greeting = gr.Markdown()
    button.click(greet, [name, tone], [greeting, button])

demo.launch(i18n=i18n)
