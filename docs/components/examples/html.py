import gradio as gr


def count(text, letters="aeiou"):
    return sum(text.lower().count(letter) for letter in letters)


with gr.Blocks() as demo:
    words = gr.HTML(
        ["apple", "banana", "cherry"],
        html_template="""
            <h3>{{title}}</h3>
            <ul>{{#each value}}<li>{{@index}}: {{this}}</li>{{else}}<li>Nothing</li>{{/each}}</ul>
            <p>${value.map((word) => word.length).join(' + ')} letters</p>
            <button type="button">Count vowels</button> <output></output>
        """,
        css_template="li { color: var(--link-text-color) } output { font-weight: 600 }",
        js_on_load="""
            element.querySelector('button').addEventListener('click', async () => {
                const vowels = await server.count(props.value.join(' '));
                element.querySelector('output').textContent = vowels;
                trigger('submit', { vowels });
            });
        """,
        server_functions=[count],
        title="Fruits",
    )
    more = gr.Button("Add a fig")
    result = gr.Textbox(label="Vowels")
    more.click(lambda fruits: [*fruits, "fig"], words, words)

    @words.submit(outputs=result)
    def counted(event: gr.EventData):
        return event.vowels


demo.launch()
