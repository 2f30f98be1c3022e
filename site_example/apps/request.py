"""Who is asking?

What a function may know of the page that called it, what it keeps for each visitor, and how a program would call it.
"""

import gradio as gr


def look(request: gr.Request):
    return {
        "session": request.session_hash,
        "query": dict(request.query_params),
        "language": request.headers.get("Accept-Language", "").split(",")[0],
        "browser": request.headers.get("User-Agent", "unknown"),
    }


def greet(greeting: str, request: gr.Request, visits: int):
    """Greet by the name in the page's address."""
    name = request.query_params.get("name", "stranger")
    return f"{greeting}, {name}! You asked {visits + 1} time{'s' if visits else ''}.", visits + 1


with gr.Blocks(title="Who is asking?") as demo:
    visits = gr.State(0)
    gr.Markdown("Add `?name=Ada` to the address of this page and it will greet Ada.")
    with gr.Row():
        greeting = gr.Textbox("Hello", label="Greeting")
        answer = gr.Textbox(label="Answer")
    gr.Button("Greet", variant="primary").click(greet, [greeting, visits], [answer, visits], api_name="greet")
    seen = gr.JSON(label="What the function sees")
    with gr.Accordion("How a program would call it", open=False):
        api = gr.JSON(label="API")

    demo.load(look, None, seen, api_name=False)
    demo.load(lambda: demo.get_api_info()["named_endpoints"], None, api, api_name=False)

demo.launch()
