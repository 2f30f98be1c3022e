import gradio as gr

with gr.Blocks() as demo:
    gr.Navbar(main_page_name="Start", value=[("Gradio", "https://www.gradio.app")])
    gr.Markdown("The first page.")

with demo.route("About", "/about"):
    gr.Markdown("A second page.")

demo.launch()
