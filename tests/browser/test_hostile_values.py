"""Values that somebody else wrote: shown, and harmless. All components that draw markup get the same ones."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser.pages import BOOT_MS, document, running, show

HOSTILE = """\
<img src="data:," onerror="window.harm = 1"><script>window.harm = 1</script>
<a href="javascript:window.harm=1">a</a> [b](javascript:window.harm=1) <a href="java&#10;script:window.harm=1">c</a>
<svg onload="window.harm=1"><script>window.harm = 1</script></svg>
<iframe srcdoc="<script>parent.harm = 1</script>"></iframe>
<style>body { display: none }</style>
<math><mtext></table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.harm=1&gt;">
<p title="<style>"></p><style>x</style><img src="data:," alt="><img src=x onerror=window.harm=1>">
<form action="javascript:window.harm=1"><input autofocus onfocus="window.harm=1"></form>
<details open ontoggle="window.harm=1"><summary>s</summary></details>
$$\\href{javascript:window.harm=1}{x}$$
"""

APP = f"""
import gradio as gr

hostile = {json.dumps(HOSTILE)}

picture = "scene.svg"
with open(picture, "w") as file:
    file.write('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="parent.harm=1;window.harm=1">'
        '<script>parent.harm=1;window.harm=1</script><foreignObject><img src="x" onerror="parent.harm=1"/>'
        '</foreignObject></svg>')

with gr.Blocks() as demo:
    gr.Image(picture, type="filepath")
    gr.Gallery([(picture, hostile)], type="filepath")
    gr.ImageSlider((picture, picture), type="filepath")
    gr.AnnotatedImage((picture, [((0, 0, 5, 5), hostile)]))
    gr.File(picture)
    gr.Markdown(hostile)
    gr.Markdown("# end of markdown")
    gr.HTML(hostile)
    template = '<div title="${{value}}">${{value}}</div>'
    gr.HTML(hostile, html_template=template, css_template="}} body {{ display: none }} .x {{ ")
    everywhere = "{{{{value}}}}{{{{{{value}}}}}}{{{{#each list}}}}<b>{{{{this}}}}</b>{{{{{{this}}}}}}{{{{/each}}}}"
    code = "${{window.harm = 1}} {{{{#if value}}}}"
    gr.HTML(hostile + code, html_template=everywhere, list=[hostile, code])
    gr.HTML(hostile, html_template="${{[value, `${{value}}`].map((v) => `<i title='${{v}}'>${{v}}</i>`).join('')}}")
    with gr.HTML(hostile + "@children", html_template="${{value}}@children"):
        gr.Markdown(hostile)
    gr.Chatbot([
        {{"role": "user", "content": hostile}},
        {{"role": "assistant", "content": hostile, "metadata": {{"title": hostile}}}},
        {{"role": "assistant", "content": "", "options": [{{"value": hostile}}]}},
    ], placeholder=hostile)
    gr.Chatbot(placeholder=hostile, examples=[{{"text": hostile}}])
    gr.Dataset(components=["html", "markdown", "textbox"], samples=[[hostile, hostile, hostile]])
demo.launch()
"""

LONG = "Grüße, 0123456789 "
"""Repeated to ten million characters; on one line, which the browser lays out in a third of the time of many."""

HUGE_APP = f"""
import gradio as gr

long = {LONG!r} * (10_000_000 // {len(LONG)})

def look(text):
    return f"{{len(text)}} {{text == long}}" if len(text) > 99 else ascii(text)

with gr.Blocks() as demo:
    text = gr.Textbox(label="Text")
    seen = gr.Textbox(label="Seen")
    gr.Button("Look").click(look, text, seen)
    gr.Button("Long").click(lambda: long + ".", None, text)
    gr.Button("Half").click(lambda: "\\ud800 alone \\udfff", None, text)
demo.launch()
"""

ENTER = """(area, text) => {
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}"""
"""What a page sees of a paste."""

DANGEROUS = """() => [...document.querySelectorAll('.gradio-container *')].flatMap((element) =>
  [...element.attributes]
    .filter(({ name, value }) => name.startsWith('on') || name === 'srcdoc'
      || (['href', 'src', 'action'].includes(name) && /^\\W*j\\s*a\\s*v\\s*a\\s*script:/i.test(value)))
    .map(({ name, value }) => `${element.tagName} ${name}=${value}`))"""


def test_hostile_values_are_shown_and_run_nothing(page: Page, site_url: str) -> None:
    show(page, site_url, document("<div id='here'></div>"))
    page.wait_for_function("() => window.createGradioApp")
    page.evaluate("(code) => { createGradioApp({ target: document.getElementById('here'), code }); }", APP)
    running(page)
    page.get_by_role("heading", name="end of markdown").wait_for()
    page.get_by_role("log").first.wait_for()
    # The first paint may still be the source as text: wait until the sanitiser has been through all of it.
    page.wait_for_function("() => document.querySelectorAll('.prose-source, .lite-loading').length === 0")
    for button in page.locator("summary, .chatbot-options button, .chatbot-example, .tr-body").all():
        button.dispatch_event("click")
    page.wait_for_timeout(500)
    assert page.evaluate("window.harm") is None
    assert page.evaluate(DANGEROUS) == []
    assert page.evaluate("getComputedStyle(document.body).display") == "block"


def test_ten_megabytes_and_half_characters_go_both_ways_as_they_are(page: Page, site_url: str) -> None:
    """The browser needs seconds to lay 10 MB out, in a bare `<textarea>` as well; the rest is half a second."""
    show(page, site_url, document(f"<lite-app>{HUGE_APP}</lite-app>"))
    running(page)
    text, seen = page.get_by_label("Text").element_handle(), page.get_by_label("Seen")
    assert text is not None
    count = 10_000_000 // len(LONG)

    text.evaluate(f"(area, [piece, count]) => ({ENTER})(area, piece.repeat(count))", [LONG, count])
    page.get_by_role("button", name="Look").click(timeout=BOOT_MS)
    expect(seen).to_have_value(f"{count * len(LONG)} True", timeout=BOOT_MS)

    page.get_by_role("button", name="Long").click(timeout=BOOT_MS)
    given = "([area, piece, count]) => area.value === piece.repeat(count) + '.'"
    page.wait_for_function(given, arg=[text, LONG, count], timeout=BOOT_MS)

    # The same session goes on, and a text of halves is neither refused nor mended.
    text.evaluate(f"(area) => ({ENTER})(area, 'a\\udfff b\\ud83d')")
    page.get_by_role("button", name="Look").click(timeout=BOOT_MS)
    expect(seen).to_have_value(r"'a\udfff b\ud83d'", timeout=BOOT_MS)
    page.get_by_role("button", name="Half").click()
    page.wait_for_function("(area) => area.value === '\\ud800 alone \\udfff'", arg=text)
