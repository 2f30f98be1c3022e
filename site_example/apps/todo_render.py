"""To-do list that declares itself

Every task is a row of components of its own, which gr.render declares anew whenever the list changes. Keys keep the
text box that you are typing in, its caret included.
"""

import gradio as gr


def add(text, tasks, last):
    text = text.strip()
    if not text:
        return tasks, last, ""
    return [*tasks, {"id": last + 1, "text": text, "done": False}], last + 1, ""


with gr.Blocks(title="To-do list that declares itself") as demo:
    tasks = gr.State([])
    last = gr.State(0)
    new = gr.Textbox(label="New task", placeholder="Water the plants", submit_btn="Add", max_length=80)
    new.submit(add, [new, tasks, last], [tasks, last, new])

    @gr.render(inputs=tasks)
    def show(items):
        open_items = [item for item in items if not item["done"]]
        longest = max((item["text"] for item in items), key=len, default="")
        gr.Markdown(f"{len(open_items)} of {len(items)} to do. Longest: “{longest}”" if items else "Nothing to do.")
        for number, item in enumerate(items, start=1):
            with gr.Row(equal_height=True):
                done = gr.Checkbox(item["done"], label="Done", scale=0, min_width=110, key=f"done-{item['id']}")
                name = f"Task {number}"
                text = gr.Textbox(item["text"], label=name, show_label=False, scale=5, key=f"text-{item['id']}")
                delete = gr.Button("Delete", size="sm", scale=0, min_width=90, key=f"delete-{item['id']}")

            # `item` is this row's own: a default argument keeps it from being the last row's.
            def tick(value, item=item):
                return [{**each, "done": value} if each is item else each for each in items]

            def rename(value, item=item):
                return [{**each, "text": value} if each is item else each for each in items]

            def remove(item=item):
                return [each for each in items if each is not item]

            quiet = {"outputs": tasks, "show_progress": "hidden"}
            done.input(tick, done, **quiet)
            text.input(rename, text, trigger_mode="always_last", **quiet)
            delete.click(remove, None, **quiet)


demo.launch()
