"""Spreadsheet

Type, paste from a spreadsheet, sort, fill down, undo: the sums follow. Right-click a cell for rows and columns.
"""

import gradio as gr

BUDGET = [
    ["Rent", "Home", 1180.0, True, "2025-01-01"],
    ["Groceries", "Food", 362.4, True, "2025-01-04"],
    ["Train pass", "Travel", 89.0, True, "2025-01-02"],
    ["Coffee", "Food", 31.5, False, "2025-01-19"],
    ["Concert", "Fun", 54.0, False, "2025-01-25"],
    ["Bicycle repair", "Travel", 76.2, True, "2025-01-11"],
    ["Electricity", "Home", 64.9, True, "2025-01-15"],
    ["Books", "Fun", 47.8, False, "2025-01-22"],
]


def numbers(rows):
    return [row for row in rows if isinstance(row[2], (int, float))]


def summarize(rows):
    totals = {}
    for row in numbers(rows):
        totals[row[1] or "Other"] = totals.get(row[1] or "Other", 0) + row[2]
    whole = sum(totals.values())
    table = [[name, round(total, 2), f"{total / whole:.0%}" if whole else ""] for name, total in totals.items()]
    open_ = sum(row[2] for row in numbers(rows) if row[3] is not True)
    return sorted(table, key=lambda row: -row[1]), f"**{whole:,.2f}** in all, **{open_:,.2f}** of it not paid yet"


def describe(event: gr.SelectData):
    return f"Row {event.index[0] + 1}, column {event.index[1] + 1}: {event.value}"


with gr.Blocks(title="Spreadsheet") as demo:
    budget = gr.Dataframe(
        BUDGET,
        headers=["What", "Category", "Amount", "Paid", "Day"],
        datatype=["str", "str", "number", "bool", "date"],
        type="array",
        label="Budget",
        interactive=True,
        show_row_numbers=True,
        show_search="filter",
        max_height=380,
    )
    chosen = gr.Textbox(label="Chosen cell", placeholder="Click a cell.")
    with gr.Row():
        totals = gr.Dataframe(headers=["Category", "Total", "Share"], datatype=["str", "number", "str"], label="Totals")
        line = gr.Markdown()

    budget.change(summarize, budget, [totals, line], show_progress="hidden")
    budget.select(describe, None, chosen, show_progress="hidden")
    demo.load(summarize, budget, [totals, line])

demo.launch()
