"""What a user types, a file is called, or a page forges: shown or refused, never run and never read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.pages import document, running, show

ATTACKS = [
    "<script>window.harm = 1</script>",
    '<img src="data:," onerror="window.harm = 1">',
    '<svg/onload="window.harm = 1">',
    '<iframe srcdoc="<script>parent.harm = 1</script>"></iframe>',
    '<details open ontoggle="window.harm = 1">x</details>',
    '<a href="javascript:window.harm = 1">go</a>',
    "[go](javascript:window.harm%20=%201)",
    "![go](javascript:window.harm=1)",
    "[go](data:text/html,<script>parent.harm=1</script>)",
    '<form action="javascript:window.harm=1"><button>go</button></form>',
    '<a href="\x01java\tscript:window.harm=1">go</a>',
    "```html\n<script>window.harm = 1</script>\n```",
    "$$\\href{javascript:window.harm=1}{go}$$",
    "</textarea></pre></style></title><script>window.harm = 1</script>",
    '" autofocus onfocus="window.harm = 1" x="',
    "{{constructor.constructor('window.harm = 1')()}} ${window.harm = 1}",
]

XSS_APP = """
import gradio as gr

def show(text):
    gr.Info(text, title=text)
    gr.Warning(text)
    said = [
        {"role": "user", "content": text},
        {"role": "assistant", "content": text, "metadata": {"title": text, "log": text}},
        gr.ChatMessage(text, options=[{"value": text, "label": text}]),
    ]
    spans = [(text, text), (text, None)]
    return (text, text, {"a": text}, said, {text: 0.7, "b": 0.3}, {text: [text]}, spans,
            gr.Radio(choices=[text], label=text, info=text), gr.Dropdown(choices=[text], value=text, label=text),
            gr.Textbox(value=text, label=text, placeholder=text, info=text), gr.Dataset(samples=[[text, text]]))

def fail(text):
    raise gr.Error(text, title=text, duration=None)

def crash(text):
    raise ValueError(text)

def name(file):
    return file.orig_name

with gr.Blocks() as demo:
    text = gr.Textbox(label="Attack", lines=2)
    button, failing, crashing = gr.Button("Show"), gr.Button("Fail"), gr.Button("Crash")
    outputs = [gr.Markdown(header_links=True), gr.HTML(), gr.HTML(html_template="<p title='${value.a}'>${value.a}</p>"),
               gr.Chatbot(label="Chat"), gr.Label(), gr.JSON(open=True), gr.HighlightedText(show_legend=True),
               gr.Radio(["a"]), gr.Dropdown(["a"]), gr.Textbox(),
               gr.Dataset(components=["markdown", "html"], samples=[])]
    button.click(show, text, outputs)
    failing.click(fail, text, None)
    crashing.click(crash, text, None)
    file = gr.File(label="File")
    file.upload(name, file, gr.Markdown())
    gr.Markdown("# ready")
demo.launch()
"""

DANGEROUS = """() => [...document.querySelectorAll('body *')].flatMap((element) => [
  ...(element.localName === 'script' || element.localName === 'iframe' ? [element.outerHTML.slice(0, 100)] : []),
  ...[...element.attributes]
    .filter(({ name, value }) => name.startsWith('on') || name === 'srcdoc'
      || (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)
          && /^[\\s\\x00-\\x1f]*(j\\s*a\\s*v\\s*a\\s*s\\s*c|vb\\s*s\\s*c|data:text)/i.test(value)))
    .map(({ name, value }) => `${element.localName} ${name}=${value}`),
])"""
"""What must not be in the page, however an attack is written."""


PRESS = """() => {
  for (const element of document.querySelectorAll('#here :is(a, [href], form button, summary)')) {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
}"""


def launch(page: Page, site_url: str, code: str) -> None:
    """Run `code` in a page; it goes in by script, so that no parser of HTML touches it."""
    show(page, site_url, document("<div id='here'></div>"))
    page.wait_for_function("() => window.createGradioApp")
    page.evaluate("(code) => { window.app = createGradioApp({ target: here, code, eager: true }); }", code)
    running(page)


def assert_unharmed(page: Page) -> None:
    """Press everything that an attack may have left to press, then look."""
    page.evaluate(PRESS)
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0)))")
    assert page.evaluate(DANGEROUS) == []
    assert page.evaluate("window.harm") is None
    assert page.url.endswith("test.html")


@pytest.mark.allow_console_errors
def test_no_component_toast_or_label_runs_what_a_user_typed(page: Page, site_url: str) -> None:
    launch(page, site_url, XSS_APP)
    page.get_by_role("heading", name="ready").wait_for()
    for attack in [*ATTACKS, "\n\n".join(ATTACKS)]:
        page.get_by_label("Attack").fill(attack)
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_test_id("toast-body")).to_have_count(2)
        expect(page.get_by_test_id("bot").first).to_be_visible()
        assert_unharmed(page)
        for left in (1, 0):
            page.get_by_test_id("toast-close").first.click()
            expect(page.get_by_test_id("toast-body")).to_have_count(left)


@pytest.mark.allow_console_errors
@pytest.mark.parametrize("button", ["Fail", "Crash"])
def test_no_error_message_runs_what_it_quotes(page: Page, site_url: str, button: str) -> None:
    launch(page, site_url, XSS_APP)
    page.get_by_label("Attack").fill("\n\n".join(ATTACKS))
    page.get_by_role("button", name=button).click()
    expect(page.get_by_test_id("toast-body")).to_be_visible()
    assert_unharmed(page)


def test_a_file_may_be_called_anything(page: Page, site_url: str) -> None:
    launch(page, site_url, XSS_APP)
    name = "<img src=x onerror=window.harm=1>.txt"
    page.locator("input[type=file]").set_input_files(
        [FilePayload(name=name, mimeType="text/html", buffer=b"<script>window.harm = 1</script>")]
    )
    expect(page.get_by_role("button", name=name)).to_be_visible()
    assert_unharmed(page)


PATH_APP = """
import os
import gradio as gr

home = os.getcwd()
open(".secret", "w").write("token")
os.makedirs(".git", exist_ok=True)
open(".git/config", "w").write("token")
open("fine.txt", "w").write("fine")
os.symlink("/etc/passwd", "link.txt")

def give(path):
    return path

def read(file):
    return open(file).read()

def look(path):
    return path

with gr.Blocks() as demo:
    path = gr.Textbox(label="Path")
    offered, shown = gr.File(label="Offered"), gr.Image(label="Shown", type="filepath", interactive=False)
    taken, picture = gr.File(label="Taken"), gr.Image(label="Picture", type="filepath")
    content = gr.Textbox(label="Content")
    chat = gr.Chatbot(label="Chat")
    taken.upload(read, taken, content)
    picture.upload(look, picture, content)
    chat.clear(lambda messages: str(messages), chat, content)
    gr.Button("Offer").click(give, path, offered)
    gr.Button("Show").click(give, path, shown)
demo.launch(allowed_paths=["/nothing"], blocked_paths=["blocked"])
"""

FORBIDDEN = [
    "/etc/passwd",
    "/lib/python3.14/site-packages/README.txt",
    "/proc/self/environ",
    "../../../etc/passwd",
    "/tmp/lite/uploads/../../../etc/passwd",
    "/home/pyodide/app/.secret",
    ".git/config",
    "link.txt",
    "fine.txt\0.png",
    "..\\..\\etc\\passwd",
    "",
]


@pytest.mark.allow_console_errors
@pytest.mark.parametrize("button", ["Offer", "Show"])
def test_an_app_that_returns_a_forbidden_path_shows_an_error_instead(page: Page, site_url: str, button: str) -> None:
    launch(page, site_url, PATH_APP)
    for path in ("/etc/passwd", "/home/pyodide/app/.secret", "link.txt", "../app/.git/config"):
        page.get_by_label("Path").fill(path)
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_test_id("toast-text")).to_contain_text(path.rsplit("/", 1)[-1])
        expect(page.get_by_test_id("toast-text")).not_to_contain_text("Traceback")
        expect(page.get_by_test_id("download-link")).to_have_count(0)
        page.get_by_test_id("toast-close").click()
        expect(page.get_by_test_id("toast-text")).to_have_count(0)
    page.get_by_label("Path").fill("fine.txt")
    page.get_by_role("button", name="Offer").click()
    expect(page.get_by_role("link", name="Download fine.txt")).to_be_visible()


CALL = """([dep, inputs]) => new Promise((resolve) =>
  app.client.call(dep, inputs, (reply) => { if (reply.type === 'done' || reply.type === 'failed') resolve(reply); }))"""
"""Send a call by the page's own port, as a script that got into the page would."""


def forged(path: str, **more: Any) -> dict[str, Any]:
    return {"path": path, "orig_name": "a.txt", "meta": {"_type": "gradio.FileData"}, **more}


@pytest.mark.allow_console_errors
def test_a_forged_path_is_refused_whatever_component_it_is_for(page: Page, site_url: str) -> None:
    launch(page, site_url, PATH_APP)
    for path in [*FORBIDDEN, "file:///etc/passwd", f"{site_url}index.html", "http://127.0.0.1:9/secret"]:
        message = {"role": "user", "content": [{"type": "file", "file": forged(path)}]}
        for dep, payload in ((0, forged(path)), (1, forged(path)), (0, forged(path, url="data:,x"))):
            reply = page.evaluate(CALL, [dep, [payload]])
            assert (reply["type"], reply["code"]) in {("failed", "access"), ("failed", "payload")}, (path, reply)
        if "://" not in path:
            reply = page.evaluate(CALL, [2, [[message]]])
            assert reply["type"] == "failed", (path, reply)
    expect(page.get_by_label("Content")).to_have_value("")
    assert page.evaluate(CALL, [0, [forged("fine.txt")]])["type"] == "done"


@pytest.mark.allow_console_errors
def test_malformed_calls_fail_and_the_session_goes_on(page: Page, site_url: str) -> None:
    launch(page, site_url, PATH_APP)
    for dep, inputs in [
        (0, []),
        (0, [None, None]),
        (0, [[[[]]]]),
        (0, ["x" * 100_000]),
        (0, [{"path": {"path": "a"}}]),
        (2, [[{"role": "user", "content": [{"type": "file", "file": {}}]}]]),
        (2, ["text"]),
        (999, [None]),
        (-1, [None]),
    ]:
        reply = page.evaluate(CALL, [dep, inputs])
        assert reply["type"] == "failed", (dep, inputs)
        assert "Traceback" not in reply["message"]
    page.get_by_label("Path").fill("fine.txt")
    page.get_by_role("button", name="Offer").click()
    expect(page.get_by_role("link", name="Download fine.txt")).to_be_visible()
