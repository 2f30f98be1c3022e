import gradio as gr

with gr.Blocks() as demo:
    celsius = gr.Number(20, label="°C", minimum=-273.15)
    fahrenheit = gr.Number(label="°F", precision=1)
    celsius.change(lambda degrees: degrees * 9 / 5 + 32, celsius, fahrenheit)

demo.launch()
