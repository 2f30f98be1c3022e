"""To-do list

Add what has to be done, tick it off, clear it away. The list lives in a State, one for each visitor.
"""

import gradio as gr


def add(task, tasks):
    task = task.strip()
    if not task:
        raise gr.Error("Write down what has to be done first.", title="Nothing to add", print_exception=False)
    if task in tasks:
        gr.Warning(f"“{task}” is on the list already.")
        return gr.skip(), tasks, ""
    tasks = [*tasks, task]
    return gr.CheckboxGroup(choices=tasks), tasks, ""


def remaining(tasks, done):
    count = len(tasks) - len(done)
    return f"**{count}** of {len(tasks)} to do" if tasks else "Nothing to do."


def remove(tasks, done):
    tasks = [task for task in tasks if task not in done]
    return gr.CheckboxGroup(choices=tasks, value=[]), tasks


with gr.Blocks(title="To-do list") as demo:
    tasks = gr.State([])
    task = gr.Textbox(label="New task", placeholder="Water the plants", submit_btn="Add", max_length=80)
    done = gr.CheckboxGroup([], label="Tasks", info="Tick what is done.")
    summary = gr.Markdown("Nothing to do.")
    with gr.Row():
        tidy = gr.Button("Remove what is done")
        reset = gr.ClearButton([task, done, tasks], value="Start over")

    task.submit(add, [task, tasks], [done, tasks, task])
    tidy.click(remove, [tasks, done], [done, tasks])
    reset.click(lambda: gr.CheckboxGroup(choices=[]), None, done)
    gr.on([done.change, tasks.change], remaining, [tasks, done], summary, show_progress="hidden")

demo.launch()
