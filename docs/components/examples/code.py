import json

import gradio as gr

with gr.Blocks() as demo:
    written = gr.Code('{"name": "Ada", "tags": ["maths"]}', language="json", label="JSON", interactive=True)
    tidy = gr.Code(language="json", label="Tidy", interactive=False)
    gr.Button("Tidy up").click(lambda text: json.dumps(json.loads(text), indent=2), written, tidy)

demo.launch()
