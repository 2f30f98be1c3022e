"""Unit picker

Dropdowns that depend on each other: the quantity decides which units there are. Type to filter, or make up a unit.
"""

import gradio as gr

UNITS = {
    "Length": {"metre": 1.0, "kilometre": 1000.0, "foot": 0.3048, "mile": 1609.344},
    "Mass": {"kilogram": 1.0, "gram": 0.001, "pound": 0.45359237, "ounce": 0.028349523},
    "Time": {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0},
}


def offer_units(quantity):
    units = list(UNITS[quantity])
    return gr.Dropdown(choices=units, value=units[0]), gr.Dropdown(choices=units, value=units[1:3])


def factor(quantity, unit):
    """The size of a unit in base units; one that is made up says it itself, as in "furlong = 201.168"."""
    known = UNITS[quantity]
    if unit in known:
        return known[unit]
    try:
        return float(unit.partition("=")[2])
    except ValueError:
        raise gr.Error(f"How many {next(iter(known))}s are in a {unit}? Write it as “{unit} = 12.5”.")


def convert(amount, quantity, source, targets):
    base = (amount or 0) * factor(quantity, source)
    return "\n".join(f"{base / factor(quantity, target):,.6g} {target.partition('=')[0].strip()}" for target in targets)


with gr.Blocks(title="Unit picker") as demo:
    with gr.Row():
        quantity = gr.Dropdown(list(UNITS), value="Length", label="Quantity", filterable=False)
        amount = gr.Number(1, label="Amount")
        source = gr.Dropdown(list(UNITS["Length"]), label="From")
    targets = gr.Dropdown(
        list(UNITS["Length"]),
        value=["kilometre", "foot"],
        label="To",
        info="Up to four. You may make one up: furlong = 201.168",
        multiselect=True,
        allow_custom_value=True,
        max_choices=4,
    )
    result = gr.Textbox(label="Result", lines=4, buttons=["copy"])

    quantity.change(offer_units, quantity, [source, targets])
    gr.on([amount.change, source.change, targets.change], convert, [amount, quantity, source, targets], result)
    demo.load(convert, [amount, quantity, source, targets], result)

demo.launch()
