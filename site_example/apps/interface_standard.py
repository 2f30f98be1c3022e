"""Loan calculator

A standard Interface: inputs on the left, outputs on the right, examples to click, further inputs folded away, and a
button that flags a result.
"""

import gradio as gr


def monthly_payment(amount, years, interest=5.0, fee=0):
    if amount <= 0:
        raise gr.Error("Ask for more than nothing.", print_exception=False)
    months = int(years) * 12
    rate = interest / 100 / 12
    total = amount + fee
    payment = total / months if rate == 0 else total * rate / (1 - (1 + rate) ** -months)
    return round(payment, 2), f"{payment * months - amount:,.2f} more than you borrowed"


demo = gr.Interface(
    monthly_payment,
    inputs=[gr.Number(10_000, label="Amount"), gr.Slider(1, 30, value=10, step=1, label="Years")],
    outputs=[gr.Number(label="Monthly payment"), gr.Textbox(label="Cost")],
    additional_inputs=[gr.Number(5, label="Interest (%)"), gr.Number(0, label="Fee")],
    additional_inputs_accordion="Conditions",
    examples=[[10_000, 5], [250_000, 30]],
    flagging_options=["too expensive", "wrong"],
    title="Loan calculator",
    description="What a loan costs each month. *Nothing leaves this page.*",
    article="Paid back in equal instalments at the end of each month.",
)

demo.launch()
