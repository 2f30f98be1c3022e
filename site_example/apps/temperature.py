"""Temperature

Celsius and Fahrenheit, kept in step both ways: type a number or drag the slider.
"""

import gradio as gr


def to_fahrenheit(celsius: float) -> float:
    return celsius * 9 / 5 + 32


def to_celsius(fahrenheit: float) -> float:
    return (fahrenheit - 32) * 5 / 9


def describe(celsius: float) -> str:
    if celsius <= 0:
        return "Water freezes."
    if celsius >= 100:
        return "Water boils."
    return "Water is liquid."


with gr.Blocks(title="Temperature") as demo:
    celsius = gr.Slider(-50, 150, value=20, step=0.5, label="Celsius")
    fahrenheit = gr.Number(value=68, label="Fahrenheit", minimum=-58, maximum=302, precision=1)
    state = gr.Textbox(describe(20), label="At sea level")

    # `input` fires only when a person changes the value, so the two do not chase each other.
    celsius.input(to_fahrenheit, celsius, fahrenheit, show_progress="hidden", trigger_mode="always_last")
    fahrenheit.input(to_celsius, fahrenheit, celsius, show_progress="hidden", trigger_mode="always_last")
    celsius.change(describe, celsius, state, show_progress="hidden")
    celsius.release(lambda c: gr.Info(f"Set to {c:g} °C"), celsius, trigger_mode="always_last")

demo.launch()
