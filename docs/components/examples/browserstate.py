import gradio as gr

with gr.Blocks() as demo:
    visits = gr.BrowserState(0, storage_key="my-app-visits", secret="a text of your own")
    text = gr.Textbox(label="Visits", interactive=False)

    @demo.load(inputs=visits, outputs=[visits, text])
    def greet(visits):
        return visits + 1, f"This is your visit number {visits + 1}."


demo.launch()
