"""Look up

The parameters of some functions of Python's library, each to be opened.
"""

import inspect
import json
import shutil
import textwrap

import gradio as gr

FUNCTIONS = {"json.dumps": json.dumps, "shutil.copytree": shutil.copytree, "textwrap.wrap": textwrap.wrap}
KINDS = {
    "POSITIONAL_ONLY": "Given by **position**.",
    "POSITIONAL_OR_KEYWORD": "Given by **position** or by **name**.",
    "KEYWORD_ONLY": "Given by **name**.",
    "VAR_POSITIONAL": "Takes all further values by position.",
    "VAR_KEYWORD": "Takes all further values by name.",
}


def parameters(name):
    found = {}
    for parameter in inspect.signature(FUNCTIONS[name]).parameters.values():
        default = None if parameter.default is parameter.empty else repr(parameter.default)
        kind = type(parameter.default).__name__ if default not in (None, "None") else "object"
        found[parameter.name] = {"type": kind, "description": KINDS[parameter.kind.name], "default": default}
    return found


def show(name):
    return gr.ParamViewer(parameters(name), header=name)


with gr.Blocks(title="Look up") as demo:
    chosen = gr.Dropdown(list(FUNCTIONS), value="json.dumps", label="Function")
    viewer = gr.ParamViewer(parameters("json.dumps"), header="json.dumps", max_height=420, anchor_links=True)
    chosen.change(show, chosen, viewer, show_progress="hidden")

demo.launch()
