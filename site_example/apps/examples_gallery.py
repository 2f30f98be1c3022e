"""Recipes to scale

Examples that run on a click, and a Dataset as a gallery to pick from: the quickest way to show what an app can do.
"""

import gradio as gr

RECIPES = {
    "Pancakes": {"flour (g)": 200, "milk (ml)": 400, "eggs": 3},
    "Bread": {"flour (g)": 500, "water (ml)": 350, "salt (g)": 10},
    "Lemonade": {"water (ml)": 1000, "lemons": 3, "sugar (g)": 80},
}


def scale(name, persons):
    if name not in RECIPES:
        raise gr.Error(f"There is no recipe for {name or 'nothing'}; try {', '.join(RECIPES)}.", print_exception=False)
    lines = [f"| {what} | {amount * persons / 4:g} |" for what, amount in RECIPES[name].items()]
    return "\n".join([f"## {name} for {persons:g}", "| What | How much |", "|---|--:|", *lines])


with gr.Blocks(title="Recipes") as demo:
    gallery = gr.Dataset(
        components=[gr.Textbox(visible=False)],
        samples=[[name] for name in RECIPES],
        label="Recipes",
        layout="gallery",
    )
    with gr.Row():
        name = gr.Textbox(label="Recipe")
        persons = gr.Number(4, label="Persons", minimum=1)
    cook = gr.Button("Scale", variant="primary")
    recipe = gr.Markdown(label="Ingredients")
    gr.Examples(
        [["Pancakes", 2], ["Bread", 8]],
        inputs=[name, persons],
        outputs=recipe,
        fn=scale,
        run_on_click=True,
        label="For two, for eight",
    )

    gallery.click(lambda row: row[0], gallery, name)
    cook.click(scale, [name, persons], recipe)

demo.launch()
