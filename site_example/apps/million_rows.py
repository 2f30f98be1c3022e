"""A million rows

Python keeps them, with ten columns each; the page asks for those in sight. Sorting and searching happen in Python.
"""

from array import array
from math import sqrt

import gradio as gr

ROWS = 1_000_000
CITIES = ["Lagos", "Lima", "Oslo", "Osaka", "Pune", "Quito", "Riga", "Rome", "Seoul", "Suva"]


class Computed:
    """A column whose values are made when somebody looks."""

    def __init__(self, value):
        self.value = value

    def __len__(self):
        return ROWS

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self.value(i) for i in range(*index.indices(ROWS))]
        return self.value(index)


def scrambled(i):
    return i * 7_368_787 % ROWS


TABLE = {
    "number": range(ROWS),
    "scrambled": Computed(scrambled),
    "square": Computed(lambda i: i * i),
    "root": Computed(lambda i: round(sqrt(i), 4)),
    "third": array("d", (i / 3 for i in range(0, 3 * ROWS, 3))),
    "even": Computed(lambda i: i % 2 == 0),
    "city": Computed(lambda i: CITIES[scrambled(i) % 10]),
    "code": Computed(lambda i: f"{i:06x}"),
    "binary": Computed(lambda i: f"{i:020b}"),
    "words": Computed(lambda i: f"row {i} of a million"),
}
TYPES = ["number", "number", "number", "number", "number", "bool", "str", "str", "str", "str"]


def tell(event: gr.SelectData):
    return f"{event.value} in {event.row_value}"


with gr.Blocks(title="A million rows", fill_width=True) as demo:
    table = gr.Dataframe(
        TABLE,
        datatype=TYPES,
        type="array",
        label="A million rows",
        interactive=False,
        show_row_numbers=True,
        show_search="search",
        pinned_columns=1,
    )
    chosen = gr.Textbox(label="Chosen", placeholder="Click a cell.")
    table.select(tell, None, chosen, show_progress="hidden")

demo.launch()
