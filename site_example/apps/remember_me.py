"""Remember me

The browser keeps what is typed here, encrypted, until the next visit: reload the page and it is still there.
"""

import gradio as gr

with gr.Blocks(title="Remember me") as demo:
    kept = gr.BrowserState({"name": "", "color": "blue"}, storage_key="lite-remember-me", secret="not much of one")
    greeting = gr.Markdown("Hello, stranger.")
    name = gr.Textbox(label="Your name")
    color = gr.Radio(["blue", "green", "red"], label="Favourite colour")
    forget = gr.Button("Forget me")

    @demo.load(inputs=kept, outputs=[name, color])
    def recall(kept):
        return kept["name"], kept["color"]

    @gr.on([name.change, color.change], inputs=[name, color], outputs=kept)
    def remember(name, color):
        return {"name": name, "color": color}

    @kept.change(inputs=kept, outputs=greeting)
    def greet(kept):
        return f"Hello, {kept['name']}. You like {kept['color']}." if kept["name"] else "Hello, stranger."

    forget.click(lambda: ("", "blue"), None, [name, color])

if __name__ == "__main__":
    demo.launch()
