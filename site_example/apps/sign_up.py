"""Sign up

Validators check a form before its function runs, and say at each field what is wrong with it.
"""

import gradio as gr

TAKEN = {"ada", "grace"}


def check(name: str, age: float | None, password: str):
    return (
        gr.validate(len(name) >= 3 and name.lower() not in TAKEN, f"{name!r} is too short or taken; try another."),
        gr.validate(age is not None and age >= 18, "You have to be 18."),
        gr.validate(len(password) >= 8, f"{8 - len(password)} characters more, please."),
    )


def sign_up(name: str, age: float, password: str) -> str:
    return f"Welcome, {name}!"


with gr.Blocks(title="Sign up") as demo:
    name = gr.Textbox(label="Name", value="Ada")
    age = gr.Number(label="Age", value=17, precision=0)
    password = gr.Textbox(label="Password", type="password")
    button = gr.Button("Sign up", variant="primary")
    answer = gr.Textbox(label="Answer", interactive=False)
    button.click(sign_up, [name, age, password], answer, validator=check)

if __name__ == "__main__":
    demo.launch()
