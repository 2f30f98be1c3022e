"""Notebook

Markdown with formulas, code and tables, drawn as you type. HTML in it is made harmless before it is shown.
"""

import gradio as gr

TEXT = r"""
## Falling

A stone that falls for $t$ seconds has fallen

$$ s = \frac{1}{2} g t^2 $$

| $t$ (s) | $s$ (m) |
|--------:|--------:|
| 1       | 4.9     |
| 2       | 19.6    |
| 3       | 44.1    |

```python
def fallen(seconds, g=9.81):
    return g * seconds**2 / 2
```

- [x] measured
- [ ] *explained*, see [Newton](https://en.wikipedia.org/wiki/Isaac_Newton)
"""

DELIMITERS = [{"left": "$$", "right": "$$", "display": True}, {"left": "$", "right": "$", "display": False}]

with gr.Blocks(title="Notebook") as demo:
    with gr.Row():
        source = gr.Textbox(TEXT.strip(), label="Markdown", lines=22, max_lines=22)
        with gr.Column():
            shown = gr.Markdown(
                TEXT, label="Page", latex_delimiters=DELIMITERS, header_links=True, buttons=["copy"], container=True
            )
    source.change(lambda text: text, source, shown, show_progress="hidden")

demo.launch()
