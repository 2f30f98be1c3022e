import gradio as gr

CITIES = {"France": ["Paris", "Lyon"], "Japan": ["Tokyo", "Osaka"]}


def cities_of(country):
    return gr.Dropdown(CITIES[country], value=CITIES[country][0])


with gr.Blocks() as demo:
    country = gr.Dropdown(list(CITIES), value="France", label="Country")
    city = gr.Dropdown(CITIES["France"], value="Paris", label="City")
    country.change(cities_of, country, city)

demo.launch()
