"""`lite build --single-file` in browsers: from a `file:` address without a network, by http, and where it can't run."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from lite.bundle.icons import draw
from lite.bundle.runtime import Chunks, find_runtime, read
from lite.bundle.single_file import modules
from lite.cli import main
from tests.browser.conftest import ACTION_MS, BOOT_MS, Serve
from tests.browser.models import draco_glb
from tests.browser.pages import make_wheel
from tests.browser.pictures import widths
from tests.browser.test_other_browsers import FIREFOX, Reports, reports
from tests.conftest import ROOT

__all__ = ["reports"]  # a fixture

HELLO = ROOT / "site_example" / "apps" / "hello.py"

HOLD = """
const { postMessage } = Worker.prototype;
const held = [];
Worker.prototype.postMessage = function (...given) { held.push(() => postMessage.apply(this, given)); };
window.release = () => {
  Worker.prototype.postMessage = postMessage;
  for (const send of held) send();
};
"""
"""No worker hears anything until the test says so: Python is never up before."""


class OpenFile(Protocol):
    """Opens a file or an address in a tab of its own, which has a script before all others."""

    def __call__(self, place: Path | str, script: str = "", *, errors: bool = False) -> Page: ...


@pytest.fixture
def open_file(browser: Browser) -> Iterator[OpenFile]:
    """Tabs of visitors without a network, each of them for the first time.

    Their consoles have to stay empty, unless `errors` are expected.
    """
    said: list[str] = []
    contexts = []

    def open_(place: Path | str, script: str = "", *, errors: bool = False) -> Page:
        context = browser.new_context(offline=isinstance(place, Path), viewport={"width": 1200, "height": 1200})
        contexts.append(context)
        context.set_default_timeout(ACTION_MS)
        page = context.new_page()

        def listen(message: ConsoleMessage) -> None:
            if "GL Driver Message" not in message.text:  # of a Chromium that draws WebGL without a card
                said.append(f"{message.type}: {message.text}")

        if not errors:
            page.on("console", listen)
            page.on("pageerror", lambda error: said.append(f"uncaught: {error}"))
        if script:
            page.add_init_script(script)
        page.goto(place.as_uri() if isinstance(place, Path) else place, wait_until="commit")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not said, "The page's console is not empty:\n" + "\n".join(said)


def built(app: Path, output: Path, *options: str) -> Path:
    """The single file of an app."""
    assert main(["build", str(app), "--single-file", "-o", str(output), *options]) == 0
    return output


@pytest.fixture(scope="module")
def hello(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest app, in a folder whose name has to be written otherwise in an address."""
    return built(HELLO, tmp_path_factory.mktemp("single") / "my pages #1" / "say hello.html")


def greet(page: Page, name: str = "Ada") -> None:
    """Use the app as a person would who doesn't wait for Python."""
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Greeting")).to_have_value(f"Hello, {name}!", timeout=BOOT_MS)


def test_it_opens_from_a_file_without_a_network_and_takes_text_before_python_is_up(
    hello: Path, open_file: OpenFile
) -> None:
    page = open_file(hello, HOLD)
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Greeting")).to_have_value("")
    page.evaluate("window.release()")
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!", timeout=BOOT_MS)
    expect(page.get_by_label("Name")).to_have_value("Ada")
    expect(page).to_have_title("Hello")


def test_it_starts_from_its_snapshot_and_as_well_without_one(
    hello: Path, site: Path, tmp_path: Path, open_file: OpenFile
) -> None:
    plain = built(HELLO, tmp_path / "plain.html", "--no-snapshot")
    assert plain.stat().st_size < hello.stat().st_size - 3_000_000
    greet(open_file(plain))


def test_it_works_by_http_too(hello: Path, serve: Serve, open_file: OpenFile) -> None:
    greet(open_file(f"{serve(hello.parent).url}say%20hello.html"))


APP = """
from pathlib import Path

import gradio as gr
import tinything

import words

square = gr.pool(lambda number: number * number, workers=1)


def save(text):
    Path("note.txt").write_text(text)
    return "note.txt"


CSS = "#top h1 { color: rgb(1, 2, 3) }"

with gr.Blocks(theme=gr.themes.Soft(), css=CSS, head="<script>window.mark = '!'</script>") as demo:
    gr.Markdown("# Many files", elem_id="top")
    name = gr.Textbox(label="Name")
    out = gr.Textbox(label="Out")
    gr.Button("Say").click(lambda name: f"{words.HELLO} {name} {tinything.x}", name, out)
    rows = gr.Number(3, label="Rows")
    table = gr.Dataframe(headers=["number", "square"], label="Squares")
    gr.Button("Fill").click(lambda n: [[i, i * i + 100] for i in range(int(n))], rows, table)
    cat = gr.Image("pictures/a cat.png", type="filepath", label="Cat")
    again = gr.Image(label="Again")
    gr.Button("Show again").click(lambda path: path, cat, again)
    gr.File("pictures/words.csv", label="Given")
    gr.Model3D("pictures/square.glb", label="Square", interactive=False)
    note = gr.File(label="Note")
    gr.Button("Write down").click(save, name, note)
    marked = gr.Textbox(label="Marked")
    gr.Button("Mark").click(None, name, marked, js="(text) => text + window.mark")
    squared = gr.Number(label="Squared")
    gr.Button("Square").click(square, rows, squared)

    @gr.render(inputs=rows)
    def sliders(count):
        for number in range(int(count)):
            gr.Slider(label=f"Loudness {number}")


demo.launch()
"""


@pytest.fixture
def many(site: Path, tmp_path: Path) -> Path:
    """An app of several files, with a package and a picture."""
    home = tmp_path / "many"
    (home / "wheels").mkdir(parents=True)
    (home / "pictures").mkdir()
    make_wheel(home / "wheels", "tinything", "x = 42\n")
    (home / "requirements.txt").write_text("tinything\n")
    (home / "app.py").write_text(APP)
    (home / "words.py").write_text("HELLO = '</script><!-- <b>'\n")
    (home / "pictures" / "a cat.png").write_bytes(draw(48, "Cat"))
    (home / "pictures" / "square.glb").write_bytes(draco_glb())
    (home / "pictures" / "words.csv").write_text("a,b\n")
    return built(home, tmp_path / "many.html")


def test_files_packages_tables_pictures_and_scripts_of_an_app_work_from_a_file(many: Path, open_file: OpenFile) -> None:
    page = open_file(many)
    expect(page.get_by_role("heading", name="Many files")).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.get_by_role("img", name="Cat")).to_be_visible()
    assert widths(page) == [48], "the picture is painted before Python is up"
    with page.expect_download() as download:
        page.get_by_role("link", name="words.csv").first.click()
    assert download.value.path().read_text() == "a,b\n"
    expect(page.get_by_text("The model is shown: 2 triangles.")).to_be_attached()
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_label("Out")).to_have_value("</script><!-- <b> Ada 42", timeout=BOOT_MS)
    page.get_by_role("button", name="Fill", exact=True).click()
    expect(page.get_by_text("104", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Show again").click()
    expect(page.get_by_role("img", name="Again")).to_be_visible()
    expect(page.get_by_role("slider", name="Loudness 2")).to_be_visible()
    page.get_by_role("button", name="Mark").click()
    expect(page.get_by_label("Marked")).to_have_value("Ada!")
    page.get_by_role("button", name="Square", exact=True).click()
    expect(page.get_by_label("Squared")).to_have_value("9", timeout=BOOT_MS)
    assert widths(page) == [48, 48], "a picture that Python gave crosses from the worker to the page"
    page.get_by_role("button", name="Write down").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="note.txt").first.click()
    assert download.value.path().read_text() == "Ada"


def test_a_model_runs_in_a_worker_of_the_worker(site: Path, tmp_path: Path, open_file: OpenFile) -> None:
    apps = ROOT / "site_example" / "apps"
    file = built(
        apps / "toy_writer.py", tmp_path / "toy.html", "--model", f"toy-writer={apps / 'models' / 'toy-writer'}"
    )
    page = open_file(file)
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_label("Story")).to_have_value(re.compile(r"^the river \w+ \w+ "), timeout=BOOT_MS)


LOOP = """
import gradio as gr


def spin():
    while True:
        pass


with gr.Blocks() as demo:
    upload = gr.File(label="Upload")
    mark = gr.Textbox(label="Mark")
    out = gr.Textbox(label="Out")
    running = gr.Button("Spin").click(spin, None, out)
    gr.Button("Stop").click(None, None, None, cancels=running)
    gr.Button("Read").click(lambda path, mark: open(path).read() + mark, [upload, mark], out)
demo.launch()
"""


def test_a_python_that_hangs_is_started_again_and_finds_the_uploads(
    site: Path, tmp_path: Path, open_file: OpenFile
) -> None:
    app = tmp_path / "loop.py"
    app.write_text(LOOP)
    page = open_file(built(app, tmp_path / "loop.html", "--no-bake"), errors=True)
    (tmp_path / "note.txt").write_text("from the disk")
    page.locator("input[type=file]").set_input_files(tmp_path / "note.txt", timeout=BOOT_MS)
    expect(page.get_by_text("note.txt").first).to_be_visible(timeout=BOOT_MS)
    for mark in (" again", " and again"):
        page.get_by_role("button", name="Spin").click()
        page.get_by_role("button", name="Stop").click()
        page.get_by_label("Mark").fill(mark)
        page.get_by_role("button", name="Read").click()
        expect(page.get_by_label("Out")).to_have_value(f"from the disk{mark}", timeout=BOOT_MS)


HOSTILE = '''"""</script><script>window.bad = 1</script>"""
import gradio as gr

TEXT = "</script><!--<script>window.bad = 1</script><img src='data:,' onerror='window.bad = 1'>"
with gr.Blocks(title=TEXT) as demo:
    gr.Markdown(TEXT)
    box = gr.Textbox(TEXT, label="Text")
    out = gr.Textbox(label="Out")
    gr.Button("Copy it").click(lambda text: text + TEXT, box, out)
demo.launch()
'''


def test_no_text_of_the_app_runs_and_all_of_it_arrives(site: Path, tmp_path: Path, open_file: OpenFile) -> None:
    app = tmp_path / "hostile.py"
    app.write_text(HOSTILE)
    page = open_file(built(app, tmp_path / "hostile.html"), errors=True)  # newer browsers tell of a handler they block
    text = re.findall(r'TEXT = "(.*)"', HOSTILE)[0]
    expect(page.get_by_label("Text")).to_have_value(text)
    page.get_by_role("button", name="Copy it").click()
    expect(page.get_by_label("Out")).to_have_value(text * 2, timeout=BOOT_MS)
    assert page.evaluate("window.bad") is None


def test_the_policy_stops_scripts_that_are_not_the_pages_own(hello: Path, open_file: OpenFile) -> None:
    page = open_file(hello, errors=True)
    greet(page)
    tried = page.evaluate(
        """async () => {
          document.body.insertAdjacentHTML('beforeend', '<button onclick="window.bad = 1">Try</button>');
          document.body.lastElementChild.click();
          const script = document.createElement('script');
          script.textContent = 'window.bad = 2';
          document.head.append(script);
          const other = document.createElement('script');
          const refused = new Promise((done) => {
            other.onerror = () => done('refused');
            other.onload = () => done('ran');
          });
          other.src = 'data:text/javascript,window.bad = 3';
          document.head.append(other);
          return [await refused, window.bad ?? null];
        }"""
    )
    assert tried == ["refused", None]


REASON = re.compile("This browser can't run an app from a single file.*python -m http.server")


@pytest.mark.parametrize(
    "missing",
    [
        "delete globalThis.DecompressionStream;",
        "delete globalThis.Worker;",
        "globalThis.Worker = class extends Worker { constructor() { throw new DOMException('no', 'SecurityError'); } }",
        "const W = Worker; globalThis.Worker = class extends W { constructor(...given) { super('blob:null/none'); } }",
        "URL.createObjectURL = () => 'blob:null/none';",
    ],
)
def test_a_browser_that_cant_says_so_and_what_to_do(missing: str, hello: Path, open_file: OpenFile) -> None:
    page = open_file(hello, missing, errors=True)
    expect(page.get_by_role("alert").filter(has_text=REASON)).to_be_visible()


def test_a_browser_that_can_says_nothing_of_it(hello: Path, open_file: OpenFile) -> None:
    page = open_file(hello)
    greet(page)
    expect(page.get_by_text(REASON)).to_be_hidden()


def test_every_import_of_the_real_runtime_is_rewritten_and_none_leads_in_a_circle(site: Path) -> None:
    """A module's object URL is made of those of its imports: a circle would never be ready."""
    runtime = find_runtime()
    names = [name for name in Chunks(runtime).files if name.endswith(".js")]
    names += [name for name in runtime if name.endswith(".mjs")]
    carried = {f"runtime/{name}": read(runtime[name]) for name in names}
    graph: dict[str, list[str]] = {}
    for name, content in modules(carried).items():
        text = content.decode()
        assert not re.search(r"""(?<![\w$.])(?:from|import)\s*["'`]\.{1,2}/[\w./-]+\.js["'`]""", text), name
        assert not re.search(r"(?<![\w$.])import(?:\s*\(|\.meta)", text), name
        graph[name] = re.findall(r'"lite-single:([^"]+)"', text)
        assert set(graph[name]) <= set(carried), name
    assert len(list(TopologicalSorter(graph).static_order())) == len(carried)


USE = """
addEventListener('load', async () => {
  const until = async (find) => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const shown = (element) => element && !element.hidden && element.textContent;
  const said = { protocol: location.protocol };
  const all = (tag, which) => [...document.querySelectorAll(tag)].find(which);
  const notice = document.getElementById('lite-single-notice');
  const end = await until(() => document.querySelector('textarea') ?? shown(notice));
  if (typeof end === 'string') said.notice = end;
  else {
    end.value = 'Ada';
    end.dispatchEvent(new Event('input', { bubbles: true }));
    all('button', (each) => each.textContent.trim() === 'Submit').click();
    said.greeting = await until(() => all('textarea', (each) => each.value.startsWith('Hello'))?.value);
  }
  await fetch(REPORT, { method: 'POST', mode: 'no-cors', body: JSON.stringify(said) });
});
"""


@pytest.mark.skipif(FIREFOX is None, reason="There is no Firefox here.")
def test_it_opens_from_a_file_in_firefox(hello: Path, reports: Reports, tmp_path: Path) -> None:
    """The page uses the app itself, and may tell us so: Playwright can't drive Firefox."""
    script = f"<head><script>const REPORT = {json.dumps(reports.url)};{USE}</script>"
    page = hello.read_text("utf-8").replace("<head>", script, 1).replace("connect-src", f"connect-src {reports.url}", 1)
    (tmp_path / "page.html").write_text(page, "utf-8")
    (tmp_path / "profile").mkdir()
    command = [str(FIREFOX), "--headless", "--no-remote", "--profile", str(tmp_path / "profile")]
    running = subprocess.Popen(
        [*command, (tmp_path / "page.html").as_uri()],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert reports.said.get(timeout=BOOT_MS / 1000) == {"protocol": "file:", "greeting": "Hello, Ada!"}
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(30)
