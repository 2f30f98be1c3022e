"""Code runner

Write Python in an editor with colours, suggestions and undo, and run it in this very page: what it prints and where it
fails is shown below. Nothing is sent anywhere.
"""

import contextlib
import io
import traceback

import gradio as gr

EXAMPLE = '''
def fibonacci(count):
    """The first numbers of the sequence."""
    a, b = 0, 1
    for _ in range(count):
        yield a
        a, b = b, a + b


print(*fibonacci(10))
'''


def run(code):
    """What `code` prints, and the traceback if it fails."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(code or "", "editor.py", "exec"), {"__name__": "__main__"})
        except Exception as error:
            # The first frame is this function's; the reader wants their own.
            own = error.__traceback__.tb_next if error.__traceback__ else None
            out.write("".join(traceback.format_exception(type(error), error, own)))
    return out.getvalue() or "(nothing was printed)"


with gr.Blocks(title="Code runner") as demo:
    code = gr.Code(
        EXAMPLE, language="python", label="Program", lines=10, max_lines=24, interactive=True, autocomplete=True
    )
    go = gr.Button("Run", variant="primary")
    output = gr.Code(label="Output", lines=3, interactive=False, show_line_numbers=False, wrap_lines=True)
    with gr.Row():
        lines = gr.Textbox(label="Size", value=f"{len(EXAMPLE.strip().splitlines())} lines", interactive=False)
        where = gr.Textbox(label="Editor", value="not in use", interactive=False)

    go.click(run, code, output)
    code.change(lambda text: f"{len((text or '').splitlines())} lines", code, lines, show_progress="hidden")
    code.focus(lambda: "in use", None, where, show_progress="hidden")
    code.blur(lambda: "not in use", None, where, show_progress="hidden")

demo.launch()
