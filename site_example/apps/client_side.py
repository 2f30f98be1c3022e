"""Python that never leaves the page

A tip splitter and a loan calculator whose Python functions run in the page itself, without asking Python.
"""

import gradio as gr

CURRENCIES = {"Euro": "€", "Dollar": "$", "Pound": "£"}


def money(amount, currency):
    return f"{CURRENCIES[currency]}{amount:,.2f}"


def split(bill, percent, people, round_up, currency):
    if bill is None or bill < 0:
        raise gr.Error("Enter what the bill says, 0 or more.", title="The bill")
    total = bill * (1 + percent / 100)
    if round_up:
        total = -(-total // 1)
    share = total / people
    lines = [f"| Tip | {money(total - bill, currency)} |", f"| **Total** | **{money(total, currency)}** |"]
    if people > 1:
        lines.append(f"| Each of {people} | {money(share, currency)} |")
    return "\n".join(["| Share | Amount |", "|---|---:|", *lines])


def repay(amount, rate, years):
    months = years * 12
    monthly = rate / 100 / 12
    payment = amount / months if monthly == 0 else amount * monthly / (1 - (1 + monthly) ** -months)
    left, rows = amount, []
    for year in range(1, years + 1):
        for _ in range(12):
            left -= payment - left * monthly
        rows.append(f"| {year} | {max(left, 0):,.0f} |")
    plan = "\n".join(["| Year | Left to pay |", "|---:|---:|", *rows])
    return f"{payment:,.2f} a month, {payment * months - amount:,.2f} of interest", plan


def show_plan(wanted):
    return gr.Markdown(visible=wanted), gr.Checkbox(label="Hide the plan" if wanted else "Show the plan")


with gr.Blocks(title="Python that never leaves the page") as demo:
    with gr.Tab("Tip"):
        with gr.Row():
            bill = gr.Number(84.5, label="Bill", minimum=0)
            currency = gr.Radio(list(CURRENCIES), value="Euro", label="Currency")
        percent = gr.Slider(0, 30, value=10, step=1, label="Tip in percent")
        people = gr.Slider(1, 12, value=3, step=1, label="People")
        round_up = gr.Checkbox(False, label="Round up")
        result = gr.Markdown(split(84.5, 10, 3, False, "Euro"))
        inputs = [bill, percent, people, round_up, currency]
        gr.on([one.change for one in inputs], split, inputs, result, js=True)
    with gr.Tab("Loan"):
        with gr.Row():
            amount = gr.Number(20000, label="Amount")
            rate = gr.Number(4.5, label="Interest in percent a year", step=0.1)
            years = gr.Slider(1, 30, value=5, step=1, label="Years")
        payment = gr.Textbox(repay(20000, 4.5, 5)[0], label="You pay")
        wanted = gr.Checkbox(False, label="Show the plan")
        plan = gr.Markdown(repay(20000, 4.5, 5)[1], visible=False)
        gr.on([amount.change, rate.change, years.change], repay, [amount, rate, years], [payment, plan], js=True)
        wanted.change(show_plan, wanted, [plan, wanted], js=True)

demo.launch()
